/** The model over several seeds: what it says of each claim, the luck of one seed taken out. The verdicts stay the ledger's. */
import { type Claim, type ClaimUnit, isMeasured } from '../../engine/claims/claim.ts';
import { rowFor } from '../../engine/claims/lenses/ledger.ts';
import type { Judgment } from '../../engine/claims/verdict.ts';
import { LONGEST_SEED } from '../../engine/limits.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import type { StudyView } from '../authoring/define.ts';
import { element } from '../authoring/html.ts';
import type { SweepTicket } from '../authoring/sweep-control.ts';
import { dataTable, numbers } from '../charts/figure.ts';
import { failureText } from '../charts/variants.ts';
import { interval, inUnit } from '../format/estimate.ts';
import { count, decimal, NO_NUMBER } from '../format/number.ts';
import { lensMark, verdictBadge } from './lens-badge.ts';

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
  const stem = seed.slice(0, LONGEST_STEM);
  return Array.from({ length: REPLICATION_SEEDS }, (_, k) => (k === 0 ? seed : `${stem}-${k + 1}`));
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

/** Means with their intervals, the Monte Carlo error, what the model says on them, and the claim's verdict. */
export function replicationsTable(
  { study, rows }: StudyView,
  judged: readonly ReplicatedJudgment[],
): HTMLElement {
  const { deployments, seed } = study.config;
  return element`<div class="prose-like replications">
    <p>Means over ${count(REPLICATION_SEEDS)} seeds of ${count(deployments)} deployments each, from seed ${seed} on.</p>
    ${dataTable({
      title: `The claims over ${REPLICATION_SEEDS} seeds`,
      cards: true,
      columns: [
        'claim',
        ...numbers('printed', 'mean over seeds', '95% interval', 'Monte Carlo error'),
        'the model over seeds',
        'verdict (this run)',
      ],
      rows: judged.flatMap(({ judgment: { claim, estimate, kind }, monteCarloError }) =>
        estimate === null
          ? []
          : [
              [
                claim.sentence,
                [claim, ...claim.alternatives].map(({ printed }) => printed).join(' or '),
                inUnit(claim.unit, estimate.value),
                intervalOf(claim, estimate),
                errorText(claim.unit, monteCarloError),
                element`<span>${lensMark(claim.id, 'mechanism', kind)}</span>`,
                element`<span>${verdictBadge(rowFor(rows, claim.id))}</span>`,
              ],
            ],
      ),
    })}
    <p>The interval is Student’s t over the seeds; the Monte Carlo error is the standard error of that mean. A verdict rests on this run and on the other lenses; the model over seeds is one lens.</p>
  </div>`;
}

/** Student's t does not know that a share lies between 0 and 1; a reduction may be below 0. */
function intervalOf({ unit, test }: Claim, { lower, upper }: Estimate): string {
  const isShare = unit === 'ratio' && isMeasured(test) && !test.quantity.endsWith('Reduction');
  return isShare ? interval(unit, Math.max(lower, 0), Math.min(upper, 1)) : interval(unit, lower, upper);
}

/** One digit more than a value has: an error is small. */
function errorText(unit: ClaimUnit, error: number): string {
  if (!Number.isFinite(error)) return NO_NUMBER;
  switch (unit) {
    case 'minutes':
      return `${decimal(error, 2)}\u202fmin`;
    case 'ratio': // a difference of two shares is in points
    case 'points':
      return `${decimal(100 * error, 2)}\u202fpoints`;
    case 'count':
      return decimal(error, 1);
    case 'number':
    case 'p':
      return decimal(error, 3);
  }
}
