/** Every way to read a claim, for the run on show: the specification curve of one claim. */
import type { Claim } from '../../engine/claims/claim.ts';
import type { Specification } from '../../engine/claims/multiverse/index.ts';
import type { ReplayClient } from '../../workers/replay/pool.ts';
import type { StudyView } from '../authoring/define.ts';
import { emptyFigure } from '../charts/figure.ts';
import type { FigureOptions } from '../charts/options.ts';
import { failureText } from '../charts/variants.ts';
import { count } from '../format/number.ts';

/** Beyond this size two more runs would be felt: the readings then take this many of the deployments. */
const MOST_READ = 20_000;

export interface ClaimReadings {
  readonly specifications: readonly Specification[];
  readonly deployments: number;
  /** Why there are none; null where there are. */
  readonly problem: string | null;
}

export async function readClaim(
  { study, client }: StudyView,
  claim: Claim,
  replay: () => Promise<ReplayClient>,
  signal: AbortSignal,
): Promise<ClaimReadings> {
  const { multiverseOf, runReadings } = await import('../charts/multiverse.ts');
  const deployments = Math.min(study.config.deployments, MOST_READ);
  const config = { ...study.config, deployments };
  const outcome = await runReadings({ config, client, replay, claims: [claim] }, { signal });
  return outcome.kind === 'failed'
    ? { specifications: [], deployments, problem: failureText(outcome.failure) }
    : { specifications: multiverseOf(claim, outcome.value), deployments, problem: null };
}

export async function readingsFigure(
  claim: Claim,
  { specifications, deployments, problem }: ClaimReadings,
  seed: string,
  options: FigureOptions,
): Promise<HTMLElement> {
  if (problem !== null) return emptyFigure(`The readings could not be computed: ${problem}.`);
  const { specificationsFigure } = await import('../charts/specification-figure.ts');
  const run = `n\u00a0=\u00a0${count(deployments)}, seed\u00a0${seed}, both published baselines, 95% intervals.`;
  return specificationsFigure(claim, specifications, run, options);
}
