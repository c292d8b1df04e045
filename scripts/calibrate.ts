/**
 * Solves the calibrated parameters: the values at which one named quantity matches the paper, on the mean of ten seeds.
 *
 *     npm run calibrate
 *
 * Prints each value with what it gives; they are copied by hand into engine/simulator/parameters, with a CHANGELOG line.
 */
import './help-first.ts';
import {
  loadSha256,
  type SettingChanges,
  type StudyMeasures,
  studySteps,
  withSettings,
} from '../engine/index.ts';
import { toItsEnd } from '../engine/steps.ts';

const SEEDS = Array.from({ length: 10 }, (_, k) => `calibrate-${k + 1}`);
const DEPLOYMENTS = 15_847;
const STEPS = 9;
const sha256 = await loadSha256();

/** Mean of a quantity over the seeds. */
function meanOf(changes: SettingChanges, quantity: (measures: StudyMeasures) => number): number {
  let sum = 0;
  for (const seed of SEEDS) {
    const config = { scenario: 'custom', settings: withSettings(changes), seed, deployments: DEPLOYMENTS };
    sum += quantity(toItsEnd(studySteps(config, sha256)).measures);
  }
  return sum / SEEDS.length;
}

/** False position on a rising or falling quantity, the bracket kept. */
function solve(
  name: string,
  target: number,
  bracket: readonly [number, number],
  settingsFor: (x: number) => SettingChanges,
  quantity: (measures: StudyMeasures) => number,
): number {
  let [a, b] = bracket;
  let fa = meanOf(settingsFor(a), quantity) - target;
  let fb = meanOf(settingsFor(b), quantity) - target;
  let x = a;
  for (let step = 0; step < STEPS; step++) {
    x = a - (fa * (b - a)) / (fb - fa);
    const fx = meanOf(settingsFor(x), quantity) - target;
    if (Math.abs(fx) < 1e-4 * target) break;
    if (Math.sign(fx) === Math.sign(fa)) {
      a = x;
      fa = fx;
      fb /= 2; // Illinois: do not let the other end stick
    } else {
      b = x;
      fb = fx;
      fa /= 2;
    }
  }
  console.log(
    `${name}: ${x.toPrecision(5)}  (${meanOf(settingsFor(x), quantity).toFixed(4)} against ${target})`,
  );
  return x;
}

const badIntercept = solve(
  'badIntercept, baseline 89%',
  0.89,
  [-2.5, -2.1],
  (x) => ({ badIntercept: x }),
  (m) => m.traditional.successRate.value,
);
solve(
  'badIntercept, baseline 94.2%',
  0.942,
  [-3.3, -2.9],
  (x) => ({ badIntercept: x }),
  (m) => m.traditional.successRate.value,
);
const attentionMedian = solve(
  'attentionMedian',
  52.8,
  [9, 15],
  (x) => ({ badIntercept, attentionMedian: x }),
  (m) => m.traditional.medianCycleMinutes.value,
);
solve(
  'bakeScale',
  23.4,
  [0.25, 0.35],
  (x) => ({ badIntercept, attentionMedian, bakeScale: x }),
  (m) => m.genops.medianCycleMinutes.value,
);
