/** What became of each arm's deployments, as rows with intervals and the figures that were printed for them. */
import type { Claim } from '../../engine/claims/claim.ts';
import type { ArmMeasures, Estimate } from '../../engine/simulator/measures/measures.ts';
import type { Study } from '../../engine/simulator/study.ts';
import type { StudyView } from '../authoring/define.ts';
import { claimOf, flagsOf } from '../claims/printed.ts';
import { withInterval } from '../format/estimate.ts';
import { percent } from '../format/number.ts';
import { type Arm, armNames } from './estimate-mark.ts';
import { roundDomain } from './linear-scale.ts';
import type { Flag } from './paper-mark.ts';
import type { Row, RowsChart } from './rows.ts';
import type { Whole } from './whole.ts';

const arms = ['genops', 'traditional'] as const satisfies readonly Arm[];

/** The claims that print a figure for an arm's share; one that was not printed has no flag. */
const printedFor = {
  success: { genops: 'success-genops', traditional: 'success-baseline' },
  rollback: { genops: 'rollback-genops', traditional: 'rollback-baseline' },
  failure: { genops: 'failure-genops', traditional: 'failure-baseline' },
} as const;

export function wholes({ measures }: Study): readonly Whole[] {
  return arms.map((arm) => wholeOf(armNames[arm], arm, measures[arm]));
}

export function wholeOf(label: string, arm: Arm, measures: ArmMeasures): Whole {
  const { deployments, completed, rolledBack, blocked, escaped } = measures;
  const share = (part: number): number => (deployments === 0 ? 0 : part / deployments);
  return {
    label,
    arm,
    shares: {
      completed: share(completed),
      'rolled back': share(rolledBack),
      blocked: share(blocked),
      escaped: share(escaped),
    },
  };
}

/** Success rates on a scale that starts well below them: points, no bars. */
export function successRows({ measures }: Study, ledger: StudyView['rows']): RowsChart {
  const rows = rowsOf(
    measures,
    (arm) => arm.successRate,
    (arm) => flagsOf(ledger, printedFor.success[arm]),
  );
  return {
    groups: [{ heading: 'Success rate', rows }],
    domain: roundDomain([...valuesIn(rows), ...rows.map(({ estimate }) => estimate.value - 0.03)], {
      high: 1,
    }),
    tick: (value) => percent(value, 0),
    bars: false,
  };
}

/** What did not complete: bars from zero. Failures unrelated to the change have rows only where there are any. */
export function otherRows({ measures }: Study, ledger: StudyView['rows']): RowsChart {
  const none = (): readonly Flag[] => [];
  const unrelated = arms.some((arm) => measures[arm].unrelatedFailureRate.value > 0);
  const groups = [
    {
      heading: 'Rolled back',
      rows: tested(
        rowsOf(
          measures,
          (arm) => arm.rollbackRate,
          (arm) => flagsOf(ledger, printedFor.rollback[arm]),
        ),
        (arm) => claimOf(ledger, printedFor.rollback[arm]),
        'not modelled',
      ),
    },
    {
      heading: 'Failed: blocked or escaped',
      rows: tested(
        rowsOf(
          measures,
          (arm) => arm.failureRate,
          (arm) => flagsOf(ledger, printedFor.failure[arm]),
        ),
        (arm) => claimOf(ledger, printedFor.failure[arm]),
        'not comparable',
      ),
    },
    {
      heading: '… of them blocked before any traffic',
      rows: rowsOf(measures, (arm) => arm.blockedRate, none),
    },
    ...(unrelated
      ? [
          {
            heading: '… of them bad changes that escaped',
            rows: rowsOf(measures, (arm) => arm.escapedBadRate, none),
          },
          {
            heading: '… of them unrelated to the change',
            rows: rowsOf(measures, (arm) => arm.unrelatedFailureRate, none),
          },
        ]
      : [
          {
            heading: '… of them escaped to all traffic',
            rows: rowsOf(measures, (arm) => arm.escapedRate, none),
          },
        ]),
  ];
  return {
    groups,
    domain: roundDomain([0.05, ...groups.flatMap(({ rows }) => valuesIn(rows))], { low: 0, most: 1 }),
    tick: (value) => percent(value, 0),
    bars: true,
  };
}

/** Where a printed rate cannot be tested, the model's own number is another thing and must not stand beside it. */
function tested(rows: readonly Row[], claim: (arm: Arm) => Claim | undefined, words: string): readonly Row[] {
  return rows.map((row, i) =>
    claim(arms[i]!)?.test.kind === 'untestable' ? { ...row, estimate: nothing, value: words } : row,
  );
}

const nothing = { value: Number.NaN, lower: Number.NaN, upper: Number.NaN };

function rowsOf(
  measures: Study['measures'],
  pick: (measures: ArmMeasures, arm: Arm) => Estimate,
  flags: (arm: Arm) => readonly Flag[],
): readonly Row[] {
  return arms.map((arm) => {
    const estimate = pick(measures[arm], arm);
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
