import { describe, expect, it } from 'vitest';
import {
  createRowDigest,
  type ReplayProgress,
  replayFirstRelease,
  replaySteps,
} from '../../../engine/replay/index.ts';

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
    let step = steps.next();
    while (!step.done) step = steps.next();
    expect(step.value.rowsSha256).toBe((await replayFirstRelease(request)).rowsSha256);
  });

  it('asks for a digest where one is to be kept', () =>
    expect(() => replaySteps(request).next()).toThrow(
      'replaySteps: digest: expected a row digest, got null',
    ));

  it('needs no digest for rows', () =>
    expect(replaySteps(request, { keep: 'rows' }).next().value).toEqual({ done: 0, total: 600 }));
});
