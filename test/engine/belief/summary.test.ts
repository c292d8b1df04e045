/** What every page says of the committed free draws is what they say. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { beliefPlan, drawsOf } from '../../../engine/belief/belief.ts';
import { committedSummary, countAccepted } from '../../../engine/belief/summary.ts';
import { readTable } from '../../../engine/shards/table.ts';
import { sha256 } from '../study-of.ts';

it('the committed summary counts the committed free draws', () => {
  const file = readFileSync(new URL('../../../engine/belief/committed/free.bin', import.meta.url));
  expect(committedSummary).toEqual(
    countAccepted(drawsOf(readTable(file, sha256), beliefPlan({ kind: 'free' }), sha256)),
  );
});
