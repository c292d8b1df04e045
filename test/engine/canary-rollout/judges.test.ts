import { describe, expect, it } from 'vitest';
import {
  alwaysValid,
  detectableLift,
  fixedThresholds,
  type JudgeKind,
  publishedSLO,
  type StageCounts,
} from '../../../engine/canary-rollout/index.ts';
import { repeatedTest } from '../../../engine/canary-rollout/judges/repeated-test.ts';
import { compared, fixed } from './rollout-of.ts';

const counts = (change: Partial<StageCounts>): StageCounts => ({
  canaryRequests: 1_000,
  controlRequests: 1_000,
  canaryErrors: 0,
  controlErrors: 0,
  canarySlow: 0,
  controlSlow: 0,
  ...change,
});
const breaches = (judge: JudgeKind, change: Partial<StageCounts>): boolean =>
  judge.start().look(counts(change));
const base = { errorRate: 0.001, slowShare: 0.004 };

describe('the fixed-threshold judge', () => {
  it('has the thresholds of the README', () =>
    expect(publishedSLO).toEqual({
      errorRateThreshold: 0.01,
      latencyP50ThresholdMs: 100,
      latencyP99ThresholdMs: 500,
      successRateThreshold: 0.99,
    }));

  it.each([
    ['ten errors in a thousand pass', { canaryErrors: 10 }, false],
    ['eleven do not', { canaryErrors: 11 }, true],
    ['ten slow requests in a thousand pass (p99)', { canarySlow: 10 }, false],
    ['eleven do not', { canarySlow: 11 }, true],
    ['the control changes nothing', { canaryErrors: 11, controlErrors: 500 }, true],
    ['below the minimum sample it says nothing', { canaryRequests: 99, canaryErrors: 99 }, false],
    ['at the minimum sample it does', { canaryRequests: 100, canaryErrors: 2 }, true],
  ] as const)('%s', (_, change, breach) => expect(breaches(fixed, change)).toBe(breach));

  it('forgets: a stage is judged by itself', () => {
    const judge = fixed.start();
    expect(judge.look(counts({ canaryErrors: 10 }))).toBe(false);
    expect(judge.look(counts({ canaryErrors: 10 }))).toBe(false);
    expect(judge.evidence).toBe(0);
  });

  it('can see what carries the rate over its limit', () => {
    expect(fixed.canSee(0.0091, 100, 0, base)).toBe(true);
    expect(fixed.canSee(0.0089, 100, 0, base)).toBe(false);
    expect(fixed.canSee(0.5, 99, 0, base)).toBe(false);
  });
});

describe('each limit of the fixed-threshold judge', () => {
  const none = { errorRate: 1, successRate: 0, slowShare: 1, medianSlowShare: 1, minimumSample: 0 };

  it.each([
    ['error rate', { errorRate: 0.1 }, { canaryErrors: 100 }, { canaryErrors: 101 }],
    ['success rate', { successRate: 0.5 }, { canaryErrors: 500 }, { canaryErrors: 501 }],
    ['p99', { slowShare: 0.01 }, { canarySlow: 10 }, { canarySlow: 11 }],
    ['median', { medianSlowShare: 0.5 }, { canarySlow: 500 }, { canarySlow: 501 }],
  ])('is enough by itself: %s', (_, limit, within, beyond) => {
    const judge = fixedThresholds({ ...none, ...limit });
    expect([breaches(judge, within), breaches(judge, beyond)]).toEqual([false, true]);
    const seen = judge.start();
    seen.look(counts(beyond));
    expect(seen.evidence).toBe(1);
  });

  it('is looked for by itself where it is asked what a stage can see', () => {
    const at = (limit: object, lift: number) =>
      fixedThresholds({ ...none, ...limit }).canSee(lift, 10, 10, { errorRate: 0.25, slowShare: 0 });
    expect([at({ errorRate: 0.5 }, 0.25), at({ errorRate: 0.5 }, 0.375)]).toEqual([false, true]);
    expect([at({ successRate: 0.5 }, 0.25), at({ successRate: 0.5 }, 0.375)]).toEqual([false, true]);
  });
});

describe('the repeated test, for comparison', () => {
  const judge = repeatedTest(0.05);

  it('is the pooled z test of all requests so far', () => {
    const one = judge.start();
    expect(one.evidence).toBe(0);
    // statsmodels' proportions_ztest([15, 5], [1000, 2000]), by hand: .0125 / sqrt(p (1 - p) 3/2000), p = 20/3000
    const due = 0.0125 / Math.sqrt((20 / 3_000) * (2_980 / 3_000) * (3 / 2_000));
    const some = counts({ canaryErrors: 15, controlErrors: 5, controlRequests: 2_000 });
    expect(one.look(some)).toBe(true);
    expect(one.evidence).toBeCloseTo(due, 12);
    one.look(some);
    expect(one.evidence).toBeCloseTo(due * Math.SQRT2, 12);
  });

  it('alarms above the quantile of one look, in the canary only', () => {
    // the bar is 1.645; z is 1.59 for 30 against 19 of 1,000, 1.72 for 31
    expect(breaches(judge, { canaryErrors: 30, controlErrors: 19 })).toBe(false);
    expect(breaches(judge, { canaryErrors: 31, controlErrors: 19 })).toBe(true);
    expect(breaches(judge, { canaryErrors: 19, controlErrors: 60 })).toBe(false);
  });

  it('says 0 where nothing can be compared', () => {
    for (const change of [{ canaryRequests: 0 }, { controlRequests: 0 }, {}]) {
      const one = judge.start();
      expect(one.look(counts(change))).toBe(false);
      expect(one.evidence).toBe(0);
    }
  });

  it('can see what it would alarm at on expected counts', () => {
    const rate = { errorRate: 0.019, slowShare: 0 };
    expect(judge.canSee(0.011, 1_000, 1_000, rate)).toBe(false);
    expect(judge.canSee(0.012, 1_000, 1_000, rate)).toBe(true);
  });
});

