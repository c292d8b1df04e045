/** Fair and strict: the traditional arm has the published success and median. Tolerances were written before the runs. */
import { describe, expect, it } from 'vitest';
import { beliefPlan, drawnSettings, pointsOf } from '../../../engine/belief/belief.ts';
import { expectedSuccess, solveSteps, TARGET_MEDIAN } from '../../../engine/belief/calibration.ts';
import { DRAW_SCENARIO } from '../../../engine/belief/draw.ts';
import { outcomeSteps } from '../../../engine/belief/outcome.ts';
import { defaultSettings, withSettings } from '../../../engine/simulator/settings.ts';
import { mean } from '../../../engine/statistics/index.ts';
import { finish, studyOf } from '../study-of.ts';

/** Of a run on another seed than it was solved on. */
const SIZE = 4000;

/** By how much the first draw whose targets can be reached misses them. */
function missOf(kind: 'fair' | 'strict', baseline: number): { success: number; median: number } {
  const plan = beliefPlan({ kind, baseline });
  const points = pointsOf(plan);
  for (let index = 0; ; index++) {
    const changes = drawnSettings(plan, points, index, null);
    const solved = finish(solveSteps(changes, baseline, `solve-${index}`));
    if (Number.isNaN(solved.attentionMedian)) continue;
    expect(expectedSuccess(withSettings(changes, solved))).toBeCloseTo(baseline, 3);
    const outcome = finish(
      outcomeSteps({
        scenario: DRAW_SCENARIO,
        settings: withSettings({ ...changes, ...solved }),
        seed: `check-${index}`,
        deployments: SIZE,
      }),
    );
    return {
      success: outcome.successTraditional / SIZE - baseline,
      median: outcome.medianTraditional - TARGET_MEDIAN,
    };
  }
}

describe('solving a draw', () => {
  it('finds the values that the study was calibrated to, at the defaults', () => {
    const at89 = finish(solveSteps({}, 0.89, 'a'));
    expect(at89.badIntercept).toBeCloseTo(defaultSettings.badIntercept, 2);
    expect(Math.abs(at89.attentionMedian - defaultSettings.attentionMedian)).toBeLessThan(1);
    expect(finish(solveSteps({}, 0.942, 'b')).badIntercept).toBeCloseTo(-3.03, 1);
  });

  it('fair and strict, at 89% and at 94.2%, hit it and 52.8 min within Monte Carlo error, on other seeds and a larger run', () => {
    const misses = (['fair', 'strict'] as const).flatMap((kind) =>
      [0.89, 0.942].map((baseline) => missOf(kind, baseline)),
    );
    // standard errors of a run of 4,000: at most .005 and about 1 min; of the mean of a kind's two .0036 and .72; four of them
    for (const { success, median } of misses) {
      expect(Math.abs(success)).toBeLessThan(0.02);
      expect(Math.abs(median)).toBeLessThan(4);
    }
    for (const kind of [misses.slice(0, 2), misses.slice(2)]) {
      expect(Math.abs(mean(kind.map(({ success }) => success)))).toBeLessThan(0.0144);
      expect(Math.abs(mean(kind.map(({ median }) => median)))).toBeLessThan(2.9);
    }
  });

  it('says that a success is out of reach: failures of 9% never leave 94.2%', () => {
    expect(finish(solveSteps({ operationalFailuresTraditional: 0.09 }, 0.942, 'a'))).toEqual({
      badIntercept: Number.NaN,
      attentionMedian: Number.NaN,
    });
  });

  it('says that a median is out of reach: the rest takes longer already', () => {
    const solved = finish(solveSteps({ deployMinutes: 20, verifyMinutes: 30, prepareMedian: 12 }, 0.89, 'a'));
    expect(solved.badIntercept).not.toBeNaN();
    expect(solved.attentionMedian).toBeNaN();
  });

  it('expects the success that a study has', () => {
    const changes = {
      badIntercept: -1.5,
      operationalFailuresTraditional: 0.05,
      unattributedEscapes: 0.3,
      mendProbability: 0.5,
    };
    const { value, lower, upper } = studyOf(8000, changes).measures.traditional.successRate;
    expect(Math.abs(expectedSuccess(withSettings(changes)) - value)).toBeLessThan(upper - lower);
  });
});
