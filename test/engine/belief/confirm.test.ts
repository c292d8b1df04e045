import { describe, expect, it } from 'vitest';
import { acceptanceOf, believedClaims } from '../../../engine/belief/acceptance.ts';
import { beliefPlan, drawColumns, drawSteps, pointsOf } from '../../../engine/belief/belief.ts';
import { confirmSteps } from '../../../engine/belief/confirm.ts';
import { DRAW_DEPLOYMENTS } from '../../../engine/belief/draw.ts';
import { finish } from '../study-of.ts';

const plan = beliefPlan({ kind: 'free' });
const points = pointsOf(plan);
const rows = Array.from({ length: 16 }, (_, index) => finish(drawSteps(plan, points, index)));
const data = Object.fromEntries(
  drawColumns(plan).map(([name]) => [name, Float64Array.from(rows, (row) => row[name]!)]),
);
const draws = { plan, count: rows.length, data };
const judging = { baseline: 0.89, range: 'wider' } as const;

describe('confirming accepted draws', () => {
  it('finds all of them in range again at their own size', () => {
    const found = finish(confirmSteps(draws, judging, 2, DRAW_DEPLOYMENTS));
    expect(found.map(({ what }) => what)).toEqual([...believedClaims.map(({ id }) => id), 'headline']);
    const accepted = acceptanceOf(draws, judging).claims.map(({ share }) => share.count);
    expect(found.slice(0, -1).map((each) => each.accepted)).toEqual(accepted);
    expect(found.some(({ confirmed }) => confirmed.of > 0)).toBe(true);
    for (const { confirmed, accepted: all } of found) {
      expect([confirmed.count, confirmed.of]).toEqual([Math.min(all, 2), Math.min(all, 2)]);
    }
  });

  it('runs each draw once, and says how many', () => {
    const steps = confirmSteps(draws, judging, 1, 500);
    const seen = new Set<string>();
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) seen.add(`${step.value.done} of ${step.value.total}`);
    const total = Number([...seen][0]!.split(' of ')[1]);
    expect(seen.size).toBe(total);
    expect(step.value.every(({ confirmed }) => confirmed.count <= confirmed.of)).toBe(true);
  });
});
