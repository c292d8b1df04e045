/**
 * Statistics over seeds. Fixed before the first run: 2,000 repetitions of a normal toy model, coverage within 3.3 standard errors
 * of 95%, and for intervals at which a rule has stopped between 91% and 95%.
 */
import { describe, expect, it } from 'vitest';
import { REPLICATIONS } from '../../../engine/claims/judge.ts';
import {
  ablationsOf,
  addFates,
  addSeed,
  fates,
  fatesOf,
  LEAST_SEEDS,
  narrowEnough,
  noSeeds,
  pairedDifference,
  rankAmong,
} from '../../../engine/claims/over-seeds.ts';
import { rollbackGenops } from '../../../engine/claims/published/rollback-genops.ts';
import { significanceSuccess } from '../../../engine/claims/published/significance-success.ts';
import { judgeReplications, monteCarloError, replicated } from '../../../engine/claims/replications.ts';
import { standardNormal } from '../../../engine/random/distributions.ts';
import { namedStream } from '../../../engine/random/streams.ts';
import { scenarios } from '../../../engine/simulator/scenarios/index.ts';
import { defaultSettings, withSettings } from '../../../engine/simulator/settings.ts';
import { studyOf } from '../study-of.ts';

const REPETITIONS = 2_000;

describe('a rule that stops', () => {
  it('needs ten seeds, a width, and an interval that is as narrow', () => {
    const same = Array.from({ length: LEAST_SEEDS }, () => 5);
    expect(narrowEnough(same.slice(1), 1)).toBe(false);
    expect(narrowEnough(same, 0)).toBe(false);
    expect(narrowEnough(same, 1e-9)).toBe(true);
    const spread = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]; // SD 3.028, t 2.262: half width 2.166
    expect(narrowEnough(spread, 2.166)).toBe(true);
    expect(narrowEnough(spread, 2.165)).toBe(false);
    expect(narrowEnough([...spread, Number.NaN], 2.166)).toBe(true);
  });

  it('leaves intervals that cover between 91% and 95%; without it they cover 95%', () => {
    const next = namedStream('stopping', 'toy');
    let [stopped, fixed] = [0, 0];
    for (let k = 0; k < REPETITIONS; k++) {
      const column: number[] = [];
      do column.push(standardNormal(next()));
      while (!narrowEnough(column, 0.35));
      const early = replicated(column);
      if (early.lower <= 0 && early.upper >= 0) stopped += 1;
      const usual = replicated(Array.from({ length: 12 }, () => standardNormal(next())));
      if (usual.lower <= 0 && usual.upper >= 0) fixed += 1;
    }
    expect(stopped / REPETITIONS).toBeGreaterThan(0.91);
    expect(stopped / REPETITIONS).toBeLessThan(0.95);
    expect(Math.abs(fixed / REPETITIONS - 0.95)).toBeLessThan(3.3 * Math.sqrt((0.95 * 0.05) / REPETITIONS));
  });
});

describe('a paired difference', () => {
  it('saves the share of variance that the columns have in common', () => {
    const next = namedStream('pairs', 'toy');
    const [a, b]: [number[], number[]] = [[], []];
    for (let k = 0; k < 4_000; k++) {
      const common = 2 * standardNormal(next()); // variance 4 of 5 in each column: 4/5 saved
      a.push(common + standardNormal(next()) + 1);
      b.push(common + standardNormal(next()));
    }
    const { value, lower, upper, saved, independentHalfWidth, seeds } = pairedDifference(a, b)!;
    expect(seeds).toBe(4_000);
    expect(lower).toBeLessThan(1);
    expect(upper).toBeGreaterThan(1);
    expect(Math.abs(value - 1)).toBeLessThan(0.1);
    expect(Math.abs(saved - 0.8)).toBeLessThan(0.02);
    expect(independentHalfWidth / ((upper - lower) / 2)).toBeCloseTo(Math.sqrt(1 / (1 - saved)), 10);
  });

  it('leaves out seeds without a number, costs where columns oppose each other, and needs two seeds', () => {
    expect(pairedDifference([1, 3, Number.NaN, 5], [1, 1, 1, 1])).toMatchObject({ seeds: 3, value: 2 });
    expect(pairedDifference([1, 2, 3], [3, 2, 1])!.saved).toBeCloseTo(-1, 12);
    expect(pairedDifference([1, 1], [2, 2])).toMatchObject({
      value: -1,
      lower: -1,
      upper: -1,
      saved: 0,
      independentHalfWidth: 0,
    });
    expect(pairedDifference([1], [2])).toBeNull();
  });
});

