import { expect, it } from 'vitest';
import {
  aucInterval,
  betaQuantile,
  betaUpperQuantile,
  chiSquare2x2,
  clopperPearsonInterval,
  cohensD,
  mannWhitneyU,
  mean,
  meanInterval,
  newcombeInterval,
  normalQuantile,
  normalSurvival,
  pairedDifferenceInterval,
  powerTwoProportions,
  quantile,
  quantileInterval,
  rocCurve,
  studentTCritical,
  twoProportionZ,
  variance,
  wilsonInterval,
} from '../../../engine/statistics/index.ts';

const design = { p1: 0.1, p2: 0.2, n1: 50, n2: 50, alpha: 0.05 };

it.each<[string, () => unknown]>([
  ['mean: sample: expected at least 1 observation, got "0"', () => mean([])],
  ['mean: sample[1]: expected a finite number, got Infinity', () => mean([1, Number.POSITIVE_INFINITY])],
  ['variance: sample: expected at least 2 observations, got "1"', () => variance([1])],
  ['cohensD: a: expected at least 2 observations', () => cohensD([1], [1, 2])],
  ['cohensD: b: expected at least 2 observations', () => cohensD([1, 2], [1])],
  ['quantile: p: expected a number from 0 to 1, got -0.1', () => quantile([1], -0.1)],
  ['quantile: p: expected a number from 0 to 1, got 101', () => quantile([1], 101)],
  ['meanInterval: sample: expected at least 2', () => meanInterval([1], 0.95)],
  ['meanInterval: confidence: expected a number between 0 and 1', () => meanInterval([1, 2], 1)],
  ['quantileInterval: sorted: expected at least 1', () => quantileInterval([], 0.5, 0.95)],
  [
    'quantileInterval: sorted[1]: expected a value not below the one before it, got 1',
    () => quantileInterval([2, 1], 0.5, 0.95),
  ],
  ['quantileInterval: p: expected a number between 0 and 1', () => quantileInterval([1], 0, 0.95)],
  ['quantileInterval: confidence: expected', () => quantileInterval([1], 0.5, 0)],
  [
    'clopperPearsonInterval: trials: expected a whole number of at least 1, got 0',
    () => clopperPearsonInterval(0, 0, 0.95),
  ],
  [
    'clopperPearsonInterval: successes: expected a whole number from 0 to trials = 4, got -1',
    () => clopperPearsonInterval(-1, 4, 0.95),
  ],
  ['clopperPearsonInterval: confidence: expected', () => clopperPearsonInterval(1, 4, 1)],
  ['studentTCritical: confidence: expected', () => studentTCritical(0, 3)],
  ['studentTCritical: df: expected a finite number above 0, got 0', () => studentTCritical(0.95, 0)],
  [
    'studentTCritical: df: expected a finite number above 0',
    () => studentTCritical(0.95, Number.POSITIVE_INFINITY),
  ],
  ['betaQuantile: p: expected', () => betaQuantile(2, 1, 1)],
  ['betaQuantile: a: expected', () => betaQuantile(0.5, 0, 1)],
  ['betaQuantile: b: expected', () => betaQuantile(0.5, 1, 0)],
  ['betaUpperQuantile: p: expected', () => betaUpperQuantile(-1, 1, 1)],
  ['betaUpperQuantile: a: expected', () => betaUpperQuantile(0.5, -1, 1)],
  ['betaUpperQuantile: b: expected', () => betaUpperQuantile(0.5, 1, -1)],
  ['normalSurvival: z: expected a number, got NaN', () => normalSurvival(Number.NaN)],
  ['normalQuantile: p: expected', () => normalQuantile(1.1)],
  ['wilsonInterval: confidence: expected', () => wilsonInterval(1, 4, 0)],
  ['newcombeInterval: n1: expected', () => newcombeInterval(0, 0, 0, 1, 0.95)],
  [
    'newcombeInterval: k2: expected a whole number from 0 to n2 = 2, got 3',
    () => newcombeInterval(1, 2, 3, 2, 0.95),
  ],
  [
    'pairedDifferenceInterval: n: expected a whole number of at least 1',
    () => pairedDifferenceInterval(0, 0, 0, 0.95),
  ],
  ['pairedDifferenceInterval: onlyA: expected', () => pairedDifferenceInterval(-1, 0, 9, 0.95)],
  ['pairedDifferenceInterval: onlyB: expected', () => pairedDifferenceInterval(0, 0.5, 9, 0.95)],
  [
    'pairedDifferenceInterval: onlyA + onlyB: expected at most the 9 pairs, got 10',
    () => pairedDifferenceInterval(5, 5, 9, 0.95),
  ],
  ['pairedDifferenceInterval: confidence: expected', () => pairedDifferenceInterval(5, 4, 9, 1)],
  ['twoProportionZ: k1: expected a whole number from 0 to n1 = 5, got 6', () => twoProportionZ(6, 5, 1, 9)],
  ['twoProportionZ: n1: expected', () => twoProportionZ(0, 0, 1, 9)],
  ['twoProportionZ: n2: expected', () => twoProportionZ(1, 5, 0, 0)],
  [
    'chiSquare2x2: table: expected two groups of at least one each, got "[3, 4, 0, 0]"; a row is one group',
    () => chiSquare2x2([3, 4, 0, 0]),
  ],
  ['powerTwoProportions: p1: expected', () => powerTwoProportions({ ...design, p1: -0.1 })],
  ['powerTwoProportions: p2: expected', () => powerTwoProportions({ ...design, p2: 1.1 })],
  [
    'powerTwoProportions: n1: expected a whole number of at least 1',
    () => powerTwoProportions({ ...design, n1: 0 }),
  ],
  [
    'powerTwoProportions: n2: expected a whole number of at least 1',
    () => powerTwoProportions({ ...design, n2: 0 }),
  ],
  [
    'powerTwoProportions: alpha: expected a number between 0 and 1',
    () => powerTwoProportions({ ...design, alpha: 0 }),
  ],
  ['mannWhitneyU: b: expected at least 1 observation, got "0"', () => mannWhitneyU([1], [])],
  ['aucInterval: scores: expected at least 2', () => aucInterval([1], [true], 0.95)],
  [
    'aucInterval: labels: expected one for each of the 2 scores, got "1"',
    () => aucInterval([1, 2], [true], 0.95),
  ],
  [
    'aucInterval: labels: expected both positives and negatives, got "2 positive, 0 negative"',
    () => aucInterval([1, 2], [true, true], 0.95),
  ],
  [
    'aucInterval: labels: expected both positives and negatives, got "0 positive, 2 negative"',
    () => aucInterval([1, 2], [false, false], 0.95),
  ],
  [
    'rocCurve: points: expected a whole number of at least 2, got 1',
    () => rocCurve([1, 2], [true, false], 1),
  ],
  ['rocCurve: scores[0]: expected a finite number', () => rocCurve([Number.NaN, 2], [true, false])],
])('%s', (message, call) => expect(call).toThrow(message));

it('a percent in place of a ratio is told as such, and other numbers are not', () => {
  expect(() => quantile([1], 100)).toThrow('percent are written as a ratio, 1');
  for (const p of [-1, 100.5]) expect(() => quantile([1], p)).toThrow(/^(?!.*percent)/su);
  expect(() => wilsonInterval(1, 4, 1)).toThrow(/^(?!.*percent)/su);
});
