/** Addresses of the published code's page: what is written is read back, and anything else becomes a message. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { scenarios } from '../../engine/simulator/scenarios/index.ts';
import { defaultReplay, formatReplayAddress, parseReplayAddress } from '../../site/state/replay.ts';
import { forAll } from '../for-all.ts';

const runs = fc.record({
  seed: fc.bigInt({ min: -(1n << 200n), max: 1n << 200n }).filter((seed) => seed !== 0n),
  deployments: fc.integer({ min: 1, max: 1_000_000 }),
});
const studies = fc.constantFrom('', 'n=100&seed=7', 'seed=a%20b&alpha=0.05', 'deployment=3&n=100');

test('a replay that was written into an address is read back, beside any run of the study', () =>
  forAll(runs, studies, (run, study) => {
    const address = parseReplayAddress(`?${formatReplayAddress(run, study)}`, scenarios);
    expect(address).toEqual({ run, study, problems: [], ignored: [] });
  }));

test('whatever stands in an address, the page gets a replay that can run, and a reason when it is not the one asked for', () =>
  forAll(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.string({ maxLength: 20 }), (seed, size) => {
    const query = `replay-seed=${encodeURIComponent(seed)}&replay-n=${encodeURIComponent(size)}`;
    const { run, problems } = parseReplayAddress(query, scenarios);
    expect(run.seed).not.toBe(0n);
    expect(run.deployments).toBeGreaterThan(0);
    if (problems.length > 0) expect(run).toEqual(defaultReplay);
    for (const problem of problems) expect(problem).toMatch(/: expected .+, got /);
  }));

test('an address that says nothing asks for the published default', () =>
  expect(parseReplayAddress('', scenarios)).toEqual({
    run: defaultReplay,
    problems: [],
    ignored: [],
    study: '',
  }));
