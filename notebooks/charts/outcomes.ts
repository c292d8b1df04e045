/** The figure of outcomes: what became of all deployments, success rates, and the parts that did not complete. */

import type { Claim } from '../../engine/claims/claim.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import type { Study } from '../../engine/simulator/study.ts';
import type { StudyView } from '../authoring/define.ts';
import { interval, withInterval } from '../format/estimate.ts';
import { count, percent, points } from '../format/number.ts';
import { completionsOf } from './completions.ts';
import { type FigureOptions, figure, numbers, runLabel, stacked } from './figure.ts';
import { type Arm, armNames, type Flag } from './marks.ts';
import { claimOf, flagsOf, printedOf } from './printed.ts';
import { type Row, type RowsChart, rowsChart } from './rows.ts';
import { roundDomain } from './svg.ts';
import { type Whole, wholeChart, wholeOf } from './wholes.ts';

export function outcomesFigure({ study, rows }: StudyView, options: FigureOptions): HTMLElement {
  const { genops, traditional, successDifference } = study.measures;
  const { value } = successDifference;
  const sure =
    successDifference.lower > 0
      ? 'statistically significant'
      : successDifference.upper < 0
        ? 'statistically significant in the other direction: GenOps is lower'
        : 'not statistically significant';
  return figure({
    ...options,
    label:
      'Outcomes of both arms: all deployments cut into four parts, success rates with the published ones, and the parts that did not complete',
    chart: stacked(
      wholeChart(wholes(study), options),
      rowsChart(successRows(study, rows), options),
      rowsChart(otherRows(study, rows), options),
    ),
    id: 'outcomes',
    title: `${percent(genops.successRate.value)} of deployments succeed with GenOps and ${percent(traditional.successRate.value)} without: a difference of ${points(value)}.`,
    subtitle: 'Outcomes of the same changes in both arms, as shares of deployments.',
    caption:
      `The difference (95% interval ${interval('points', successDifference.lower, successDifference.upper)}) is ${sure}. ` +
      `Printed: ${printedOf(rows, 'success-genops')} and ${baselines(rows)}. ` +
      'The traditional arm of this model has no rollback, so its printed rollback and failure rates are not tested.',
    run: runLabel(study),
    table: {
      title: 'Outcomes by arm: deployments and shares',
      columns: [
        'outcome',
        ...numbers(
          `${armNames.genops}, deployments`,
          `${armNames.genops}, share`,
          '95% interval',
          `${armNames.traditional}, deployments`,
          `${armNames.traditional}, share`,
          '95% interval',
        ),
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
              ? ['not modeled', '', '']
              : cells(study.measures[arm][key], study.measures[arm][rate]),
          ),
        ],
        ...(key === 'escaped' ? unrelatedRow(study) : []),
      ]),
    },
  });
}

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

/** What became of each arm's deployments, as rows with intervals and the figures that were printed for them. */
const arms = ['genops', 'traditional'] as const satisfies readonly Arm[];

/** The claims that print a figure for an arm's share; one that was not printed has no flag. */
const printedFor = {
  success: { genops: 'success-genops', traditional: 'success-baseline' },
  rollback: { genops: 'rollback-genops', traditional: 'rollback-baseline' },
  failure: { genops: 'failure-genops', traditional: 'failure-baseline' },
} as const;

function wholes({ measures }: Study): readonly Whole[] {
  return arms.map((arm) => wholeOf(armNames[arm], arm, measures[arm]));
}

/** Success rates on a scale that starts well below them: points, no bars. */
function successRows({ measures }: Study, ledger: StudyView['rows']): RowsChart {
  const rows = rowsOf(measures, 'successRate', (arm) => flagsOf(ledger, printedFor.success[arm]));
  return {
    groups: [{ heading: 'Success rate', rows }],
    domain: roundDomain([...valuesIn(rows), ...rows.map(({ estimate }) => estimate.value - 0.03)], {
      high: 1,
    }),
    bars: false,
  };
}

/** What did not complete: bars from zero. Failures unrelated to the change have rows only where there are any. */
function otherRows({ measures }: Study, ledger: StudyView['rows']): RowsChart {
  const printed = (claims: Readonly<Record<Arm, string>>, rate: Rate, words: string): readonly Row[] =>
    tested(
      rowsOf(measures, rate, (arm) => flagsOf(ledger, claims[arm])),
      (arm) => claimOf(ledger, claims[arm]),
      words,
    );
  const unrelated = arms.some((arm) => measures[arm].unrelatedFailureRate.value > 0);
  const groups = [
    { heading: 'Rolled back', rows: printed(printedFor.rollback, 'rollbackRate', 'not modeled') },
    {
      heading: 'Failed: blocked or escaped',
      rows: printed(printedFor.failure, 'failureRate', 'not comparable'),
    },
    { heading: '… of them blocked before any traffic', rows: rowsOf(measures, 'blockedRate') },
    ...(unrelated
      ? [
          { heading: '… of them bad changes that escaped', rows: rowsOf(measures, 'escapedBadRate') },
          { heading: '… of them unrelated to the change', rows: rowsOf(measures, 'unrelatedFailureRate') },
        ]
      : [{ heading: '… of them escaped to all traffic', rows: rowsOf(measures, 'escapedRate') }]),
  ];
  return {
    groups,
    domain: roundDomain([0.05, ...groups.flatMap(({ rows }) => valuesIn(rows))], { low: 0, most: 1 }),
  };
}

/** Where a printed rate cannot be tested, the model's own number measures something else and must not be shown next to it. */
function tested(rows: readonly Row[], claim: (arm: Arm) => Claim | undefined, words: string): readonly Row[] {
  return rows.map((row, i) =>
    claim(arms[i]!)?.test.kind === 'untestable' ? { ...row, estimate: nothing, value: words } : row,
  );
}

const nothing = { value: Number.NaN, lower: Number.NaN, upper: Number.NaN };

type Rate =
  | 'successRate'
  | 'rollbackRate'
  | 'failureRate'
  | 'blockedRate'
  | 'escapedRate'
  | 'escapedBadRate'
  | 'unrelatedFailureRate';

function rowsOf(
  measures: Study['measures'],
  rate: Rate,
  flags: (arm: Arm) => readonly Flag[] = () => [],
): readonly Row[] {
  return arms.map((arm) => {
    const estimate = measures[arm][rate];
    return {
      label: armNames[arm],
      owner: arm,
      estimate,
      value: withInterval('ratio', estimate),
      flags: flags(arm),
    };
  });
}

/** All that a scale has to hold: interval ends and printed figures. */
function valuesIn(rows: readonly Row[]): number[] {
  return rows.flatMap(({ estimate, flags = [] }) => [
    estimate.lower,
    estimate.upper,
    ...flags.map(({ value }) => value),
  ]);
}
