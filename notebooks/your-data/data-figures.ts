/** The run's charts with a reader's data as a further series: cycle times, and outcomes as shares. */
import { type LogArm, logArms } from '../../engine/deployment-log/fields.ts';
import type { DeploymentLog } from '../../engine/deployment-log/log.ts';
import type { LogQuantityName } from '../../engine/own-data/measures.ts';
import type { ArmMeasures, Estimate } from '../../engine/simulator/measures/measures.ts';
import type { StudyView } from '../authoring/define.ts';
import { type CycleTimeArm, cycleTimeChart } from '../charts/cycle-time.ts';
import { binned, edgesOver } from '../charts/cycle-time-bins.ts';
import { emptyFigure, type FigureOptions, figure, numbers, runLabel, stacked } from '../charts/figure.ts';
import { armNames } from '../charts/marks.ts';
import { flagsOf } from '../charts/printed.ts';
import { type Row, rowsChart } from '../charts/rows.ts';
import { roundDomain } from '../charts/svg.ts';
import { interval, withInterval } from '../format/estimate.ts';
import { count, decimal, percent } from '../format/number.ts';
import type { DataOnShow } from '../log-file/file-reader.ts';

const medianOf = { genops: 'medianCycleGenops', traditional: 'medianCycleTraditional' } as const;
const medianClaim = { genops: 'cycle-time-genops', traditional: 'cycle-time-baseline' } as const;

/** A quantity of the log; null where it has none. */
function known({ result }: DataOnShow, name: LogQuantityName): Estimate | null {
  const quantity = result.measures.quantities[name];
  return quantity?.kind === 'known' && Number.isFinite(quantity.estimate.value) ? quantity.estimate : null;
}

function minutesOf({ rows, arm, minutes }: DeploymentLog, wanted: LogArm): Float64Array {
  return minutes.filter((m, i) => i < rows && logArms[arm[i]!] === wanted && !Number.isNaN(m));
}

export function cycleTimesBeside(view: StudyView, data: DataOnShow, options: FigureOptions): HTMLElement {
  const { study, rows } = view;
  const { log, without } = data.result;
  if (!log.knows.duration)
    return emptyFigure('Your log has no cycle times, so there is no distribution to draw.');
  const own = { genops: minutesOf(log, 'genops'), traditional: minutesOf(log, 'traditional') };
  const edges = edgesOver([
    study.ledger.genops.cycleMinutes,
    study.ledger.traditional.cycleMinutes,
    own.genops,
    own.traditional,
  ]);
  const arms = logArms.map((arm): CycleTimeArm => {
    const median = known(data, medianOf[arm]);
    return {
      arm,
      bins: binned(study.ledger[arm].cycleMinutes, edges),
      median: study.measures[arm].medianCycleMinutes,
      p90: study.measures[arm].p90CycleMinutes,
      printed: flagsOf(rows, medianClaim[arm]),
      ...(median === null ? {} : { data: { bins: binned(own[arm], edges), median } }),
    };
  });
  const named = (yours: boolean): string[] =>
    arms.flatMap(({ arm, median, data: series }) =>
      series === undefined
        ? []
        : [`${armNames[arm]} ${withInterval('minutes', yours ? series.median : median)}`],
    );
  const medians = named(true);
  if (medians.length === 0) return emptyFigure('Your log has no readable cycle time.');
  return figure({
    ...options,
    label:
      'Distributions of cycle time on a log scale: bars of this run, the outline of your data, medians of both, published medians',
    chart: cycleTimeChart(arms, options),
    title: `Median cycle time in your data: ${medians.join(', ')}.`,
    caption: `This run: ${named(false).join(', ')}. Outline and crosses: your data. Bars: this run.`,
    run: `${runLabel(study)} Your data: n = ${count(log.rows - without.duration)}.`,
    table: {
      title: 'Cycle time by arm, minutes',
      columns: [
        'arm',
        'of',
        ...numbers('deployments', 'median, min', '95% interval, min', 'mean, min', '90th percentile, min'),
      ],
      rows: logArms.flatMap((arm) => [
        timeRow(arm, 'this run', study.ledger.deployments, study.measures[arm].medianCycleMinutes, {
          mean: study.measures[arm].meanCycleMinutes,
          p90: study.measures[arm].p90CycleMinutes,
        }),
        ...ownTimes(data, arm),
      ]),
    },
  });
}

function ownTimes(data: DataOnShow, arm: LogArm): string[][] {
  const cycle = data.result.measures.arms[arm]?.cycle ?? null;
  const median = known(data, medianOf[arm]);
  return cycle === null || median === null ? [] : [timeRow(arm, 'your data', median.n, median, cycle)];
}

