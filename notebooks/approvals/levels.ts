/** The autonomy levels beside one another: shadow, assisted, governed, learning, on the same changes. */
import { type AutonomyLevel, autonomyLevels } from '../../engine/domain/deployment.ts';
import { reviewFlag } from '../../engine/simulator/ledger.ts';
import { shareEstimate } from '../../engine/simulator/measures/estimates.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import type { SettingChanges } from '../../engine/simulator/settings.ts';
import type { Study } from '../../engine/simulator/study.ts';
import { quantile } from '../../engine/statistics/summaries.ts';
import type { StudyView } from '../authoring/define.ts';
import { type FigureOptions, figure, numbers, stacked } from '../charts/figure.ts';
import { type Row, rowsChart } from '../charts/rows.ts';
import { roundDomain } from '../charts/svg.ts';
import { variantSize } from '../charts/variants.ts';
import { interval, inUnit, withInterval } from '../format/estimate.ts';
import { count, decimal, outOf, percent } from '../format/number.ts';
import { minutes } from '../format/time.ts';
import { runMoved } from './reviewers.ts';

export interface LevelResult {
  readonly level: AutonomyLevel;
  readonly changes: SettingChanges;
  readonly study: Study;
}

export function runLevels(run: StudyView, signal: AbortSignal): Promise<readonly LevelResult[]> {
  return Promise.all(
    autonomyLevels.map(async (level) => {
      const changes = { autonomy: level };
      return { level, changes, study: await runMoved(run, changes, signal) };
    }),
  );
}

/** How many deployments of the GenOps arm differ from the traditional one's, in status or in the bits of the cycle time. */
export function differences({ ledger }: Study): number {
  const { genops, traditional, deployments } = ledger;
  let differ = 0;
  for (let i = 0; i < deployments; i++) {
    const same =
      genops.status[i] === traditional.status[i] &&
      Object.is(genops.cycleMinutes[i], traditional.cycleMinutes[i]) &&
      Object.is(genops.waitMinutes[i], traditional.waitMinutes[i]);
    if (!same) differ += 1;
  }
  return differ;
}

const quantities: readonly {
  readonly heading: string;
  readonly unit: 'minutes' | 'ratio';
  readonly of: (study: Study) => Estimate;
  /** The scale starts at zero. */
  readonly bars: boolean;
}[] = [
  {
    heading: 'Median cycle time',
    unit: 'minutes',
    of: ({ measures: m }) => m.genops.medianCycleMinutes,
    bars: true,
  },
  { heading: 'Success rate', unit: 'ratio', of: ({ measures: m }) => m.genops.successRate, bars: false },
  { heading: 'Escaped', unit: 'ratio', of: ({ measures: m }) => m.genops.escapedRate, bars: true },
  {
    heading: 'Reviewed by a person',
    unit: 'ratio',
    of: ({ measures: { genops } }) => shareEstimate(genops.reviewed, genops.deployments),
    bars: true,
  },
];

export function levelsFigure(
  run: StudyView,
  results: readonly LevelResult[],
  options: FigureOptions,
): HTMLElement {
  const charts = quantities.map(({ heading, unit, of, bars }) => {
    const rows = results.map(({ level, study }): Row => {
      const estimate = of(study);
      // shadow is the traditional arm: its mark is that arm's
      return {
        label: level,
        owner: level === 'shadow' ? 'traditional' : 'genops',
        estimate,
        value: withInterval(unit, estimate),
      };
    });
    const ends = rows.flatMap(({ estimate: { lower, upper } }) => (bars ? [upper] : [lower, upper]));
    const domain = bars ? roundDomain(ends, { low: 0 }) : roundDomain(ends, { most: 1 });
    const tick = (value: number): string => (unit === 'minutes' ? minutes(value, 0) : percent(value, 0));
    return rowsChart({ groups: [{ heading, rows }], domain, tick, bars }, options);
  });
  return figure({
    ...options,
    label: 'The four autonomy levels compared: cycle time, success, escapes and reviews of the same changes',
    chart: stacked(...charts),
    id: 'autonomy-levels',
    title: medianText(results),
    subtitle: 'Results at each level of autonomy.',
    caption: `${shadowText(results)} ${rangeText(results)}`,
    run: `n\u00a0=\u00a0${count(variantSize(run))} each, the same changes, seed\u00a0${run.study.config.seed}, 95% intervals.`,
    table: {
      title: 'The autonomy levels on the same changes',
      columns: [
        'level',
        ...numbers(
          'median cycle time, min',
          '95% interval, min',
          'success rate',
          'escaped',
          'rolled back',
          'reviews',
          'median wait, min',
          '90th percentile wait, min',
          'differ from the traditional arm',
        ),
      ],
      rows: results.map(({ level, study }) => {
        const { genops } = study.measures;
        const waits = waitsOf(study);
        const at = (p: number): string => (waits.length === 0 ? 'none' : decimal(quantile(waits, p), 1));
        const { value, lower, upper } = genops.medianCycleMinutes;
        return [
          level,
          decimal(value, 1),
          interval('minutes', lower, upper).replace(/\s*min$/, ''),
          percent(genops.successRate.value, 1),
          percent(genops.escapedRate.value, 1),
          percent(genops.rollbackRate.value, 1),
          count(genops.reviewed),
          at(0.5),
          at(0.9),
          outOf(differences(study), study.config.deployments),
        ];
      }),
    },
  });
}

function waitsOf({ ledger: { genops } }: Study): Float64Array {
  const isReviewed = (_: number, i: number): boolean => (genops.reviewFlags[i]! & reviewFlag.reviewed) !== 0;
  return Float64Array.from(genops.waitMinutes.filter(isReviewed)).sort();
}

/** Shadow must be the traditional arm: a test that costs nothing, so it is made on every run. */
function shadowText(results: readonly LevelResult[]): string {
  const shadow = results.find(({ level }) => level === 'shadow');
  if (shadow === undefined) return '';
  const n = shadow.study.config.deployments;
  const differ = differences(shadow.study);
  return differ === 0
    ? `In shadow, the AI only observes. ${n === 1 ? 'The one deployment has' : `All ${count(n)} deployments have`} the status, wait and cycle time of the traditional arm, bit for bit.`
    : `In shadow, ${outOf(differ, n)} deployments differ from the traditional arm, which is an error.`;
}

function rangeText(results: readonly LevelResult[]): string {
  const acting = results.filter(({ level }) => level !== 'shadow');
  const reviewed = acting.map(
    ({ level, study: { measures, config } }) =>
      `${outOf(measures.genops.reviewed, config.deployments)} (${level})`,
  );
  return reviewed.length === 0 ? '' : `Changes reviewed by a person: ${reviewed.join(', ')}.`;
}

/** From the first level to the last. */
function medianText(results: readonly LevelResult[]): string {
  const [first, last] = [results[0], results.at(-1)];
  if (first === undefined || last === undefined) return 'No level was run.';
  const of = ({ study }: LevelResult) => study.measures.genops;
  const minutesOf = (result: LevelResult): string => inUnit('minutes', of(result).medianCycleMinutes.value);
  const success = (result: LevelResult): string => inUnit('ratio', of(result).successRate.value);
  return `From ${first.level} to ${last.level}, median cycle time goes from ${minutesOf(first)} to ${minutesOf(last)} and success from ${success(first)} to ${success(last)}.`;
}
