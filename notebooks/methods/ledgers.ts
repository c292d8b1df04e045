/** Three small tables of this run: both ledgers, what governance did, and the error budgets with their interval. */
import { isMeasured } from '../../engine/claims/claim.ts';
import { budgetVariance } from '../../engine/claims/published/budget-variance.ts';
import { budgetCoverage as coverage } from '../../engine/simulator/measures/budget-coverage.ts';
import type { Parameter } from '../../engine/simulator/parameters/index.ts';
import {
  defaultSettings,
  type ParameterKey,
  parameterGroups,
  type Settings,
} from '../../engine/simulator/settings.ts';
import type { StudyView } from '../authoring/define.ts';
import { html } from '../authoring/html.ts';
import { dataTable, numbers } from '../charts/figure.ts';
import { armNames } from '../charts/marks.ts';
import { interval, withInterval } from '../format/estimate.ts';
import { count, decimal, percent } from '../format/number.ts';
import { provenanceWords, rangeOfText, unitText, valueText } from '../format/parameter.ts';
import { spaced } from '../format/words.ts';

export function ledgersTable({ study }: StudyView): HTMLElement {
  const { genops, perChange } = study.measures;
  return dataTable({
    title: 'The GenOps arm counted per attempt and per change',
    columns: ['quantity', ...numbers('per attempt', 'per change')],
    rows: [
      ['completed', withInterval('ratio', genops.successRate), withInterval('ratio', perChange.completed)],
      [
        'median time',
        withInterval('minutes', genops.medianCycleMinutes),
        withInterval('minutes', perChange.medianMinutes),
      ],
      ['second attempts', '', count(perChange.secondAttempts)],
    ],
  });
}

export function governanceTable({ study }: StudyView): HTMLElement {
  const { governance } = study.measures;
  return dataTable({
    title: 'What governance did',
    columns: ['policy', 'asked for', ...numbers('deployments')],
    rows: [
      ...governance.policyHits.map(({ policy, action, count: n }) => [
        spaced(policy),
        spaced(action),
        count(n),
      ]),
      ['approvals by a person', '', count(governance.approvals)],
      ['put off', '', count(governance.deferred)],
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
        'mean share of the budget spent',
        'variance',
        'months over budget',
        'service-months, begun ones too',
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

/** How the reduction of variance is estimated, how often its interval holds, and whose range it is judged by. */
export function budgetIntervalText({ study }: StudyView): Node {
  const { varianceReduction } = study.measures.budget;
  const { test } = budgetVariance;
  const [seeds, worlds] = coverage.confirmed;
  const found = Number.isFinite(varianceReduction.value)
    ? html`<p>GenOps lowers the variance by ${withInterval('ratio', varianceReduction)} (${varianceReduction.method}).</p>`
    : html`<p>This run is shorter than 30 days. The table counts what there is, but without whole service-months there is no variance to compare.</p>`;
  return html`${found}
    <p>A few bad changes decide this variance, so an ordinary bootstrap interval is too narrow. We draw fewer services in each resample.
      The model’s own value is ${percent(coverage.truth.reduction)} (${count(coverage.truth.seeds)} seeds at
      ${count(coverage.truth.deployments)} deployments). The 95% interval contained it in ${percent(seeds!.coverage)} of
      ${count(seeds!.n)} new seeds, and over ${count(worlds!.n)} other worlds in ${percent(worlds!.coverage)}; the ordinary bootstrap in
      ${percent(seeds!.coverageBefore)} and ${percent(worlds!.coverageBefore)}, and in shorter studies as rarely as in ${percent(Math.min(...coverage.confirmed.map(({ coverageBefore }) => coverageBefore)))}. Our first
      choice, the ${coverage.failedConfirmation.name}, reached only ${percent(coverage.failedConfirmation.coverage)} on new seeds. We set this method by measuring it in the
      model; that is not a proof.</p>
    ${isMeasured(test) ? html`<p>The documents give no accepted range for this claim. The range ${interval('ratio', test.range.lower, test.range.upper)} is ours.</p>` : null}`;
}

/** Every parameter of the model, group by group: value now, default, unit, range, provenance. */
export function parameterTables(settings: Settings): DocumentFragment {
  return html`${parameterGroups.map(
    ({ title, parameters }) => html`<h3>${title}</h3>${table(title, parameters, settings)}`,
  )}`;
}

function table(title: string, group: Readonly<Record<string, Parameter>>, settings: Settings): HTMLElement {
  const place = dataTable({
    title: `${title}: parameters`,
    cards: true,
    columns: ['parameter', ...numbers('now', 'default'), 'unit', 'range', 'from', 'source or reason'],
    rows: Object.entries(group).map(([key, parameter]) => {
      const now = settings[key as ParameterKey];
      const usual = defaultSettings[key as ParameterKey];
      return [
        parameter.label,
        now === usual ? valueText(parameter, now) : html`<strong>${valueText(parameter, now)}</strong>`,
        valueText(parameter, usual),
        unitText(parameter),
        rangeOfText(parameter),
        provenanceWords[parameter.provenance.kind],
        parameter.provenance.note,
      ];
    }),
  });
  place.classList.add('table-place--parameters');
  return place;
}
