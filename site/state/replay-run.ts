/** A replay as the reader names it: a size and a seed, and nothing else. */
import { PUBLISHED_DEFAULTS } from '../../engine/replay/versions.ts';

export interface ReplayRun {
  readonly seed: bigint;
  readonly deployments: number;
}

/** What the published code runs when nothing is said. */
export const defaultReplay: ReplayRun = Object.freeze({
  seed: BigInt(PUBLISHED_DEFAULTS.seed),
  deployments: PUBLISHED_DEFAULTS.deployments,
});

/** The published default, and the one that its documentation uses. */
export const namedSeeds = [
  { seed: String(PUBLISHED_DEFAULTS.seed), about: 'the published code’s default' },
  { seed: '42', about: 'the seed in its documents' },
] as const;

/** Quick demo, default, full demo, and the size of the published study. */
export const replaySizes = [100, 500, 1000, 15_847] as const;

export function sameReplay(a: ReplayRun, b: ReplayRun): boolean {
  return a.seed === b.seed && a.deployments === b.deployments;
}
