/** The set of runs that engines are compared on: complete, and what Node computes. */
import { expect, it } from 'vitest';
import { scenarios } from '../../../engine/index.ts';
import { expectedDigests, type Vector, vectors } from '../../../notebooks/certificate/vectors.ts';
import { findingSentence } from '../../../notebooks/certificate/words.ts';
import { nodeDigest } from '../../../scripts/vector-digests.ts';
import fallback from '../../../site/fallback/figures.json' with { type: 'json' };
import goldens from '../../goldens/digests.json' with { type: 'json' };

it('the set has every scenario with three seeds at two sizes, and four replays, each with a digest of its own', () => {
  const studies = vectors.filter((vector) => vector.kind === 'study');
  for (const { id } of scenarios) {
    const own = studies.filter(({ scenario }) => scenario === id);
    expect([
      new Set(own.map(({ seed }) => seed)).size,
      new Set(own.map((each) => each.deployments)).size,
    ]).toEqual([3, 2]);
    expect(own.length).toBe(6);
  }
  expect([scenarios.length, studies.length, vectors.length]).toEqual([5, 30, 34]);
  expect(Object.keys(expectedDigests).toSorted()).toEqual(vectors.map(({ id }) => id).toSorted());
  expect(new Set(Object.values(expectedDigests)).size).toBe(vectors.length);
});

it('its digests are the pinned ones where a run is pinned elsewhere, too', () => {
  const pinned = [...goldens.studies, { ...fallback.run, scenario: 'equal-changes' }].filter(
    ({ scenario, deployments, seed }) => `${scenario}/${deployments}/${seed}` in expectedDigests,
  );
  expect(pinned.length).toBe(scenarios.length + 1);
  for (const { scenario, deployments, seed, digest } of pinned)
    expect(expectedDigests[`${scenario}/${deployments}/${seed}`]).toBe(digest);
});

/** A few quick ones; the goldens compute five others, `npm run test:engines` all. */
const few = ['equal-changes/500/GenOps', 'as-claimed/500/24', 'replay/500/24', 'replay/500/42'];
const computed = vectors.filter(({ id }) => few.includes(id));
it.each(computed)('Node still computes the digest of $id', async (vector: Vector) => {
  expect(await nodeDigest(vector)).toBe(expectedDigests[vector.id]);
});

it('the finding says how many match, which differ, and that nothing was checked', () => {
  const same = { kind: 'same', digest: 'a' } as const;
  const different = { kind: 'different', digest: 'b' } as const;
  const waiting = { kind: 'waiting' } as const;
  const failed = { kind: 'failed', why: 'no memory' } as const;
  const said = (...checks: (typeof same | typeof different | typeof waiting | typeof failed)[]) =>
    findingSentence({ checks, ended: true });
  expect(said(waiting, waiting)).toBe('None of the 2 runs has been checked here yet.');
  expect(said(same, waiting)).toBe('1 of 2 runs match so far, none differs.');
  expect(said(same, same)).toMatch(/^All 2 runs match: /);
  expect(said(same, different)).toBe('1 run differs from Node; 1 of 2 match.');
  expect(said(different, different, failed)).toBe('2 runs differ from Node, and 1 run failed; 0 of 3 match.');
});
