/** Three small tables of this run: both ledgers, what governance did, and the error budgets. */
import type { StudyView } from '../authoring/define.ts';
import { dataTable } from '../charts/data-table.ts';
import { armNames } from '../charts/estimate-mark.ts';
import { withInterval } from '../format/estimate.ts';
import { count, decimal, percent } from '../format/number.ts';
import { spaced } from '../format/words.ts';

export function ledgersTable({ study }: StudyView): HTMLElement {
  const { genops, perChange } = study.measures;
  return dataTable({
    title: 'The GenOps arm counted per attempt and per change',
    columns: [
      { head: 'quantity' },
      { head: 'per attempt', numeric: true },
      { head: 'per change', numeric: true },
    ],
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
    columns: [{ head: 'policy' }, { head: 'asked for' }, { head: 'deployments', numeric: true }],
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
      { head: 'arm' },
      { head: 'mean share of the budget spent', numeric: true },
      { head: 'variance', numeric: true },
      { head: 'months over budget', numeric: true },
      { head: 'service-months', numeric: true },
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
