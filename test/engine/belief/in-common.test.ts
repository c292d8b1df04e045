/** What accepted draws have in common, on draws that were made up. */
import { describe, expect, it } from 'vitest';
import { countOf } from '../../../engine/belief/acceptance.ts';
import { defaultOf, placeIn, valueAt } from '../../../engine/belief/draw.ts';
import {
  drawRow,
  nearestAccepted,
  partings,
  placesOf,
  priorEffects,
  reachesOf,
} from '../../../engine/belief/in-common.ts';
import { type Limits, limitedPriors } from '../../../engine/belief/within.ts';
import { namedStream } from '../../../engine/random/streams.ts';
import { acceptedOf, claimed, madeUp } from './made-up.ts';

describe('what accepted draws have in common', () => {
  const COUNT = 2048;
  const { plan } = madeUp(1, () => true);
  const k = plan.priors.findIndex(({ key }) => key === 'reviewerSensitivity');
  const judge = plan.priors.findIndex(({ key }) => key === 'judge');
  const places = placesOf({ ...madeUp(1, () => true), count: COUNT });
  const draws = madeUp(COUNT, (i) => places[k]![i]! > 0.75 && places[judge]![i]! > 0.5);
  const { accepted } = acceptedOf(draws, 'success-genops');

  it('puts the parameter first that decides, with the distance that is known', () => {
    const [first, second, ...others] = partings(draws, places, accepted);
    expect([first!.prior.key, second!.prior.key]).toEqual(['reviewerSensitivity', 'judge']);
    // uniform on the top quarter against uniform on all: largest at 3/4, area 3/8
    expect(first!.largest).toBeCloseTo(0.75, 2);
    expect(first!.area).toBeCloseTo(0.375, 2);
    expect(second!.largest).toBeCloseTo(0.5, 2);
    expect(first!.accepted.slice(0, 7)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(first!.middle[0]).toBeGreaterThan(0.05 + 0.75 * 0.85);
    const byChance = others.filter(({ largest, byChance: chance }) => largest > chance);
    expect(byChance.length).toBeLessThan(5);
  });

  it('finds the nearest accepted draw and what moves there, farthest first', () => {
    const { index, moves } = nearestAccepted(draws, places, accepted)!;
    expect(accepted[index]).toBe(1);
    expect(drawRow(draws, index)).toEqual(claimed);
    expect(moves.map(({ far }) => far)).toEqual(moves.map(({ far }) => far).sort((a, b) => b - a));
    const away = (i: number) => {
      const far = plan.priors.map((prior, d) => {
        const value = valueAt(prior, places[d]![i]!);
        return prior.kind === 'interval'
          ? placeIn(prior, value as number) - placeIn(prior, defaultOf(prior) as number)
          : 0.5 * Number(value !== defaultOf(prior));
      });
      return Math.hypot(...far);
    };
    const others = [...accepted.keys()].filter((i) => accepted[i] === 1);
    expect(away(index)).toBeCloseTo(Math.min(...others.map(away)), 12);
    const move = moves.find(({ prior }) => prior.key === 'reviewerSensitivity')!;
    expect(move.from).toBe(0.25);
    expect(move.to).toBeGreaterThan(0.68);
    expect(moves.map(({ prior }) => prior.key)).toContain('judge');
  });

  it('names the default also where a reader’s priors leave it out', () => {
    const limits: Limits = new Map([
      ['judge', { option: 'fixed-thresholds' }],
      ['reviewersPerOrganisation', { low: 1, high: 2 }],
    ] as const);
    const narrowed = { ...draws, plan: { ...plan, priors: limitedPriors(plan.priors, limits) } };
    const { moves } = nearestAccepted(narrowed, places, accepted)!;
    for (const [key, from] of [
      ['judge', 'always-valid'],
      ['reviewersPerOrganisation', 3],
    ] as const) {
      const move = moves.find(({ prior }) => prior.key === key)!;
      expect(move.from).toBe(from);
      expect(move.to).not.toBe(from);
    }
  });

  it('says what a share becomes when an interval is halved or doubled', () => {
    const effects = priorEffects(draws, places, accepted);
    const of = (key: string) => effects.find(({ prior }) => prior.key === key)!;
    const now = countOf(accepted) / COUNT;
    expect(of('reviewerSensitivity').halved.count).toBe(0);
    // doubled: beyond the low end by what the engine accepts (none), beyond the high end none either
    expect(of('reviewerSensitivity').doubled).toBeCloseTo(now, 9);
    expect(of('badPerLogLines').halved.share).toBeCloseTo(now, 1);
    expect(of('judge').byOption.map(({ count }) => count > 0)).toEqual([false, true]);
  });

  it('extrapolates whole numbers by a stretch each, as far as the engine accepts them', () => {
    const at = plan.priors.findIndex(({ key }) => key === 'reviewersPerOrganisation');
    const fewest = madeUp(COUNT, (i) => places[at]![i]! < 1 / 8);
    const effect = priorEffects(fewest, places, acceptedOf(fewest, 'success-genops').accepted).find(
      ({ prior }) => prior.key === 'reviewersPerOrganisation',
    )!;
    // 2 to 6: below lies 1 alone, a fifth of the width, all of it accepted; above lies half a width
    expect(effect.doubled).toBeCloseTo((1 / 8 + 1 / 5) / (1 + 1 / 5 + 1 / 2), 2);
  });

  it('extrapolates a doubled interval by its outermost eighths', () => {
    const at = plan.priors.findIndex(({ key }) => key === 'prepareMedian');
    const outer = madeUp(COUNT, (i) => places[at]![i]! > 7 / 8);
    const effect = priorEffects(outer, places, acceptedOf(outer, 'success-genops').accepted).find(
      ({ prior }) => prior.key === 'prepareMedian',
    )!;
    // of the doubled interval 1/2 is new: 1/4 above, all of it accepted, and 1/16 was accepted before
    expect(effect.doubled).toBeCloseTo(1 / 4 + 1 / 16, 2);
  });

  it('says where a quantity lies at an input’s ends, the one that moves it most first', () => {
    const own = places.map((column) => column);
    const values = Float64Array.from(own[k]!, (place, i) => (i % 7 === 0 ? Number.NaN : 100 * place));
    const [first, second] = reachesOf(draws, places, values);
    expect(first!.prior.key).toBe('reviewerSensitivity');
    const [low, high] = first!.medians;
    expect(low!.value).toBeCloseTo(100 / 16, 0);
    expect(high!.value).toBeCloseTo(1500 / 16, 0);
    for (const { value, lower, upper } of first!.medians) {
      expect(lower).toBeLessThan(value);
      expect(upper).toBeGreaterThan(value);
      expect(upper - lower).toBeLessThan(4);
    }
    const apart = second!.medians.map(({ value }) => value);
    expect(Math.max(...apart) - Math.min(...apart)).toBeLessThan(20);
    const options = reachesOf(draws, places, values).find(({ prior }) => prior.key === 'inconclusive')!;
    expect(options.medians).toHaveLength(4);
  });

  it('has medians with intervals that hold the true one in about 95 of 100 samples', () => {
    const next = namedStream('toy', 'medians');
    const wide = placesOf({ ...madeUp(1, () => true), count: 800 });
    let [held, all] = [0, 0];
    for (let run = 0; run < 40; run++) {
      const values = Float64Array.from({ length: 800 }, () => next() ** 3);
      for (const { medians } of reachesOf(
        madeUp(800, () => true),
        wide,
        values,
      )) {
        held += Number(medians[0]!.lower <= 0.125 && medians[0]!.upper >= 0.125);
        all += 1;
      }
    }
    expect(held / all).toBeGreaterThan(0.93);
    expect(held / all).toBeLessThan(0.985);
  });

  it('has nothing to say when no draw is accepted', () => {
    const none = madeUp(64, () => false);
    const rejected = acceptedOf(none, 'success-genops').accepted;
    const own = placesOf(none);
    expect([partings(none, own, rejected), nearestAccepted(none, own, rejected)]).toEqual([[], null]);
  });
});