describe('the always-valid judge', () => {
  it('weighs every lift alike: the mean of their likelihood ratios, of errors and of slow requests', () => {
    const judge = compared.start();
    judge.look(
      counts({ canaryErrors: 7, controlErrors: 3, canarySlow: 5, controlSlow: 6, controlRequests: 4_000 }),
    );
    const c = 1_000 / 4_000;
    const share = (odds: number): number => odds / (1 + odds);
    const ratio = (lift: number, x: number, y: number): number =>
      (share(lift * 1.25 * c) / share(1.25 * c)) ** x *
      ((1 - share(lift * 1.25 * c)) / (1 - share(1.25 * c))) ** y;
    const lifts = [1.6, 2.5, 4, 8, 20, 100];
    const sum = lifts.reduce((all, lift) => all + ratio(lift, 7, 3) + ratio(lift, 5, 6), 0);
    expect(judge.evidence / (sum / 12)).toBeCloseTo(1, 10);
  });

  it.each([
    ['no events: nothing to say', {}, false],
    ['as many errors as the control', { canaryErrors: 40, controlErrors: 40 }, false],
    ['a quarter more: within the margin', { canaryErrors: 50, controlErrors: 40 }, false],
    ['four times as many of a few', { canaryErrors: 4, controlErrors: 1 }, false],
    ['four times as many of many', { canaryErrors: 80, controlErrors: 20 }, true],
    ['fifteen against none', { canaryErrors: 15 }, true],
    ['slow requests count as well', { canarySlow: 80, controlSlow: 20 }, true],
    ['fewer than the control', { canaryErrors: 20, controlErrors: 80 }, false],
    ['no control, no judgement', { canaryErrors: 900, controlRequests: 0 }, false],
  ] as const)('%s', (_, change, breach) => expect(breaches(compared, change)).toBe(breach));

  it('starts at evidence 1 and adds up over stages', () => {
    const judge = compared.start();
    expect(judge.evidence).toBe(1);
    const some = counts({ canaryErrors: 9, controlErrors: 1 });
    expect(judge.look(some)).toBe(false);
    const first = judge.evidence;
    expect(first).toBeGreaterThan(1);
    judge.look(some);
    expect(judge.evidence).toBeGreaterThan(first);
  });

  it('weighs a larger control by its traffic', () => {
    expect(breaches(compared, { canaryErrors: 12, controlErrors: 99, controlRequests: 99_000 })).toBe(true);
    expect(breaches(compared, { canaryErrors: 12, controlErrors: 990, controlRequests: 99_000 })).toBe(false);
  });

  it('asks for more evidence at a lower level, and for more errors at a wider margin', () => {
    const change = { canaryErrors: 32, controlErrors: 6 };
    expect(breaches(alwaysValid({ alpha: 0.05, margin: 1.25 }), change)).toBe(true);
    expect(breaches(alwaysValid({ alpha: 0.0001, margin: 1.25 }), change)).toBe(false);
    expect(breaches(alwaysValid({ alpha: 0.05, margin: 3 }), change)).toBe(false);
  });

  it('keeps its promise on expectation: at the margin the likelihood ratio of one event averages 1', () => {
    // x is 1 with probability rc / (1 + rc), else y is; stages of 1 : 1 and 1 : 99, one event each
    for (const controlRequests of [1_000, 99_000]) {
      const c = 1_000 / controlRequests;
      const p = (1.25 * c) / (1 + 1.25 * c);
      const evidenceOf = (change: Partial<StageCounts>): number => {
        const judge = compared.start();
        judge.look(counts({ controlRequests, ...change }));
        return 2 * judge.evidence - 1; // the silent stream of slow requests stands at 1
      };
      const average = p * evidenceOf({ canaryErrors: 1 }) + (1 - p) * evidenceOf({ controlErrors: 1 });
      expect(average).toBeCloseTo(1, 12);
    }
  });
});

describe('the smallest detectable lift', () => {
  it('falls with traffic and rises with the base rate', () => {
    const lifts = [30, 100, 1_000, 10_000, 100_000].map((n) => detectableLift(compared, n, n, base));
    for (const [k, lift] of lifts.entries()) if (k > 0) expect(lift).toBeLessThan(lifts[k - 1]!);
    expect(detectableLift(compared, 1_000, 1_000, { errorRate: 0.02, slowShare: 0 })).toBeGreaterThan(
      detectableLift(compared, 1_000, 1_000, base),
    );
  });

  it('is the edge of what the judge can see', () => {
    for (const judge of [compared, fixed]) {
      const lift = detectableLift(judge, 5_000, 5_000, base);
      expect(judge.canSee(lift * 1.001, 5_000, 5_000, base)).toBe(true);
      expect(judge.canSee(lift * 0.999, 5_000, 5_000, base)).toBe(false);
    }
  });

  it('is infinite where not even all requests failing would be noticed', () => {
    expect(detectableLift(compared, 2, 2, base)).toBe(Number.POSITIVE_INFINITY);
    expect(detectableLift(compared, 0, 0, base)).toBe(Number.POSITIVE_INFINITY);
    expect(detectableLift(fixed, 99, 99, base)).toBe(Number.POSITIVE_INFINITY);
  });
});
