/** Numbers of a replay as estimates: a share with its Wilson interval, a mean and a median with theirs; and the run's name. */
import type { Replay } from '../../engine/replay/index.ts';
import { PUBLISHED_VERSIONS, REPLAYED_COMMIT } from '../../engine/replay/versions.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import { normalQuantile } from '../../engine/statistics/normal.ts';
import { wilsonInterval } from '../../engine/statistics/proportions.ts';
import { mean, variance } from '../../engine/statistics/summaries.ts';
import type { ReplayResult } from '../../workers/replay/steps.ts';
import { element, type Hole, html } from '../authoring/html.ts';
import { dataTable } from '../charts/figure.ts';
import { count } from '../format/number.ts';

const CONFIDENCE = 0.95;

/** k of n; without an n there is no number. */
export function rate(k: number, n: number): Estimate {
  if (n === 0) return { value: Number.NaN, lower: Number.NaN, upper: Number.NaN, method: 'Wilson', n };
  return { value: k / n, ...wilsonInterval(k, n, CONFIDENCE), method: 'Wilson', n };
}

/** A value without an interval: it is counted, or printed, and nothing is sampled. */
export function fixed(value: number): Estimate {
  return { value, lower: value, upper: value, method: 'none', n: 1 };
}

/** The mean of many values: a normal interval, since Student's t is the same where n is in the hundreds. */
export function meanOf(values: Float64Array): Estimate {
  const n = values.length;
  const value = n === 0 ? Number.NaN : mean(values);
  const half = n < 2 ? Number.NaN : normalQuantile((1 + CONFIDENCE) / 2) * Math.sqrt(variance(values) / n);
  return { value, lower: value - half, upper: value + half, method: 'normal', n };
}

export interface CycleTimes {
  readonly mean: Estimate;
  readonly median: Estimate;
}

/** The average cycle times of a replay; without intervals (fewer than two deployments) both ends are open. */
export function cycleTimesOf(replay: ReplayResult): CycleTimes {
  const { rows, reportedMedianMinutes, trueMedianMinutes, cycleTimeIntervals: intervals } = replay;
  const n = rows?.cycleTimeMicroseconds.length ?? 0;
  const open = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };
  return {
    mean: { value: reportedMedianMinutes, ...(intervals?.mean ?? open), method: 'Student’s t', n },
    median: { value: trueMedianMinutes, ...(intervals?.median ?? open), method: 'order statistics', n },
  };
}

/** Ends and mean in one pass, not a number of none. */
export function spanOf(values: Float64Array): {
  readonly shortest: number;
  readonly mean: number;
  readonly longest: number;
} {
  let [shortest, longest, sum] = [values[0] ?? Number.NaN, values[0] ?? Number.NaN, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < shortest) shortest = value;
    if (value > longest) longest = value;
    sum += value;
  }
  return { shortest, mean: sum / values.length, longest };
}

/** `n = 500, seed 24, 95% intervals.` A long seed is cut in the middle. */
export function replayLabel(run: Pick<Replay, 'deployments' | 'seed'>): string {
  return `${replayName(run)}, 95% intervals.`;
}

/** `n = 500, seed 24`, for what has no interval. */
export function replayName({ deployments, seed }: Pick<Replay, 'deployments' | 'seed'>): string {
  return `n\u00a0=\u00a0${count(deployments)}, seed\u00a0${shortSeed(seed)}`;
}

export function shortSeed(seed: bigint): string {
  const text = String(seed);
  return text.length > 24 ? `${text.slice(0, 12)}…${text.slice(-8)}` : text;
}

/** What a section is about: a file of the published code at the replayed commit, and what it does there. */
const REPOSITORY = 'https://github.com/neerazz/genops-framework/blob';

/** The printed figure that a section is about, with where it stands. */
export interface Cited {
  readonly printed: string;
  readonly document: string;
}

export function cite(file: string, does: Hole, printed: readonly Cited[] = []): HTMLElement {
  const address = `${REPOSITORY}/${REPLAYED_COMMIT}/${file}`;
  return element`<aside class="claim-note tight stack gap-4 ui" role="note" aria-label="In the published code: ${file}">
    ${printed.map((each) => html`<p><span class="printed one-line tight digits strong">${each.printed}</span> <cite>${each.document}</cite></p>`)}
    <p><a class="cite-file breakable" href="${address}"><code>${file}</code></a></p>
    <p class="cite-does muted">${does}</p>
  </aside>`;
}

/** The commits of the published package, and what happens when they run. */
export function versionsTable(): HTMLElement {
  const range = ([first, last]: readonly [string, string]): HTMLElement =>
    first === last
      ? element`<time>${first}</time>`
      : element`<span class="one-line"><time>${first}</time> to <time>${last}</time></span>`;
  return dataTable({
    title: 'Commits of the published package, and what happens when they run on Python 3.11',
    columns: ['commits', 'dates', 'runs', 'observed'],
    cards: true,
    rows: PUBLISHED_VERSIONS.map(({ commits, dates, runs, observed }) => [
      element`<span><span class="one-line"><code>${commits[0]}</code> to <code>${commits[1]}</code></span>${commits.includes(REPLAYED_COMMIT) ? ', replayed here' : ''}</span>`,
      range(dates),
      runs ? 'yes' : 'no',
      observed,
    ]),
  });
}
