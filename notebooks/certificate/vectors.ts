/** The runs that every engine must agree on to the last bit, and what Node made of each; `npm run goldens` writes the digests. */
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import { scenarios } from '../../engine/simulator/scenarios/index.ts';
import { withSettings } from '../../engine/simulator/settings.ts';
import nodeDigests from './digests.json' with { type: 'json' };

export type Vector = {
  /** `equal-changes/500/42`, `replay/500/24`. */
  readonly id: string;
  readonly deployments: number;
  readonly seed: string;
} & ({ readonly kind: 'study'; readonly scenario: string } | { readonly kind: 'replay' });

/** The study’s own size, and one that a phone runs at once. */
const sizes = [500, 15_847] as const;
/** A seed is text: the last is no number. */
const studySeeds = ['42', '24', 'GenOps'] as const;
/** The two seeds of the published code. */
const replaySeeds = ['24', '42'] as const;

/** The short ones first. */
export const vectors: readonly Vector[] = sizes.flatMap((deployments) => [
  ...replaySeeds.map(
    (seed) => ({ kind: 'replay', id: `replay/${deployments}/${seed}`, deployments, seed }) as const,
  ),
  ...scenarios.flatMap(({ id: scenario }) =>
    studySeeds.map(
      (seed) =>
        ({ kind: 'study', id: `${scenario}/${deployments}/${seed}`, scenario, deployments, seed }) as const,
    ),
  ),
]);

export type Digests = Readonly<Record<string, string>>;

/** SHA-256 by a vector's id, as Node computed them. */
export const expectedDigests: Digests = nodeDigests;

/** @throws Error for a scenario that there is not */
export function configOfVector({
  scenario,
  seed,
  deployments,
}: Extract<Vector, { kind: 'study' }>): StudyConfig {
  const named = scenarios.find(({ id }) => id === scenario);
  if (named === undefined) throw new Error(`vectors: no scenario ${scenario}`);
  return { scenario, settings: withSettings(named.changes), seed, deployments };
}
