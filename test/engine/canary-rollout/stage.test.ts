import { describe, expect, it } from 'vitest';
import { alwaysValid, isVisible, stageDetection, stagePower } from '../../../engine/canary-rollout/index.ts';
import { repeatedTest } from '../../../engine/canary-rollout/judges/repeated-test.ts';
import { observeStage, type StageInput, stageDraws } from '../../../engine/canary-rollout/stage.ts';
import { type Defect, noDefect } from '../../../engine/domain/change.ts';
import { fixed } from './rollout-of.ts';

/** A stage of 100,000 requests a side at uniforms of ½: each count is the middle of its distribution. */
function observed(change: Partial<StageInput>, draws: Partial<Record<keyof typeof stageDraws, number>> = {}) {
  const slot = 7;
  const row = new Float64Array(21).fill(0.5);
  for (const [name, u] of Object.entries(draws)) row[slot + stageDraws[name as 'bake']] = u;
  const { canaryErrors, controlErrors, canarySlow, controlSlow } = observeStage({
    share: 0.25,
    canaryRequests: 100_000,
    controlRequests: 100_000,
    base: { errorRate: 0.001, slowShare: 0.004 },
    hosts: { canary: 1, control: 1 },
    defect: noDefect,
    injectedLift: 0,
    noise: { spikeProbability: 0.5, spikeFactor: 10, spikeShared: 0.5 },
    row,
    slot,
    ...change,
  });
  return [canaryErrors, controlErrors, canarySlow, controlSlow];
}

describe('a stage', () => {
  const slow: Defect = { kind: 'slow', lift: 0.01, visibleAbove: 0 };

  it.each<[string, number[], Partial<StageInput>, Parameters<typeof observed>[1]]>([
    ['at the chance of a spike has none', [100, 100, 400, 400], {}, {}],
    [
      'below it has one, and at the chance of sharing it alone',
      [1_000, 100, 4_000, 400],
      {},
      { spike: 0.49 },
    ],
    ['shares a spike below that chance', [1_000, 1_000, 4_000, 4_000], {}, { spike: 0, spikeShared: 0.49 }],
    ['shares no spike that it has not', [100, 100, 400, 400], {}, { spikeShared: 0 }],
    ['with a slow defect is slow, and no more', [100, 100, 1_400, 400], { defect: slow }, {}],
    ['with a fault injected fails, and no more', [600, 100, 400, 400], { injectedLift: 0.005 }, {}],
    ['has the factors of its hosts', [200, 300, 800, 1_200], { hosts: { canary: 2, control: 3 } }, {}],
  ])('%s', (_, counts, change, draws) => expect(observed(change, draws)).toEqual(counts));

  it('shows a defect of errors or slowness above its share, and no other', () => {
    const seen = (kind: Defect['kind'], share: number) =>
      isVisible({ kind, lift: 1, visibleAbove: 0.25 }, share);
    for (const kind of ['errors', 'slow'] as const)
      expect([seen(kind, 0.25), seen(kind, 0.26)]).toEqual([false, true]);
    for (const kind of ['silent', 'none'] as const) expect(seen(kind, 1)).toBe(false);
  });
});

describe('where nothing can be compared', () => {
  const nothing = { canaryErrors: 5, controlErrors: 5, canarySlow: 0, controlSlow: 0 };

  it.each([
    [0, 1_000],
    [1_000, 0],
    [0, 0],
  ])('with %d requests against %d, evidence stays as it was', (canaryRequests, controlRequests) => {
    for (const [judge, before] of [
      [repeatedTest(0.05), 0],
      [alwaysValid({ alpha: 0.01, margin: 1.25 }), 1],
    ] as const) {
      const one = judge.start();
      expect(one.look({ ...nothing, canaryRequests, controlRequests })).toBe(false);
      expect(one.evidence).toBe(before);
      expect(judge.canSee(0.5, canaryRequests, controlRequests, { errorRate: 0.1, slowShare: 0 })).toBe(
        false,
      );
    }
  });
});

it('what a stage detects is its least lift, the power there, and the lift of the usual power', () => {
  const base = { errorRate: 0.001, slowShare: 0.004 };
  const { lift, power, liftAtUsualPower } = stageDetection(fixed, 5_000, 5_000, base);
  // fixed thresholds breach above 1%: 51 errors of 5,000
  expect(lift).toBeCloseTo(0.009, 9);
  expect(power).toBe(stagePower(fixed, 5_000, 5_000, base).at(lift));
  expect(stagePower(fixed, 5_000, 5_000, base).at(liftAtUsualPower)).toBeCloseTo(0.8, 6);
});
