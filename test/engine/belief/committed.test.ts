/** The committed draws: made by this engine with these priors, and the first of each kind come out again. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { beliefPlan, drawSteps, drawsOf, pointsOf } from '../../../engine/belief/belief.ts';
import { drawRow } from '../../../engine/belief/in-common.ts';
import { readTable } from '../../../engine/shards/table.ts';
import { finish, sha256 } from '../study-of.ts';

const folder = new URL('../../../engine/belief/committed/', import.meta.url);
const plans = {
  'free.bin': [beliefPlan({ kind: 'free' }), 64],
  'fair-89.bin': [beliefPlan({ kind: 'fair', baseline: 0.89 }), 4],
  'fair-94.2.bin': [beliefPlan({ kind: 'fair', baseline: 0.942 }), 4],
  'strict-89.bin': [beliefPlan({ kind: 'strict', baseline: 0.89 }), 4],
  'strict-94.2.bin': [beliefPlan({ kind: 'strict', baseline: 0.942 }), 4],
} as const;

describe('the committed draws', () => {
  it('are these files', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(plans).sort());
  });

  it.each(Object.entries(plans))('%s come out again', (name, [plan, count]) => {
    const draws = drawsOf(readTable(readFileSync(new URL(name, folder)), sha256, name), plan, sha256);
    const points = pointsOf(plan);
    for (let k = 0; k < count; k++) {
      const index = Math.floor((k * draws.count) / count);
      expect(finish(drawSteps(plan, points, index)), `draw ${index}`).toEqual(drawRow(draws, index));
    }
  });
});
