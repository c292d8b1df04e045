/** What the model says of each claim over many seeds. */
import { type Claim, isMeasured } from '../../engine/claims/claim.ts';
import { rowFor } from '../../engine/claims/lenses/ledger.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import type { StudyView } from '../authoring/define.ts';
import { element } from '../authoring/html.ts';
import { dataTable, numbers } from '../charts/figure.ts';
import { lensMark, verdictBadge } from '../claims/lens-badge.ts';
import type { ReplicatedJudgment } from '../claims/replications.ts';
import { errorText, interval, inUnit } from '../format/estimate.ts';
import { count } from '../format/number.ts';

/** Means with their intervals, the Monte Carlo error, what the model says on them, and the claim's verdict. */
export function replicationsTable(
  { study, rows }: StudyView,
  judged: readonly ReplicatedJudgment[],
  seeds: number,
  deployments: number,
): HTMLElement {
  const { seed } = study.config;
  return element`<div class="prose-like replications">
    <p>Means over ${count(seeds)} seeds of ${count(deployments)} deployments each, from seed ${seed} on.</p>
    ${dataTable({
      title: `The claims over ${count(seeds)} seeds`,
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
                ...(Number.isFinite(estimate.value)
                  ? [
                      inUnit(claim.unit, estimate.value),
                      intervalOf(claim, estimate),
                      errorText(claim.unit, monteCarloError),
                    ]
                  : ['nothing to count in runs this small', '', '']),
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
  if (isShare && lower === upper) return 'none: every seed gives the same';
  return isShare ? interval(unit, Math.max(lower, 0), Math.min(upper, 1)) : interval(unit, lower, upper);
}
