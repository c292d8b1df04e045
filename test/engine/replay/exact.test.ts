/** The formulas, and the replay of 15,847 deployments against them: within 4 standard errors, fixed before the first run. */
import { describe, expect, it } from 'vitest';
import { catchRate, exactProbabilities, replayFirstRelease } from '../../../engine/replay/index.ts';

const SIGMAS = 4;
const exact = exactProbabilities();

describe('the exact probabilities', () => {
  it('are those of the specification', () => {
    expect(exact.completedPerDeployment).toBeCloseTo(0.96502, 5);
    expect(exact.caughtPerRolledBackOrFailed).toBeCloseTo(0.82, 2);
  });

  it('add up', () => {
    const rolledBack = exact.rolledBackAtStage.reduce((sum, p) => sum + p, 0);
    expect(rolledBack).toBeCloseTo(exact.rolledBackPerDeployment, 14);
    expect(exact.completedPerDeployment + rolledBack).toBeCloseTo(1, 14);
  });

  it('follow the chances: without injection, stages differ only by having been reached', () => {
    const { rolledBackAtStage } = exactProbabilities(0.5, 0);
    expect(rolledBackAtStage).toEqual([0.5, 0.25, 0.125, 0.0625, 0.03125]);
  });

  it.each([24, 42])('are met by 15,847 deployments of seed %d', async (seed) => {
    const n = 15_847;
    const replay = await replayFirstRelease({ deployments: n, seed }, { keep: 'figures' });
    const within = (count: number, p: number): void =>
      expect(Math.abs(count / n - p)).toBeLessThan(SIGMAS * Math.sqrt((p * (1 - p)) / n));
    within(replay.successful, exact.completedPerDeployment);
    within(replay.canaryCaught, exact.caughtPerDeployment);
    for (const [stage, p] of exact.rolledBackAtStage.entries())
      within(replay.rollbacksByStage[stage] ?? 0, p);
  });
});

describe('the catch rate', () => {
  it('is that of the code: caught over rolled back or failed', async () => {
    const replay = await replayFirstRelease({ deployments: 500, seed: 24 }, { keep: 'figures' });
    expect(catchRate(replay)).toBe(12 / 15);
  });

  it('is null where there is nothing to catch', async () => {
    const replay = await replayFirstRelease({ deployments: 1, seed: 24 }, { keep: 'figures' });
    expect(catchRate(replay)).toBeNull();
  });
});