it('a rank counts what is below and half of what is equal', () => {
  expect(rankAmong([1, 2, 3, 4], 3)).toBe(0.625);
  expect(rankAmong([5, 5, Number.NaN], 5)).toBe(0.5);
  expect(rankAmong([Number.NaN], Number.NaN)).toBeNaN();
  expect(rankAmong([1, 2], Number.NaN)).toBeNaN();
  expect(rankAmong([], 5)).toBeNaN();
});

describe('ablations', () => {
  it('switch one part each, and leave out what is set already', () => {
    const of = (settings = defaultSettings) => ablationsOf(settings).map(({ label }) => label);
    expect(of()[0]).toBe('as set');
    expect(of()).toContain('no canary');
    expect(of()).not.toContain('judge: always-valid test');
    expect(of(withSettings({ judge: 'fixed-thresholds' }))).toContain('judge: always-valid test');
    for (const { changes } of scenarios) expect(of(withSettings(changes))).toHaveLength(of().length);
  });

  it('relabel the same bad changes: their fates sum to all of them under every switch', () => {
    const options = { warmUpDays: 7 } as const;
    const totals = ablationsOf(withSettings(options)).map(({ label, changes }) => {
      const { measures } = studyOf(200, { ...options, ...changes });
      const own = fatesOf(measures);
      const sum = fates.reduce((total, fate) => total + own[fate], 0);
      expect(sum, label).toBe(measures.canary.badChanges);
      if (label === 'no canary') expect(own['25%'] + own['50%'] + own['1–2%'] + own['5–10%']).toBe(0);
      return sum;
    });
    expect(new Set(totals).size).toBe(1);
  });
});

it('a seed adds one number to every column', () => {
  const columns = noSeeds();
  const { measures } = studyOf(60, { warmUpDays: 1 });
  addSeed(columns, measures);
  expect(new Set(Object.values(columns).map(({ length }) => length))).toEqual(new Set([1]));
  expect(columns.successGenops).toEqual([measures.genops.successRate.value]);
});

it('fates of several runs add up', () => {
  const { measures } = studyOf(60, { warmUpDays: 1 });
  const shares = [0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1];
  const stages = shares.map((share, k) => ({ ...measures.canary.stages[0]!, share, caught: 10 ** k }));
  const one = fatesOf({ ...measures, canary: { ...measures.canary, stages } });
  expect(one).toMatchObject({ '1–2%': 11, '5–10%': 1_100, '25%': 10_000, '50%': 100_000 });
  expect(addFates(undefined, one)).toEqual(one);
  const twice = addFates(one, one);
  for (const fate of fates) expect(twice[fate]).toBe(2 * one[fate]);
});

describe('a mean over seeds', () => {
  it('has Student’s interval, leaves out what is no number, and needs two', () => {
    // SD √2, t 12.7062 with one degree of freedom: half width 12.7062
    const two = replicated([1, Number.NaN, 3]);
    expect(two).toMatchObject({ value: 2, method: REPLICATIONS, n: 2 });
    expect(two.lower).toBeCloseTo(2 - 12.7062, 4);
    expect(two.upper).toBeCloseTo(2 + 12.7062, 4);
    for (const column of [[], [5], [5, Number.NaN]])
      expect(replicated(column)).toEqual({
        value: Number.NaN,
        lower: Number.NaN,
        upper: Number.NaN,
        method: REPLICATIONS,
        n: column.length === 0 ? 0 : 1,
      });
  });

  it('gives its standard error back: the standard deviation over the root of the seeds', () => {
    expect(monteCarloError(replicated([1, 3]))).toBeCloseTo(1, 9);
    expect(monteCarloError(replicated([1, 2, 3, 4, 5, 6]))).toBeCloseTo(Math.sqrt(3.5 / 6), 9);
    expect(monteCarloError(replicated([5]))).toBeNaN();
  });

  it('is judged by the rules of one run, but for p-values, which have no mean', () => {
    const one = studyOf(60, { warmUpDays: 1 }).measures;
    const with2 = (value: number) => ({
      ...one,
      genops: { ...one.genops, rollbackRate: { ...one.genops.rollbackRate, value } },
    });
    const runs = [0.0239, 0.0241].map(with2);
    const [rate, p] = judgeReplications(runs, defaultSettings, [rollbackGenops, significanceSuccess]);
    expect(rate).toMatchObject({ kind: 'reproduced', estimate: { value: 0.024, n: 2 } });
    expect(p).toMatchObject({
      kind: 'untestable',
      estimate: null,
      why: 'A mean of p-values over seeds says nothing: each run has its own.',
      deploymentsToDecide: null,
    });
    // the size is that of the seeds: half width .0127 at a distance of .009
    const [open] = judgeReplications([0.023, 0.025].map(with2), defaultSettings, [rollbackGenops]);
    expect(open).toMatchObject({ kind: 'undecided', deploymentsToDecide: 4 });
  });
});
