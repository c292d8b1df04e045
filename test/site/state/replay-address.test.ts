/** Bad addresses of the published code's page, each with what the page says of it. */
import { expect, test } from 'vitest';
import { scenarios } from '../../../engine/simulator/scenarios/index.ts';
import { defaultReplay, parseReplayAddress } from '../../../site/state/replay.ts';

test.each([
  ['replay-seed=0', 'an integer other than 0'],
  ['replay-seed=1e3', 'an integer other than 0'],
  ['replay-seed=', 'an integer other than 0'],
  [`replay-seed=${'9'.repeat(201)}`, 'at most 200 digits'],
  ['replay-seed=24&replay-seed=42', 'one value'],
  ['replay-seed=%E0%A4%A', 'percent-encoded UTF-8'],
  ['replay-n=0', 'a whole number from 1 to 1,000,000'],
  ['replay-n=1e12', 'a whole number from 1 to 1,000,000'],
  ['replay-n=%3Cimg%20src=x%20onerror=hit%3E', 'a whole number from 1 to 1,000,000'],
])('%s gives a message and the published default', (bad, message) => {
  const { run, problems } = parseReplayAddress(`?${bad}`, scenarios);
  expect(run).toEqual(defaultReplay);
  expect(problems.join('\n')).toContain(`expected ${message}`);
});

test('an address that is longer than any of ours is refused as one, and read no further', () => {
  for (const part of ['replay-n=1&', 'n=1&', 'other=1&']) {
    const { run, problems, ignored, study } = parseReplayAddress(part.repeat(6000), scenarios);
    expect([run, ignored, study]).toEqual([defaultReplay, [], '']);
    expect(problems).toEqual([
      `address: expected at most 20,000 characters, got ${(6000 * part.length).toLocaleString('en-US')} characters`,
    ]);
  }
});