function timeRow(
  arm: LogArm,
  of: string,
  n: number,
  median: Estimate,
  { mean, p90 }: { readonly mean: number; readonly p90: number },
): string[] {
  const ends = interval('minutes', median.lower, median.upper).replace(/\s*min$/, '');
  return [armNames[arm], of, count(n), decimal(median.value, 1), ends, decimal(mean, 1), decimal(p90, 1)];
}

/** Outcomes in the words of a log: failed is blocked or escaped. */
const outcomes = [
  {
    heading: 'Success rate',
    run: (arm: ArmMeasures) => arm.successRate,
    own: { genops: 'successGenops', traditional: 'successTraditional' },
    claims: { genops: 'success-genops', traditional: 'success-baseline' },
  },
  {
    heading: 'Rolled back',
    run: (arm: ArmMeasures) => arm.rollbackRate,
    own: { genops: 'rollbackGenops', traditional: 'rollbackTraditional' },
    claims: { genops: 'rollback-genops', traditional: 'rollback-baseline' },
  },
  {
    heading: 'Failed: blocked or escaped',
    run: (arm: ArmMeasures) => arm.failureRate,
    own: { genops: 'failureGenops', traditional: 'failureTraditional' },
    claims: { genops: 'failure-genops', traditional: 'failure-baseline' },
  },
] as const;
type Outcome = (typeof outcomes)[number];

export function outcomesBeside(view: StudyView, data: DataOnShow, options: FigureOptions): HTMLElement {
  const { study } = view;
  const { log, without } = data.result;
  if (!log.knows.status) return emptyFigure('Your log has no status, so there are no outcomes to draw.');
  const [success, ...others] = outcomes.map((outcome) => ({
    heading: outcome.heading,
    rows: rowsOf(outcome, view, data),
  }));
  const percents = (value: number): string => percent(value, 0);
  const values = (rows: readonly Row[]): number[] =>
    rows.flatMap(({ estimate, flags = [] }) => [
      estimate.lower,
      estimate.upper,
      ...flags.map(({ value }) => value),
    ]);
  const first = success === undefined ? [] : [success];
  const shares = logArms.flatMap((arm) => {
    const estimate = known(data, outcomes[0].own[arm]);
    return estimate === null ? [] : [`${withInterval('ratio', estimate)} of ${armNames[arm]} deployments`];
  });
  if (shares.length === 0) return emptyFigure('Your log has no recognized status.');
  return figure({
    ...options,
    label: 'Shares of outcomes by arm: this run, your data, the published figures',
    chart: stacked(
      rowsChart(
        {
          groups: first,
          domain: roundDomain(values(first.flatMap(({ rows }) => rows)), { most: 1 }),
          tick: percents,
          bars: false,
        },
        options,
      ),
      rowsChart(
        {
          groups: others,
          domain: roundDomain([0.05, ...values(others.flatMap(({ rows }) => rows))], { low: 0, most: 1 }),
          tick: percents,
          bars: true,
        },
        options,
      ),
    ),
    caption: `In your data ${shares.join(' and ')} succeed. Crosses: your data.`,
    run: `${runLabel(study)} Your data: n = ${count(log.rows - without.status)}.`,
    table: {
      title: 'Outcomes by arm: your deployments and shares, and this run’s shares',
      columns: [
        'outcome',
        'arm',
        ...numbers('your data', '95% interval', 'your deployments', 'this run', '95% interval'),
      ],
      rows: outcomes.flatMap((outcome) =>
        logArms.map((arm) => {
          const own = known(data, outcome.own[arm]);
          const run = outcome.run(study.measures[arm]);
          return [
            outcome.heading.toLowerCase(),
            armNames[arm],
            own === null ? 'none' : percent(own.value, 1),
            own === null ? '' : interval('ratio', own.lower, own.upper),
            count(own?.n ?? 0),
            percent(run.value, 1),
            interval('ratio', run.lower, run.upper),
          ];
        }),
      ),
    },
  });
}

/** The run's rollbacks of the traditional arm are not modeled, and so its failures are another thing than printed. */
const notModelled = new Set(['rollback-baseline', 'failure-baseline']);

function rowsOf(outcome: Outcome, { study, rows }: StudyView, data: DataOnShow): Row[] {
  return logArms.flatMap((arm): Row[] => {
    const own = known(data, outcome.own[arm]);
    const run = outcome.run(study.measures[arm]);
    const flags = flagsOf(rows, outcome.claims[arm]);
    const ours: Row = notModelled.has(outcome.claims[arm])
      ? {
          label: armNames[arm],
          owner: arm,
          estimate: { value: Number.NaN, lower: Number.NaN, upper: Number.NaN },
          value: 'not modeled',
          flags,
        }
      : { label: armNames[arm], owner: arm, estimate: run, value: withInterval('ratio', run), flags };
    const yours: Row[] =
      own === null
        ? []
        : [{ label: 'your data', owner: 'data', estimate: own, value: withInterval('ratio', own) }];
    return [ours, ...yours];
  });
}
