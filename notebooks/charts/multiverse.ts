/** Every reading of every claim for the run on show: two runs of the study model, one of the published code. */
import type { Claim } from '../../engine/claims/claim.ts';
import { isFixed } from '../../engine/claims/construction/conclusion.ts';
import { replayedClaims } from '../../engine/claims/construction/trace.ts';
import { replaySeed } from '../../engine/claims/lenses/replay.ts';
import {
  type Measured,
  ruleOf,
  type Specification,
  specificationsOf,
} from '../../engine/claims/multiverse/index.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import type { Outcome, TaskHooks } from '../../workers/core/task.ts';
import type { ReplayClient } from '../../workers/replay/pool.ts';
import type { StudyClient } from '../../workers/study/pool.ts';

/** Readings, not yet held against any claim. */
export interface Readings {
  readonly config: StudyConfig;
  /** The seed that the published code was replayed with. */
  readonly replaySeed: bigint;
  readonly measured: readonly Measured[];
  /** Ids of claims whose number in the published code follows stated constants alone, found by moving every input. */
  readonly inReplay: ReadonlySet<string>;
}

/** What it takes: the study's workers, the replay's, and the claims that are asked about. */
export interface ReadingsOf {
  readonly config: StudyConfig;
  readonly client: StudyClient;
  readonly replay: () => Promise<ReplayClient>;
  readonly claims: readonly Claim[];
}

/** Progress counts the deployments of the study's two runs. */
export async function runReadings(
  { config, client, replay, claims }: ReadingsOf,
  hooks: TaskHooks,
): Promise<Outcome<Readings>> {
  const seed = replaySeed(config.seed);
  const request = { deployments: config.deployments, seed };
  const { onProgress: _counted, ...unseen } = hooks;
  const code = await replay();
  const [study, published, traced] = await Promise.all([
    client.readings(config, hooks),
    code.readings(request, unseen),
    code.trace(request, unseen),
  ]);
  if (study.kind === 'failed') return study;
  if (published.kind === 'failed') return published;
  if (traced.kind === 'failed') return traced;
  const fixed = [...replayedClaims(traced.value, claims)].filter(([, { conclusion }]) => isFixed(conclusion));
  return {
    kind: 'done',
    value: {
      config,
      replaySeed: seed,
      measured: [...study.value, ...published.value],
      inReplay: new Set(fixed.map(([id]) => id)),
    },
  };
}

/** A claim's readings with their verdicts, from the least number to the greatest; none where nothing is left open. */
export function multiverseOf(claim: Claim, readings: Readings): readonly Specification[] {
  return ruleOf(claim.id) === undefined ? [] : specificationsOf(claim, readings.measured, readings);
}
