/** The model over several seeds: what it says of each claim, the luck of one seed taken out. The verdicts stay the ledger's. */
import type { Judgment } from '../../engine/claims/verdict.ts';
import { LONGEST_SEED } from '../../engine/limits.ts';
import type { StudyView } from '../authoring/define.ts';
import type { SweepTicket } from '../authoring/sweep-control.ts';
import { failureText } from '../charts/variants.ts';

export const REPLICATION_SEEDS = 10;
/** Leaves room for a number behind it. */
const LONGEST_STEM = LONGEST_SEED - 10;

/** What the model says over seeds, and the standard error of the mean that it rests on, in the claim's unit. */
export interface ReplicatedJudgment {
  readonly judgment: Judgment;
  readonly monteCarloError: number;
}

/** The run's own seed, then it with a number behind it: any of them can be typed into the panel. */
export function replicationSeeds(seed: string): string[] {
  return Array.from({ length: REPLICATION_SEEDS }, (_, k) => replicationSeed(seed, k));
}

export function replicationSeed(seed: string, k: number): string {
  return k === 0 ? seed : `${seed.slice(0, LONGEST_STEM)}-${k + 1}`;
}

/**
 * Runs the seeds over all cores and judges each claim on their mean.
 *
 * @returns null when the reader called it off, or it failed: the control says which
 */
export async function judgeOverSeeds(
  { study, client, rows }: StudyView,
  ticket: SweepTicket,
  signal: AbortSignal,
): Promise<readonly ReplicatedJudgment[] | null> {
  const seeds = replicationSeeds(study.config.seed);
  const outcome = await client.runSeeds(study.config, seeds, {
    signal: AbortSignal.any([signal, ticket.signal]),
    onProgress: ({ done }) =>
      ticket.report({
        kind: 'running',
        done: Math.floor(done / study.config.deployments),
        total: seeds.length,
      }),
  });
  if (outcome.kind === 'failed') {
    ticket.report({ kind: 'failed', message: failureText(outcome.failure) });
    return null;
  }
  ticket.report({ kind: 'done', done: seeds.length });
  const { judgeReplications, monteCarloError } = await import('../../engine/claims/replications.ts');
  const measures = outcome.value.map((summary) => summary.measures);
  const claims = rows.map(({ claim }) => claim);
  return judgeReplications(measures, study.config.settings, claims).map((judgment) => ({
    judgment,
    monteCarloError: judgment.estimate === null ? Number.NaN : monteCarloError(judgment.estimate),
  }));
}
