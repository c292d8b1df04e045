/** Counting on draws that were made up, so that the answer is known. */
import { describe, expect, it } from 'vitest';
import {
  acceptanceOf,
  believedClaims,
  headlineClaims,
  rangeAt,
  shareOf,
  together,
} from '../../../engine/belief/acceptance.ts';
import { isMeasured } from '../../../engine/claims/claim.ts';
import { publishedClaims } from '../../../engine/claims/published/index.ts';
import { namedStream } from '../../../engine/random/streams.ts';
import { acceptedOf, at89, madeUp } from './made-up.ts';

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
