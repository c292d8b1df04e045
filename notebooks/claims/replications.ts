/** The model over several seeds: what it says of each claim, the luck of one seed taken out. The verdicts stay the ledger's. */
import type { Claim } from '../../engine/claims/claim.ts';
import type { SeedColumns } from '../../engine/claims/over-seeds.ts';
import type { Judgment } from '../../engine/claims/verdict.ts';
import { LONGEST_SEED } from '../../engine/limits.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
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

/** With every seed's numbers. */
interface OverSeeds extends ReplicatedJudgment {
  readonly seeds: { readonly config: StudyConfig; readonly done: number; readonly columns: SeedColumns };
}

/**
 * Runs the seeds over all cores and judges a claim on their mean.
 *
 * @returns null when the reader called it off, or it failed: the control says which
 */
export async function judgeOverSeeds(
  { study, client }: StudyView,
  claim: Claim,
  ticket: SweepTicket,
  signal: AbortSignal,
): Promise<OverSeeds | null> {
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
  const { addSeed, noSeeds } = await import('../../engine/claims/over-seeds.ts');
  const measures = outcome.value.map((summary) => summary.measures);
  const columns = noSeeds();
  for (const each of measures) addSeed(columns, each);
  const judgment = judgeReplications(measures, study.config.settings, [claim])[0]!;
  return {
    judgment,
    monteCarloError: judgment.estimate === null ? Number.NaN : monteCarloError(judgment.estimate),
    seeds: { config: study.config, done: seeds.length, columns },
  };
}
