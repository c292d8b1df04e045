import { describe, expect, it } from 'vitest';
import { CPythonRandom } from '../../../engine/random/cpython.ts';
import { canaryPlan, runCanary, type StageMetrics } from '../../../engine/replay/canary.ts';
import { PUBLISHED_CONSTANTS } from '../../../engine/replay/constants.ts';
import { drawHistory } from '../../../engine/replay/history.ts';
import { createRetrieval, replaySimilarity } from '../../../engine/replay/retrieval.ts';

describe('the plan of a rollout', () => {
  it('as released has the published numbers, bit for bit', () => {
    const { limits, stages } = canaryPlan(PUBLISHED_CONSTANTS);
    expect(limits).toEqual({ errorRate: 0.02, p50Ms: 150, p99Ms: 600, successRate: 0.98 });
    expect(stages.map(({ seconds }) => seconds)).toEqual([
      [300, 600],
      [300, 600],
      [300, 900],
      [300, 900],
      [0, 0],
    ]);
  });

  it('scales thresholds, of success the share that may fail, and times', () => {
    const { limits, stages } = canaryPlan({
      ...PUBLISHED_CONSTANTS,
      thresholdScale: 0.5,
      stageSecondsScale: 0.1,
    });
    expect(limits).toMatchObject({ errorRate: 0.01, p50Ms: 75, p99Ms: 300 });
    expect(limits.successRate).toBeCloseTo(0.99, 14);
    expect(stages[2]!.seconds).toEqual([30, 90]);
  });
});

describe('a stage that was given a fault', () => {
  const runs = Array.from({ length: 40 }, (_, i) => {
    const log: StageMetrics[] = [];
    const plan = canaryPlan({ ...PUBLISHED_CONSTANTS, spikeProbability: 0 });
    return { log, run: () => runCanary(new CPythonRandom(i + 1), 0.3, 0.99, 2, log, plan) };
  });

  it('ends the rollout there, with error rate and p99 within the range of faults', () => {
    for (const { log, run } of runs) {
      expect(run()).toMatchObject({ stagesRun: 3, breachedStage: 2 });
      const [first, second, third] = log;
      expect([first!.violations, second!.violations, third!.violations]).toEqual([0, 0, 3]);
      expect(third!.errorRate).toBeGreaterThanOrEqual(0.03);
      expect(third!.errorRate).toBeLessThanOrEqual(0.1);
      expect(third!.p99Ms).toBeGreaterThanOrEqual(720);
      expect(third!.p99Ms).toBeLessThanOrEqual(1_800);
      expect(third!.successRate).toBe(1 - third!.errorRate);
    }
  });
});

describe('how alike two deployments are', () => {
  it.each<[number, ...Parameters<typeof replaySimilarity>]>([
    [1, true, 99, true, true, 29],
    [0.6, false, 99, true, true, 29],
    [0.9, true, 100, true, true, 29],
    [0.9, true, 499, true, true, 29],
    [0.8, true, 500, true, true, 29],
    [0.85, true, 0, false, true, 0],
    [0.85, true, 0, true, false, 0],
    [0.9, true, 0, true, true, 30],
    [0, false, 500, false, false, 30],
  ])('is %d', (similarity, ...of) => expect(replaySimilarity(...of)).toBeCloseTo(similarity, 14));

  it('gives the same answer for the same question, and another for another one', () => {
    const retrieve = createRetrieval(drawHistory(new CPythonRandom(24)));
    const fresh = (...of: Parameters<typeof retrieve>) =>
      createRetrieval(drawHistory(new CPythonRandom(24)))(...of);
    const questions: readonly Parameters<typeof retrieve>[] = [
      [1, 300, false, false],
      [1, 300, true, false],
      [1, 300, false, true],
      [1, 301, false, false],
      [2, 300, false, false],
    ];
    for (const question of [...questions, ...questions])
      expect(retrieve(...question)).toEqual(fresh(...question));
  });
});
