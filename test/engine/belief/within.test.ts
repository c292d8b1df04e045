/** Priors that a reader moves: draws inside are those of the narrower interval, and nothing outside it is counted. */
import { describe, expect, it } from 'vitest';
import { acceptanceOf } from '../../../engine/belief/acceptance.ts';
import { beliefPlan, drawnSettings, pointsOf } from '../../../engine/belief/belief.ts';
import { placesOf } from '../../../engine/belief/in-common.ts';
import { priors } from '../../../engine/belief/priors.ts';
import {
  checkLimit,
  drawsWithin,
  goesBeyond,
  type Limits,
  limitedPriors,
} from '../../../engine/belief/within.ts';

const plan = beliefPlan({ kind: 'free' });
const count = 256;
const numbers = (value: number): Float64Array => new Float64Array(count).fill(value);
const data = Object.fromEntries(
  [
    'medianGenops',
    'medianTraditional',
    'successGenops',
    'successTraditional',
    'rolledBack',
    'caught',
    'reviewed',
    'effect',
    'varianceRatio',
    'auc',
  ].map((name) => [name, numbers(name === 'successGenops' ? 1940 : 1)]),
);
const draws = { plan, count, data };
const prior = (key: string) => priors.find((each) => each.key === key)!;

describe('limits', () => {
  const limits: Limits = new Map([
    ['badIntercept', { low: -3.5, high: -2 }],
    ['judge', { option: 'always-valid' }],
  ]);

  it('keep the draws whose settings lie inside them', () => {
    const { draws: kept, outside } = drawsWithin(draws, placesOf(draws), limits);
    const points = pointsOf(plan);
    let out = 0;
    for (let i = 0; i < count; i++) {
      const { badIntercept, judge } = drawnSettings(plan, points, i, null);
      const isIn = badIntercept! >= -3.5 && badIntercept! <= -2 && judge === 'always-valid';
      expect(Number.isNaN(kept.data['medianGenops']![i])).toBe(!isIn);
      if (!isIn) out += 1;
    }
    expect(outside).toBe(out);
    const { counted, claims } = acceptanceOf(kept, { baseline: 0.89, range: 'narrower' });
    expect(counted).toBe(count - out);
    expect(claims.find(({ claim }) => claim.id === 'success-genops')!.share.count).toBe(counted);
  });

  it('do not count for inputs that the comparison solves', () => {
    const fair = { plan: beliefPlan({ kind: 'fair', baseline: 0.89 }), count, data };
    const only: Limits = new Map([['badIntercept', { low: -3.5, high: -2 }]]);
    expect(drawsWithin(fair, placesOf(fair), only).outside).toBe(0);
  });

  it('make priors for new draws that all lie inside', () => {
    const own = { ...plan, priors: limitedPriors(priors, limits) };
    for (let i = 0; i < 64; i++) {
      const { badIntercept, judge } = drawnSettings(own, pointsOf(own), i, null);
      expect(badIntercept).toBeGreaterThanOrEqual(-3.5);
      expect(badIntercept).toBeLessThanOrEqual(-2);
      expect(judge).toBe('always-valid');
    }
  });

  it('say where they leave what was drawn', () => {
    expect(goesBeyond(prior('badIntercept'), { low: -5, high: -2 })).toBe(true);
    expect(goesBeyond(prior('badIntercept'), { low: -4, high: -2 })).toBe(false);
  });

  it.each([
    ['badIntercept', { low: -2, high: -3 }, /the smaller one first, got -2 and -3/],
    ['errorLiftMedian', { low: 0, high: 0.1 }, /two positive numbers/],
    ['reviewersPerOrganisation', { low: 2.5, high: 4 }, /two whole numbers/],
    ['operationalFailuresGenops', { low: 0, high: 2 }, /from 0 to 1/],
    ['judge', { option: 'nobody' }, /one of always-valid, fixed-thresholds/],
    ['judge', { low: 0, high: 1 }, /one of always-valid, fixed-thresholds/],
  ] as const)('refuse for %s what the engine would not accept', (key, limit, words) => {
    expect(() => checkLimit(prior(key), limit)).toThrow(words);
  });
});
