/** Counting and comparing on draws that were made up, so that the answer is known. */
import { describe, expect, it } from 'vitest';
import {
  acceptanceOf,
  believedClaims,
  countOf,
  headlineClaims,
  rangeAt,
  shareOf,
  together,
} from '../../../engine/belief/acceptance.ts';
import { type BeliefDraws, beliefPlan, drawColumns } from '../../../engine/belief/belief.ts';
import type { Comparison } from '../../../engine/belief/calibration.ts';
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
import { isMeasured } from '../../../engine/claims/claim.ts';
import { publishedClaims } from '../../../engine/claims/published/index.ts';
import { namedStream } from '../../../engine/random/streams.ts';

const claimed = {
  successTraditional: 1780,
  successGenops: 1936,
  rolledBack: 48,
  caught: 9,
  reviewed: 400,
  medianTraditional: 52.8,
  medianGenops: 23.4,
  effect: 1,
  varianceRatio: 0.528,
  auc: 0.7,
};

/** Draws that are as claimed, or else missed in every number. */
function madeUp(
  count: number,
  isTrue: (index: number) => boolean,
  comparison: Comparison = { kind: 'free' },
): BeliefDraws {
  const plan = beliefPlan(comparison);
  const missed = {
    ...claimed,
    successTraditional: 1000,
    successGenops: 1000,
    rolledBack: 500,
    caught: 500,
    medianGenops: 60,
    effect: 0,
    varianceRatio: 2,
  };
  const data = Object.fromEntries(
    drawColumns(plan).map(([name]) => [
      name,
      Float64Array.from(
        { length: count },
        (_, i) => (isTrue(i) ? claimed : missed)[name as keyof typeof claimed] ?? 1,
      ),
    ]),
  );
  return { plan, count, data };
}

const at89 = { baseline: 0.89, range: 'narrower' } as const;
const acceptedOf = (draws: BeliefDraws, id: string) =>
  acceptanceOf(draws, at89).claims.find(({ claim }) => claim.id === id)!;

describe('acceptance', () => {
  it('judges every claim that a draw measures, and no other', () => {
    const ids = believedClaims.map(({ id }) => id);
    const measured = publishedClaims.filter(({ test }) => isMeasured(test)).map(({ id }) => id);
    expect(measured.filter((id) => !ids.includes(id))).toEqual([
      'safety-violations',
      'significance',
      'significance-success',
    ]);
    expect(ids).toEqual(expect.arrayContaining([...headlineClaims]));
  });

  it('counts each claim, each pair once, and all headline numbers together', () => {
    const { claims, pairs, headline, counted, unreachable } = acceptanceOf(
      madeUp(400, (i) => i % 4 === 0),
      at89,
    );
    expect([counted, unreachable]).toEqual([400, { success: 0, median: 0 }]);
    for (const { claim, share } of claims) {
      const by = claim.id === 'cycle-time-baseline' ? 400 : 100;
      expect([claim.id, share.count]).toEqual([claim.id, by]);
    }
    expect(headline.share).toEqual(shareOf(100, 400));
    const own = headlineClaims.map((id) => claims.find(({ claim }) => claim.id === id)!.accepted);
    expect(together(own)).toEqual(headline.accepted);
    expect(headline.ifIndependent).toBeCloseTo(400 * 0.25 ** 4, 9);
    expect(pairs).toHaveLength((claims.length * (claims.length - 1)) / 2);
    const pair = pairs.find(({ a, b }) => a === 'success-genops' && b === 'rollback-genops')!;
    expect([pair.both.count, pair.ifIndependent]).toEqual([100, 25]);
  });

  it('says of claims that exclude each other how often they would meet by chance', () => {
    const draws = madeUp(200, (i) => i % 2 === 0);
    const rolledBack = draws.data['rolledBack']!.map((_, i) => (i % 2 === 0 ? 500 : 48));
    const { pairs } = acceptanceOf({ ...draws, data: { ...draws.data, rolledBack } }, at89);
    const pair = pairs.find(({ a, b }) => a === 'success-genops' && b === 'rollback-genops')!;
    expect([pair.both.count, pair.ifIndependent]).toEqual([0, 50]);
  });

  it('counts draws out of reach apart, by what could not be reached', () => {
    const draws = madeUp(10, () => true, { kind: 'fair', baseline: 0.89 });
    for (const column of Object.values(draws.data)) column[3] = Number.NaN;
    for (const [name, column] of Object.entries(draws.data))
      if (name !== 'badIntercept') column[4] = Number.NaN;
    const { counted, unreachable, headline } = acceptanceOf(draws, at89);
    expect([counted, unreachable, headline.share.of]).toEqual([8, { success: 1, median: 1 }, 8]);
  });

  it('does not count draws of the free comparison that are not done yet', () => {
    const draws = madeUp(10, () => true);
    for (const column of Object.values(draws.data)) column[6] = Number.NaN;
    const { counted, unreachable } = acceptanceOf(draws, at89);
    expect([counted, unreachable]).toEqual([9, { success: 0, median: 0 }]);
  });

  it('takes the range of the baseline, and the wider of two where it is asked', () => {
    const claim = believedClaims.find(({ id }) => id === 'success-improvement')!;
    expect(rangeAt(claim, at89)).toMatchObject({ lower: 0.07, upper: 0.085 });
    expect(rangeAt(claim, { baseline: 0.942, range: 'wider' })).toMatchObject({
      lower: -0.002,
      upper: 0.048,
    });
  });

  it('widens a range about its middle, and leaves one that is open at an end', () => {
    const of = (id: string, times: number) =>
      rangeAt(believedClaims.find((each) => each.id === id)!, { ...at89, times });
    expect(of('cycle-time-genops', 1)).toMatchObject({ lower: 21.6, upper: 25.3 });
    expect(of('cycle-time-genops', 2).lower).toBeCloseTo(19.75, 9);
    expect(of('cycle-time-genops', 2).upper).toBeCloseTo(27.15, 9);
    expect(of('cycle-time-genops', 0.5).upper).toBeCloseTo(24.375, 9);
    expect(of('effect-size', 3)).toMatchObject({ lower: 0.8, upper: Number.POSITIVE_INFINITY });
    const counts = [0.5, 1, 2].map((times) => {
      const draws = madeUp(300, () => true);
      draws.data['medianGenops']!.forEach((_, i, column) => (column[i] = 15 + i / 15));
      return acceptanceOf(draws, { ...at89, times }).claims[0]!.share.count;
    });
    expect(counts).toEqual([28, 56, 111]);
  });

  it('has intervals that hold the true share in about 95 of 100 runs of draws', () => {
    const next = namedStream('toy', 'draws');
    let held = 0;
    for (let run = 0; run < 400; run++) {
      const { lower, upper } = acceptedOf(
        madeUp(250, () => next() < 0.06),
        'success-genops',
      ).share;
      if (lower <= 0.06 && upper >= 0.06) held += 1;
    }
    expect(held).toBeGreaterThan(370);
    expect(held).toBeLessThan(397);
  });
});

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
