/** What this run shows of cycle time, in words. */
import type { Study } from '../../engine/simulator/study.ts';
import type { StudyView } from '../authoring/define.ts';
import { element, html } from '../authoring/html.ts';
import { figure, numbers } from '../charts/figure.ts';
import { claimOf, flagsOf, printedOf } from '../charts/printed.ts';
import { rowsChart } from '../charts/rows.ts';
import { roundDomain } from '../charts/svg.ts';
import { type VariantResult, variantSize } from '../charts/variants.ts';
import { interval, withInterval } from '../format/estimate.ts';
import { count, decimal, percent } from '../format/number.ts';
import { minutes, span } from '../format/time.ts';

/** A second peak is spoken of when the hours apart from it are this many times as long, … */
const APART = 4;
/** … and neither of the two holds fewer than this many deployments: below it a peak is one deployment. */
const ENOUGH = 20;

export function whatRunShows(study: Study): HTMLElement {
  const { traditional, genops } = study.measures;
  const peak = hasSecondPeak(study)
    ? html`Traditional cycle times have a second peak: changes that wait overnight or over a weekend. The median hides it. `
    : null;
  const { published } = study.measures.cycleTimes;
  const { value } = published.reduction;
  return element`<div class="text-columns"><p class="barred"><strong>By the documents’ own definition of cycle time, GenOps takes ${percent(Math.abs(value))} ${value < 0 ? 'longer' : 'less time'}:</strong>
    ${withInterval('minutes', published.genops.median)} instead of ${withInterval('minutes', published.traditional.median)}.
    That definition counts the rollout only. The chart above also counts review, testing and waiting.</p>
    <p>${peak}${medians('traditional arm', traditional)} ${medians('GenOps arm', genops)}
    The means include the longest waits: ${span(traditional.meanCycleMinutes)} (traditional) and ${span(genops.meanCycleMinutes)} (GenOps).</p>
    <p>We assume that ${percent(study.config.settings.workingHoursShare, 0)} of changes start in working hours. This assumption
    moves the traditional median.</p></div>`;
}

type Medians = Pick<Study['measures']['genops'], 'medianWorkingHoursMinutes' | 'medianOffHoursMinutes'>;

function medians(
  arm: string,
  { medianWorkingHoursMinutes: at, medianOffHoursMinutes: off }: Medians,
): string {
  const atWork = Number.isFinite(at);
  if (atWork && Number.isFinite(off)) {
    return `In the ${arm}, the median is ${minutes(at)} for changes that start in working hours and ${span(off)} for all others.`;
  }
  const one = atWork ? minutes(at) : span(off);
  return `In the ${arm}, all changes of this run start ${atWork ? 'in' : 'outside'} working hours; the median is ${one}.`;
}

/** Whether enough traditional deployments lie in both peaks, and the peaks far enough apart. */
export function hasSecondPeak({ ledger, measures }: Study): boolean {
  const { medianWorkingHoursMinutes: at, medianOffHoursMinutes: off } = measures.traditional;
  if (!(off >= APART * at)) return false;
  const border = Math.sqrt(at * off); // half-way on the log scale of the chart
  const late = ledger.traditional.cycleMinutes.reduce((n, each) => n + (each > border ? 1 : 0), 0);
  return Math.min(late, ledger.deployments - late) >= ENOUGH;
}

/** How the GenOps median follows the bake time, as rows with the published median as a flag. */
export function bakeTimesFigure(
  run: StudyView,
  variants: readonly VariantResult[],
  { width }: { readonly width: number },
): HTMLElement {
  const rows = variants.map(({ label, measures }) => ({
    label,
    owner: 'genops' as const,
    estimate: measures.genops.medianCycleMinutes,
    value: withInterval('minutes', measures.genops.medianCycleMinutes),
  }));
  const flags = flagsOf(run.rows, 'cycle-time-genops');
  const ends = rows.map(({ estimate }) => estimate.upper);
  const published = variants.at(-1)?.measures.genops.medianCycleMinutes;
  const printed = claimOf(run.rows, 'cycle-time-genops')?.value ?? null;
  const clear = published !== undefined && printed !== null && published.lower > printed;
  return figure({
    label:
      'Median cycle time of the GenOps arm under shorter and longer bake times, with the published median',
    chart: rowsChart(
      {
        groups: [{ heading: '', rows }],
        domain: roundDomain([...ends, ...flags.map(({ value }) => value)], { low: 0 }),
        tick: (value) => minutes(value, 0),
        flags,
      },
      { width },
    ),
    id: 'bake-times',
    title:
      published === undefined
        ? 'No variant was run.'
        : `With the published bake times, the median is ${withInterval('minutes', published)}, not ${printedOf(run.rows, 'cycle-time-genops')}` +
          `${clear ? ': the printed median needs shorter stages' : ''}.`,
    subtitle: 'Median cycle time of the GenOps arm, by bake time. 1× is what the published code draws.',
    run: `n\u00a0=\u00a0${count(variantSize(run))} each, seed\u00a0${run.study.config.seed}, 95% intervals.`,
    table: {
      title: 'GenOps arm by bake time',
      columns: [
        'bake time, times the published draw',
        ...numbers('median, min', '95% interval', 'bad changes caught', 'success rate'),
      ],
      rows: variants.map(({ label, measures: { genops, canary } }) => [
        label,
        decimal(genops.medianCycleMinutes.value, 1),
        interval('minutes', genops.medianCycleMinutes.lower, genops.medianCycleMinutes.upper),
        percent(canary.catchRates.caughtPerBadChange.value, 1),
        percent(genops.successRate.value, 1),
      ]),
    },
  });
}
