/** The figure of outcomes: what became of all deployments, success rates, and the parts that did not complete. */
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import type { StudyView } from '../authoring/define.ts';
import { printedOf } from '../claims/printed.ts';
import { interval, withInterval } from '../format/estimate.ts';
import { count, percent, points } from '../format/number.ts';
import { completionsOf } from './completions.ts';
import { armNames } from './estimate-mark.ts';
import { figure } from './figure.ts';
import type { FigureOptions } from './options.ts';
import { otherRows, successRows, wholes } from './outcomes-reading.ts';
import { rowsChart } from './rows.ts';
import { runLabel } from './run.ts';
import { stacked } from './stacked.ts';
import { wholeChart } from './whole.ts';

export function outcomesFigure({ study, rows }: StudyView, options: FigureOptions): HTMLElement {
  const { genops, traditional, successDifference } = study.measures;
  const { value } = successDifference;
  const direction = value > 0 ? 'more' : 'fewer';
  const sure = successDifference.lower > 0 || successDifference.upper < 0 ? '' : '; the interval holds zero';
  return figure({
    ...options,
    label:
      'Outcomes of both arms: all deployments cut into four parts, success rates with the published ones, and the parts that did not complete',
    chart: stacked(
      wholeChart(wholes(study), options),
      rowsChart(successRows(study, rows), options),
      rowsChart(otherRows(study, rows), options),
    ),
    caption:
      `Of the same changes, the GenOps arm completes ${withInterval('ratio', genops.successRate)} and the traditional arm ` +
      `${withInterval('ratio', traditional.successRate)}: ${points(value)} (${interval('points', successDifference.lower, successDifference.upper)}), ` +
      `${value === 0 ? 'no difference' : `${direction} with GenOps`}${sure}. Printed are ${printedOf(rows, 'success-genops')} against ${baselines(rows)}. ` +
      'The traditional arm of this model has no rollback, so the rates printed for its rollbacks and failures are not tested.',
    run: runLabel(study),
    table: {
      title: 'Outcomes by arm: deployments and shares',
      columns: [
        { head: 'outcome' },
        { head: `${armNames.genops}, deployments`, numeric: true },
        { head: `${armNames.genops}, share`, numeric: true },
        { head: '95% interval', numeric: true },
        { head: `${armNames.traditional}, deployments`, numeric: true },
        { head: `${armNames.traditional}, share`, numeric: true },
        { head: '95% interval', numeric: true },
      ],
      rows: (
        [
          ['completed', 'completed', 'successRate'],
          ['rolled back', 'rolledBack', 'rollbackRate'],
          ['blocked', 'blocked', 'blockedRate'],
          ['escaped', 'escaped', 'escapedRate'],
        ] as const
      ).flatMap(([label, key, rate]) => [
        [
          label,
          ...arms.flatMap((arm) =>
            key === 'rolledBack' && arm === 'traditional'
              ? ['not modelled', '', '']
              : cells(study.measures[arm][key], study.measures[arm][rate]),
          ),
        ],
        ...(key === 'escaped' ? unrelatedRow(study) : []),
      ]),
    },
  });
}

const arms = ['genops', 'traditional'] as const;

const cells = (deployments: number, rate: Estimate): string[] => [
  count(deployments),
  percent(rate.value, 1),
  interval('ratio', rate.lower, rate.upper),
];

/** Only where a scenario has such failures. */
function unrelatedRow({ ledger, measures }: StudyView['study']): string[][] {
  const counts = arms.map((arm) => completionsOf(ledger, ledger[arm]).escaped.unrelated);
  if (counts.every((n) => n === 0)) return [];
  return [
    [
      '… of them unrelated to the change',
      ...arms.flatMap((arm, k) => cells(counts[k]!, measures[arm].unrelatedFailureRate)),
    ],
  ];
}

function baselines(rows: StudyView['rows']): string {
  const claim = rows.find((row) => row.claim.id === 'success-baseline')?.claim;
  if (claim === undefined) return 'no printed baseline';
  return [claim.printed, ...claim.alternatives.map(({ printed }) => printed)].join(' or ');
}
