/** Reasons why two claims never come true together: each is of such a pair, in the committed draws, and by the input that it names. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { acceptanceOf } from '../../../engine/belief/acceptance.ts';
import { beliefPlan, drawnSettings, drawsOf, pointsOf } from '../../../engine/belief/belief.ts';
import { readTable } from '../../../engine/shards/table.ts';
import { pairReasons, relationOf } from '../../../notebooks/believe/pairs.ts';
import { sha256 } from '../../engine/study-of.ts';

const plan = beliefPlan({ kind: 'free' });
const file = new URL('../../../engine/belief/committed/free.bin', import.meta.url);
const draws = drawsOf(readTable(readFileSync(file), sha256, 'free.bin'), plan, sha256);
const { claims, pairs } = acceptanceOf(draws, { baseline: 0.89, range: 'narrower' });
const points = pointsOf(plan);

describe('reasons why two claims never come true together', () => {
  it.each(pairReasons)('$pair: the committed draws have none with both', ({ pair: [a, b] }) => {
    const pair = pairs.find((each) => [each.a, each.b].sort().join() === [a, b].sort().join())!;
    expect(relationOf(pair)).toBe('never');
  });

  it.each(pairReasons)(
    '$pair: each claim comes true with one option of $input only',
    ({ pair, input, needs }) => {
      pair.forEach((id, k) => {
        const { accepted } = claims.find(({ claim }) => claim.id === id)!;
        const options = [...accepted.keys()]
          .filter((index) => accepted[index] === 1)
          .map((index) => drawnSettings(plan, points, index, null)[input]);
        expect(options.length).toBeGreaterThan(100);
        expect(new Set(options), id).toEqual(new Set([needs[k]]));
      });
    },
  );
});
