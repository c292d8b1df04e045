/** Three small tables of this run: both ledgers, what governance did, and the error budgets with their interval. */
import { isMeasured } from '../../engine/claims/claim.ts';
import { budgetVariance } from '../../engine/claims/published/budget-variance.ts';
import { budgetCoverage as coverage } from '../../engine/simulator/measures/budget-coverage.ts';
import type { StudyView } from '../authoring/define.ts';
import { html } from '../authoring/html.ts';
import { dataTable, numbers } from '../charts/figure.ts';
import { armNames } from '../charts/marks.ts';
import { interval, withInterval } from '../format/estimate.ts';
import { count, decimal, percent } from '../format/number.ts';
import { ruleName, spaced } from '../format/words.ts';

export function ledgersTable({ study }: StudyView): HTMLElement {
  const { genops, perChange } = study.measures;
  return dataTable({
    title: 'The GenOps arm counted per attempt and per change',
    cards: true,
    columns: ['quantity', ...numbers('per attempt', 'per change')],
    rows: [
      ['completed', withInterval('ratio', genops.successRate), withInterval('ratio', perChange.completed)],
      [
        'median cycle time',
        withInterval('minutes', genops.medianCycleMinutes),
        withInterval('minutes', perChange.medianMinutes),
      ],
      ['second attempts', count(0), count(perChange.secondAttempts)],
    ],
  });
}

export function governanceTable({ study }: StudyView): HTMLElement {
  const { governance } = study.measures;
  return dataTable({
    title: 'What governance did',
    columns: ['policy or event', 'action', ...numbers('deployments')],
    rows: [
      ...governance.policyHits.map(({ policy, action, count: n }) => [
        ruleName(policy),
        spaced(action),
        count(n),
      ]),
      ['approvals by a person', '', count(governance.approvals)],
      ['deferred', '', count(governance.deferred)],
      ['violations found by the checker', '', count(governance.violationCount)],
    ],
  });
}

export function budgetTable({ study }: StudyView): HTMLElement {
  const { budget } = study.measures;
  return dataTable({
    title: 'Error budgets by service and month',
    columns: [
      'arm',
      ...numbers(
        'mean budget spent',
        'variance',
        'months over budget',
        'service-months, partial ones included',
      ),
    ],
    rows: (['genops', 'traditional'] as const).map((arm) => [
      armNames[arm],
      percent(budget[arm].meanBurn, 1),
      decimal(budget[arm].varianceOfBurn, 3),
      count(budget[arm].monthsOver),
      count(budget.serviceMonths),
    ]),
  });
}

/** How the reduction of variance is estimated, how often its interval contains the truth, and whose range judges it. */
export function budgetIntervalText({ study }: StudyView): Node {
  const { varianceReduction } = study.measures.budget;
  const { test } = budgetVariance;
  const { confirmed } = coverage;
  const [seeds, worlds] = confirmed;
  const found = Number.isFinite(varianceReduction.value)
    ? html`<p>GenOps lowers the variance by ${withInterval('ratio', varianceReduction)} (${varianceReduction.method}).</p>`
    : html`<p>This run is shorter than 30 days. Without whole service-months there is no variance to compare.</p>`;
  return html`${found}
    <p>A few bad changes decide this variance, so an ordinary bootstrap interval is too narrow. We draw fewer services in each resample.
      The mean over ${count(coverage.truth.seeds)} seeds at ${count(coverage.truth.deployments)} deployments is ${percent(coverage.truth.reduction)}: the model’s own value, from which a single run differs by chance. The 95% interval contained it in ${percent(seeds!.coverage)} of
      ${count(seeds!.n)} new seeds and in ${percent(worlds!.coverage)} of ${count(worlds!.n)} other worlds.</p>
    <p>The ordinary bootstrap reached ${percent(seeds!.coverageBefore)} and ${percent(worlds!.coverageBefore)}, and in shorter studies only
      ${percent(Math.min(...confirmed.map(({ coverageBefore }) => coverageBefore)))}. Our first choice, the ${coverage.failedConfirmation.name}, reached only
      ${percent(coverage.failedConfirmation.coverage)} on new seeds. We chose the method by measuring it in the model; that is not a proof.</p>
    ${isMeasured(test) ? html`<p>The documents give no accepted range for this claim. The range ${interval('ratio', test.range.lower, test.range.upper)} is ours.</p>` : null}`;
}
