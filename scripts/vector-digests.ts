/** The certificate's vectors in Node: what a browser's digests are compared with. */

import { loadSha256, studySteps } from '../engine/index.ts';
import { replayFirstRelease } from '../engine/replay/index.ts';
import { toItsEnd } from '../engine/steps.ts';
import { configOfVector, type Digests, type Vector, vectors } from '../notebooks/certificate/vectors.ts';

export async function nodeDigest(vector: Vector): Promise<string> {
  if (vector.kind === 'study') return toItsEnd(studySteps(configOfVector(vector), await loadSha256())).digest;
  const { rowsSha256 } = await replayFirstRelease({
    deployments: vector.deployments,
    seed: BigInt(vector.seed),
  });
  return rowsSha256 ?? '';
}

export async function nodeDigests(): Promise<Digests> {
  const digests: Record<string, string> = {};
  for (const vector of vectors) digests[vector.id] = await nodeDigest(vector);
  return digests;
}
