import { describe, expect, it } from 'vitest';
import {
  checkRequest,
  createRowDigest,
  type ReplayProgress,
  replayFirstRelease,
  replaySteps,
  seedFromText,
} from '../../../engine/replay/index.ts';
import { finish } from '../study-of.ts';

describe('a request', () => {
  it('keeps its seed as a bigint', () =>
    expect(checkRequest({ deployments: 500, seed: 24 })).toEqual({ deployments: 500, seed: 24n }));

  it.each([0, -1, 1.5, 1_000_001, Number.NaN, Infinity])('of %d deployments is refused', (deployments) =>
    expect(() => checkRequest({ deployments, seed: 24 })).toThrow(
      `deployments: expected a whole number from 1 to 1,000,000, got ${deployments}`,
    ),
  );

  it.each([0, -0, 0n])('with seed 0 is refused with the reason', (seed) =>
    expect(() => checkRequest({ deployments: 1, seed })).toThrow('does not seed its generator for 0'),
  );

  it.each([1.5, Number.NaN, 2 ** 53])('with seed %d is refused', (seed) =>
    expect(() => checkRequest({ deployments: 1, seed })).toThrow('seed: expected an integer other than 0'),
  );

  it('that cannot be used rejects the replay', async () =>
    await expect(replayFirstRelease({ deployments: 500, seed: 0 })).rejects.toThrow('choose another seed'));
});

describe('a typed seed', () => {
  it('may have a plus sign', () => expect(seedFromText('+24')).toBe(24n));

  it.each(['', '1.5', '1e3', '0x18', '24n', '− 3', 'twenty-four'])('is refused as %j', (text) =>
    expect(() => seedFromText(text)).toThrow(
      `seed: expected an integer other than 0, got ${JSON.stringify(text)}`,
    ),
  );
});

const request = { deployments: 600, seed: 24 };

describe('a replay in steps', () => {
  it('tells how far it has come, and returns what the promise gives', async () => {
    const steps = replaySteps(request, {}, await createRowDigest());
    const progress: ReplayProgress[] = [];
    let step = steps.next();
    for (; !step.done; step = steps.next()) progress.push(step.value);
    expect(progress.map(({ done }) => done)).toEqual([0, 256, 512, 600]);
    expect(step.value).toEqual(await replayFirstRelease(request));
  });

  it('can be left at any step, and the digest used again', async () => {
    const digest = await createRowDigest();
    const left = replaySteps({ ...request, seed: 42 }, {}, digest);
    left.next();
    left.next();
    const steps = replaySteps(request, {}, digest);
    expect(finish(steps).rowsSha256).toBe((await replayFirstRelease(request)).rowsSha256);
  });

  it('asks for a digest where one is to be kept', () =>
    expect(() => replaySteps(request).next()).toThrow(
      'replaySteps: digest: expected a row digest, got null',
    ));

  it('needs no digest for rows', () =>
    expect(replaySteps(request, { keep: 'rows' }).next().value).toEqual({ done: 0, total: 600 }));
});
