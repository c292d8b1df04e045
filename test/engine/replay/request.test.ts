import { describe, expect, it } from 'vitest';
import {
  checkRequest,
  createRowDigest,
  type ReplayOptions,
  type ReplayProgress,
  replayFirstRelease,
  replaySteps,
  seedFromText,
} from '../../../engine/replay/index.ts';
import { checkOptions } from '../../../engine/replay/request.ts';
import { finish } from '../study-of.ts';

describe('a request', () => {
  it('may ask for a million deployments', () =>
    expect(checkRequest({ deployments: 1_000_000, seed: 1 }).deployments).toBe(1_000_000));

  it('keeps its seed as a bigint', () =>
    expect(checkRequest({ deployments: 500, seed: 24 })).toEqual({ deployments: 500, seed: 24n }));

  it.each([0, -1, 1.5, 1_000_001, Number.NaN, Infinity])('of %d deployments is refused', (deployments) =>
    expect(() => checkRequest({ deployments, seed: 24 })).toThrow(
      `deployments: expected a whole number from 1 to 1,000,000, got ${deployments}`,
    ),
  );

  it.each([0, -0, 0n])('with seed 0 is refused with the reason', (seed) =>
    expect(() => checkRequest({ deployments: 1, seed })).toThrow(
      /^seed: expected an integer other than 0, got .*does not seed its generator for 0/,
    ),
  );

  it.each([1.5, Number.NaN, 2 ** 53])('with seed %d is refused', (seed) =>
    expect(() => checkRequest({ deployments: 1, seed })).toThrow(
      `seed: expected an integer other than 0, got ${seed}; give it as a bigint beyond 2^53 − 1`,
    ),
  );

  it('that cannot be used rejects the replay', async () =>
    await expect(replayFirstRelease({ deployments: 500, seed: 0 })).rejects.toThrow('choose another seed'));
});

describe('retrieval and risk score', () => {
  const isUnused = (options: ReplayOptions): boolean => checkOptions(options).scoreUnused;

  it('are left out only where figures alone are kept and nothing kept looks at them', () => {
    expect(isUnused({ keep: 'figures' })).toBe(true);
    for (const options of [
      { keep: 'rows' },
      { keep: 'digest' },
      {},
      { keep: 'figures', canaryMetricsOfFirst: 1 },
      { keep: 'figures', constants: { thresholdScale: 0.9 } },
    ] as const)
      expect(isUnused(options)).toBe(false);
    expect(isUnused({ keep: 'figures', constants: { thresholdScale: 1.1 } })).toBe(true);
  });

  it('stay where a policy that blocks looks at the score, and not where it asks for an approval', () => {
    const policy = { name: 'p', when: [{ kind: 'above', fact: 'riskScore', value: 0.9 }] } as const;
    expect(isUnused({ keep: 'figures', policies: [{ ...policy, action: 'block' }] })).toBe(false);
    expect(isUnused({ keep: 'figures', policies: [{ ...policy, action: 'approval' }] })).toBe(true);
  });
});

describe('a typed seed', () => {
  it('may be negative, with spaces around it, and of any length', () => {
    expect(seedFromText(' -24 ')).toBe(-24n);
    expect(seedFromText('9007199254740993')).toBe(9_007_199_254_740_993n);
  });

  it('may have a plus sign', () => expect(seedFromText('+24')).toBe(24n));

  it.each(['', '1.5', '1e3', '0x18', '24n', '− 3', 'twenty-four'])('is refused as %j', (text) =>
    expect(() => seedFromText(text)).toThrow(
      `seed: expected an integer other than 0, got ${JSON.stringify(text)}; write decimal digits, such as 24`,
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
