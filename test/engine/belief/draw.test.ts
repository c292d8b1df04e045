import { describe, expect, it } from 'vitest';
import { quantityOfDraw } from '../../../engine/belief/acceptance.ts';
import {
  beliefPlan,
  drawColumns,
  drawnSettings,
  drawSteps,
  pointsOf,
  runOfDraw,
} from '../../../engine/belief/belief.ts';
import { defaultOf, placeIn, settingsAt, valueAt } from '../../../engine/belief/draw.ts';
import { insidePriors } from '../../../engine/belief/in-common.ts';
import { outcomeSteps } from '../../../engine/belief/outcome.ts';
import { priors } from '../../../engine/belief/priors.ts';
import { quantityNames } from '../../../engine/claims/claim.ts';
import { quantityOf } from '../../../engine/claims/quantities.ts';
import { scenarios, studySteps, withSettings } from '../../../engine/index.ts';
import { asWritten } from '../../../engine/shards/table.ts';
import { formatAddress, parseAddress } from '../../../site/state/address.ts';
import { changesFrom, configOf } from '../../../site/state/run.ts';
import { finish, sha256 } from '../study-of.ts';

const free = beliefPlan({ kind: 'free' });
const points = pointsOf(free);

describe('a draw', () => {
  it('opens as a normal run by its address: every setting comes back exactly', () => {
    for (let index = 0; index < 300; index++) {
      const { scenario, settings, seed, deployments } = runOfDraw(free, points, index, {});
      const from = scenarios.find(({ id }) => id === scenario)!;
      const run = { scenario, changes: changesFrom(from, settings), seed, deployments };
      const back = parseAddress(formatAddress(run), scenarios);
      expect(back.problems).toEqual([]);
      expect(configOf(back.run, scenarios)).toEqual({ scenario, settings, seed, deployments });
    }
  });

  it.each([
    ['free', beliefPlan({ kind: 'free' }), 3],
    ['strict', beliefPlan({ kind: 'strict', baseline: 0.89 }), 0],
  ] as const)(
    'of the %s comparison has the numbers of that run, as its columns write them',
    (_, plan, index) => {
      const own = pointsOf(plan);
      const row = finish(drawSteps(plan, own, index));
      const { measures } = finish(studySteps(runOfDraw(plan, own, index, row), sha256));
      const data = Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, Float64Array.of(value)]),
      );
      for (const name of quantityNames) {
        const value = quantityOfDraw({ data }, name, 0);
        if (Number.isNaN(value)) continue;
        expect(value, name).toBeCloseTo(quantityOf(name, measures).value, 2);
      }
      const outcome = finish(outcomeSteps(runOfDraw(plan, own, index, row)));
      expect(outcome.medianGenops).toBe(measures.genops.medianCycleMinutes.value);
      expect(outcome.effect).toBe(measures.cycleTimes.published.effect.value);
      expect(1 - outcome.varianceRatio).toBe(measures.budget.varianceReduction.value);
      expect(outcome.caught / (2000 - outcome.successGenops)).toBe(
        measures.canary.catchRates.caughtPerIssue.value,
      );
      expect(outcome.reviewed).toBe(measures.governance.approvals);
      expect(outcome.auc).toBeCloseTo(measures.risk.auc, 12);
      for (const [column, kind] of drawColumns(plan)) expect(row[column]).toBe(asWritten(kind, row[column]!));
    },
  );

  it('depends on its number alone', () => {
    expect(finish(drawSteps(free, pointsOf(free), 5))).toEqual(finish(drawSteps(free, points, 5)));
  });

  it('has settings that the engine accepts, at the corners of the cube too', () => {
    for (const corner of [1e-10, 1 - 1e-10]) {
      expect(() =>
        withSettings(
          settingsAt(
            priors,
            priors.map(() => corner),
          ),
        ),
      ).not.toThrow();
    }
  });

  it('has GenOps’ operational failures as a share of the traditional arm’s', () => {
    for (let index = 0; index < 100; index++) {
      const drawn = drawnSettings(free, points, index, null);
      expect(drawn.operationalFailuresGenops!).toBeLessThanOrEqual(drawn.operationalFailuresTraditional!);
    }
  });

  it('takes strictly: no operational failures that automation removes, no escapes that nobody traces', () => {
    const strict = beliefPlan({ kind: 'strict', baseline: 0.89 });
    const drawn = drawnSettings(strict, points, 7, null);
    expect(drawn.operationalFailuresGenops).toBe(drawn.operationalFailuresTraditional);
    expect(drawn.unattributedEscapes).toBe(0);
  });

  it('lies where its place says, and the defaults lie inside', () => {
    for (const prior of priors) {
      if (prior.kind !== 'interval' || prior.scale === 'whole') continue;
      expect(placeIn(prior, valueAt(prior, 0.37) as number)).toBeCloseTo(0.37, 2);
    }
    for (const prior of priors) {
      const value = defaultOf(prior);
      if (prior.kind === 'options') expect(prior.options).toContain(value);
      else expect(placeIn(prior, value as number)).toBeGreaterThanOrEqual(0);
      if (prior.kind === 'interval') expect(placeIn(prior, value as number)).toBeLessThanOrEqual(1);
    }
  });

  it('knows in which draws a solved input leaves its own prior', () => {
    expect(insidePriors({ plan: free, count: 0, data: {} })).toBeNull();
    const fair = beliefPlan({ kind: 'fair', baseline: 0.89 });
    const data = {
      badIntercept: Float64Array.of(-2, -5.99, -2),
      attentionMedian: Float64Array.of(12, 12, 0),
    };
    expect([...insidePriors({ plan: fair, count: 3, data })!]).toEqual([1, 0, 0]);
  });
});
