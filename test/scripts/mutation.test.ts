/** What `npm run mutation` refuses before it begins, and which mutants a sample has. */
import { expect, it } from 'vitest';
import { inSample } from '../../scripts/mutation/sample.ts';
import { mutation } from '../../scripts/mutation.ts';
import { called } from './called.ts';

it.each([
  [['nowhere'], 'part: expected one of statistics, canary-rollout, audit-log, replay, claims, got "nowhere"'],
  [['statistics', '--sample', '0'], '--sample: expected a whole number of at least 1, got "0"'],
  [['statistics', '--sample', '2.5'], '--sample: expected a whole number of at least 1, got "2.5"'],
])('%j is refused', async (args, message) => {
  const { status, stderr } = await called(mutation, ...args);
  expect(stderr).toContain(message);
  expect(status).toBe(2);
});

it('a sample is every Nth mutant, beginning with the first', () => {
  const ids = Array.from({ length: 9 }, (_, k) => String(k));
  expect(ids.filter((id) => inSample(id, 4))).toEqual(['0', '4', '8']);
  expect(ids.filter((id) => inSample(id, 1))).toEqual(ids);
});
