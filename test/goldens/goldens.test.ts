/**
 * Pins that may be wrong: they say what came out when they were written, not what is right.
 *
 * When one fails, find out why it moved before `npm run goldens` rewrites it; the CHANGELOG says so afterwards.
 */
import { expect, it } from 'vitest';
import { currentGoldens, type Goldens, movedBetween } from '../../scripts/goldens.ts';
import digests from './digests.json' with { type: 'json' };

const pinned: Goldens = digests;

it('every pinned study comes out as it was pinned', async () =>
  expect(movedBetween(pinned, await currentGoldens())).toEqual([]));

it('what moved is said as old → new, also where a pin is new or gone', () => {
  const [first, ...rest] = pinned.studies;
  const { digest, scenario, deployments, seed } = first!;
  const name = `${scenario}, ${deployments}, seed ${seed}`;
  const changed = { ...pinned, studies: [{ ...first!, digest: 'abc' }, ...rest] };
  expect(movedBetween(pinned, changed)).toEqual([`${name}: digest: ${digest} → abc`]);
  const fewer = { ...pinned, studies: rest };
  expect(movedBetween(pinned, fewer)).toContain(`${name}: digest: ${digest} → (none)`);
  expect(movedBetween(fewer, pinned)).toContain(`${name}: digest: (none) → ${digest}`);
  expect(movedBetween(pinned, pinned)).toEqual([]);
});
