/** What this run shows of cycle time, in words. */
import type { Study } from '../../engine/simulator/study.ts';
import { html } from '../authoring/html.ts';
import { percent } from '../format/number.ts';
import { minutes, span } from '../format/time.ts';

/** A second peak is spoken of when the hours apart from it are this many times as long, … */
const APART = 4;
/** … and neither of the two holds fewer than this many deployments: below it a peak is one deployment. */
const ENOUGH = 20;

export function whatRunShows(study: Study): DocumentFragment {
  const { traditional, genops } = study.measures;
  const peak = hasSecondPeak(study)
    ? html`Waiting for people gives the traditional times a second peak, which a median does not show. `
    : null;
  return html`<p>${peak}${medians('the traditional arm', traditional)} ${medians('the GenOps arm', genops)}
    A mean weighs the longest waits, a median does not: the means are
    ${span(traditional.meanCycleMinutes)} and ${span(genops.meanCycleMinutes)}.</p>
    <p>The share of changes that start in working hours, ${percent(study.config.settings.workingHoursShare, 0)} as set,
    moves the traditional median. It is an assumption, and it can be changed above.</p>`;
}

type Medians = Pick<Study['measures']['genops'], 'medianWorkingHoursMinutes' | 'medianOffHoursMinutes'>;

function medians(
  arm: string,
  { medianWorkingHoursMinutes: at, medianOffHoursMinutes: off }: Medians,
): string {
  const atWork = Number.isFinite(at);
  if (atWork && Number.isFinite(off)) {
    return `In ${arm}, changes that start in working hours take ${minutes(at)} at the median, all others ${span(off)}.`;
  }
  const one = atWork ? minutes(at) : span(off);
  return `In ${arm}, all changes of this run start ${atWork ? 'in' : 'outside'} working hours; the median is ${one}.`;
}

/** Whether enough traditional deployments lie in both peaks, and the peaks far enough apart. */
export function hasSecondPeak({ ledger, measures }: Study): boolean {
  const { medianWorkingHoursMinutes: at, medianOffHoursMinutes: off } = measures.traditional;
  if (!(off >= APART * at)) return false;
  const border = Math.sqrt(at * off); // half-way on the log scale of the chart
  const late = ledger.traditional.cycleMinutes.reduce((n, each) => n + (each > border ? 1 : 0), 0);
  return Math.min(late, ledger.deployments - late) >= ENOUGH;
}
