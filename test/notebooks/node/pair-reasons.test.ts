/** Reasons why two claims never come true together: each is of such a pair in the committed draws, and is so in the model. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { acceptanceOf, isIn, quantityOfDraw, quantityOfRow } from '../../../engine/belief/acceptance.ts';
import { beliefPlan, drawnSettings, drawsOf, pointsOf, runOfDraw } from '../../../engine/belief/belief.ts';
import { expectedSuccess } from '../../../engine/belief/calibration.ts';
import { drawRow } from '../../../engine/belief/in-common.ts';
import { outcomeSteps } from '../../../engine/belief/outcome.ts';
import { priors } from '../../../engine/belief/priors.ts';
import { ErrorBudget } from '../../../engine/governance/index.ts';
import { readTable } from '../../../engine/shards/table.ts';
import { withSettings } from '../../../engine/simulator/settings.ts';
import { deliveriesOn, prepareRun } from '../../../engine/simulator/simulate.ts';
import { quantile, variance } from '../../../engine/statistics/index.ts';
import { type PairReason, pairReasons, relationOf } from '../../../notebooks/believe/pairs.ts';
import { finish, sha256 } from '../../engine/study-of.ts';

const plan = beliefPlan({ kind: 'free' });
const file = new URL('../../../engine/belief/committed/free.bin', import.meta.url);
const draws = drawsOf(readTable(readFileSync(file), sha256, 'free.bin'), plan, sha256);
const at = (baseline: number) => acceptanceOf(draws, { baseline, range: 'narrower' });
const { claims, pairs } = at(0.89);
const points = pointsOf(plan);
const claimOf = (id: string) => claims.find(({ claim }) => claim.id === id)!;
const acceptedOf = (id: string): number[] => {
  const { accepted } = claimOf(id);
  return [...accepted.keys()].filter((index) => accepted[index] === 1);
};
const nameOf = (pair: readonly string[]): string => pair.toSorted().join(' and ');
const shownBy = <By extends PairReason['shown']['by']>(by: By) =>
  pairReasons.flatMap(({ pair, shown }) =>
    shown.by === by ? [{ pair, shown: shown as PairReason['shown'] & { by: By } }] : [],
  );

describe('reasons why two claims never come true together', () => {
  it.each([0.89, 0.942])('are given for every such pair of the committed draws, baseline %d', (baseline) => {
    const reasons = pairReasons.map(({ pair }) => nameOf(pair));
    const never = at(baseline).pairs.filter((pair) => relationOf(pair) === 'never');
    expect(never.length).toBeGreaterThan(0);
    expect(never.map(({ a, b }) => nameOf([a, b])).filter((name) => !reasons.includes(name))).toEqual([]);
  });

  it.each(pairReasons)('$pair: the committed draws have none with both', ({ pair: [a, b] }) => {
    const pair = pairs.find((each) => nameOf([each.a, each.b]) === nameOf([a, b]))!;
    expect(relationOf(pair)).toBe('never');
  });

  it.each(shownBy('options'))('$pair: each claim comes true with one option only', ({ pair, shown }) => {
    pair.forEach((id, k) => {
      const options = acceptedOf(id).map((index) => drawnSettings(plan, points, index, null)[shown.input]);
      expect(options.length).toBeGreaterThan(100);
      expect(new Set(options), id).toEqual(new Set([shown.needs[k]]));
    });
  });

  it.each(shownBy('moved'))(
    '$pair: nineteen in twenty of the first leave the second’s range on one side',
    ({ pair: [a, b] }) => {
      const { quantity, range } = claimOf(b);
      const values = acceptedOf(a).map((index) => quantityOfDraw(draws, quantity, index));
      const [above, below] = [
        values.filter((value) => value > range.upper),
        values.filter((value) => value < range.lower),
      ];
      expect(Math.max(above.length, below.length)).toBeGreaterThan(0.95 * values.length);
    },
  );

  it.each(shownBy('moved'))('$pair: a setting inside all our intervals has both', ({ pair, shown }) => {
    const drawn = runOfDraw(plan, points, shown.draw, drawRow(draws, shown.draw));
    const row = finish(outcomeSteps({ ...drawn, settings: withSettings(drawn.settings, shown.changes) }));
    for (const id of pair) {
      const { quantity, range } = claimOf(id);
      expect(isIn(range, quantityOfRow(row, quantity)), id).toBe(true);
    }
    for (const [key, value] of Object.entries(shown.changes)) {
      const prior = priors.find((each) => each.key === key) as {
        readonly low: number;
        readonly high: number;
      };
      expect(value, key).toBeGreaterThan(prior.low);
      expect(value, key).toBeLessThan(prior.high);
    }
  });
});

describe('success with GenOps and without', () => {
  it('need failures for other reasons that are frequent, and almost all of them avoided', () => {
    const needed = acceptedOf('success-genops')
      .slice(0, 40)
      .map((index) => {
        const settings = withSettings(drawnSettings(plan, points, index, null));
        const drawn = settings.operationalFailuresTraditional;
        const successWith = (failures: number): number =>
          expectedSuccess({ ...settings, operationalFailuresTraditional: failures });
        // success is linear in them
        const wanted = (successWith(0) - 0.89) / (successWith(0) - successWith(1));
        return { drawn, wanted, avoided: 1 - settings.operationalFailuresGenops / wanted };
      });
    const { high } = priors.find(({ key }) => key === 'operationalFailuresTraditional') as { high: number };
    expect(needed.filter(({ drawn, wanted }) => wanted > drawn).length).toBeGreaterThan(38);
    const possible = needed.filter(({ wanted }) => wanted <= high);
    expect(possible.length).toBeGreaterThan(8);
    const half = (of: (one: (typeof needed)[number]) => number): number => quantile(possible.map(of), 0.5);
    expect(half(({ wanted }) => wanted)).toBeGreaterThan(0.8 * high);
    expect(half(({ avoided }) => avoided)).toBeGreaterThan(0.9);
  });
});

describe('success with GenOps and a lower variance of error budgets', () => {
  /** What a draw lowers the variance by, the part of it that bad changes make in the traditional pipeline, and their share of all. */
  function budgetsOf(index: number): {
    readonly lowered: number;
    readonly part: number;
    readonly bad: number;
  } {
    const config = runOfDraw(plan, points, index, drawRow(draws, index));
    const stage = finish(prepareRun(config));
    let bad = 0;
    for (const { drawn } of deliveriesOn(stage, config)) if (drawn.defect.kind !== 'none') bad += 1;
    const before = variance(stage.traditional.budget.burns());
    return {
      lowered: 1 - variance(stage.genops.budget.burns()) / before,
      part: 1 - variance(new ErrorBudget(stage.services, stage.days).burns()) / before,
      bad: bad / config.deployments,
    };
  }
  const first = (id: string) => acceptedOf(id).slice(0, 12).map(budgetsOf);
  const [success, budgets] = [first('success-genops'), first('budget-variance')];
  const { lower } = claimOf('budget-variance').range;

  it('is at most the part of the variance that bad changes make, but for what chance adds', () => {
    for (const { lowered, part } of [...success, ...budgets]) expect(lowered).toBeLessThan(part + 0.02);
  });

  it('is out of reach where GenOps succeeds: changes are rarely bad there, and that part is too small', () => {
    for (const { bad } of success) expect(bad).toBeLessThan(0.08);
    expect(success.filter(({ part }) => part < lower).length).toBeGreaterThan(10);
    for (const { part } of budgets) expect(part).toBeGreaterThan(lower - 0.02);
  });
});
