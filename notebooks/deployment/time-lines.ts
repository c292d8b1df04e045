/** Both deliveries of the same change, step by step, on one scale of time. */
import type { Explanation, Step } from '../../engine/simulator/study.ts';
import { figure, numbers } from '../charts/figure.ts';
import { type Arm, armNames } from '../charts/marks.ts';
import { cover, drawing, linearScale, svg, textWidth } from '../charts/svg.ts';
import { decimal } from '../format/number.ts';
import { minutes, moment, tick } from '../format/time.ts';
import { statusWords } from '../format/words.ts';

const arms = ['genops', 'traditional'] as const satisfies readonly Arm[];

export function timeLines(
  explanation: Explanation,
  { width, run }: { readonly width: number; readonly run: string },
): HTMLElement {
  const { change } = explanation;
  const lines = arms.map((arm) => deliveryOf(arm, explanation[arm].steps, change.minute));
  const ends = lines.map(
    ({ arm, end, text }) =>
      `${armNames[arm]}: done after ${text(end)}; ${explanation[arm].status === 'escaped' ? 'defect ' : ''}${statusWords[explanation[arm].status]}.`,
  );
  const longest = lines.flatMap(({ arm, bars, text }) => {
    const bar = bars.toSorted((a, b) => b.to - b.from - (a.to - a.from))[0];
    return bar === undefined ? [] : [`${armNames[arm]}, ${bar.label} (${text(bar.to - bar.from)})`];
  });
  return figure({
    id: 'time-lines',
    label: 'Time lines of the same change in both arms, one row per step',
    title: ends.join(' '),
    subtitle: 'The same change in both arms, one row per step, on one time scale.',
    chart: timeLinesChart(
      lines.map((line, k) => ({ ...line, heading: ends[k]! })),
      { width },
    ),
    caption: longest.length === 0 ? '' : `Longest steps: ${longest.join('; ')}.`,
    run,
    table: {
      title: 'Steps of both deliveries',
      columns: ['step', 'arm', 'from', ...numbers('minutes')],
      rows: lines.flatMap(({ arm, bars, end, grid }) => {
        const digits = grid < 1 ? 1 : 0;
        return [
          ...bars.map(({ label, from, to }) => [
            label,
            armNames[arm],
            moment(change.minute + from),
            decimal(to - from, digits),
          ]),
          ['all steps', armNames[arm], moment(change.minute), decimal(end, digits)],
        ];
      }),
    },
  });
}

interface StepBar {
  readonly label: string;
  /** Minutes since the change's start, on the delivery's grid. */
  readonly from: number;
  readonly to: number;
}

interface Delivery {
  readonly arm: Arm;
  readonly bars: readonly StepBar[];
  readonly end: number;
  /** Ends of steps are rounded to it, so that the lengths that are shown add up to the whole that is shown; minutes. */
  readonly grid: number;
  readonly text: (length: number) => string;
}

/** From here on a delivery is shown in hours and whole minutes. */
const HOURS = 120;

function deliveryOf(arm: Arm, steps: readonly Step[], start: number): Delivery {
  const last = Math.max(0, ...steps.map(({ toMinute }) => toMinute - start));
  const parts = last < HOURS ? 10 : 1;
  const onGrid = (minute: number): number => Math.round((minute - start) * parts) / parts;
  const bars = steps.map(({ label, fromMinute, toMinute }) => ({
    label,
    from: onGrid(fromMinute),
    to: onGrid(toMinute),
  }));
  const text = (length: number): string => (parts === 10 ? minutes(length) : hoursText(length));
  return { arm, bars, end: Math.round(last * parts) / parts, grid: 1 / parts, text };
}

/** A length as the time lines show it: `26.4 min`, `62 h 20 min`. */
export const lengthText = (length: number): string =>
  length < HOURS ? minutes(length) : hoursText(Math.round(length));

/** `45 min`, `15 h`, `62 h 20 min`. */
function hoursText(length: number): string {
  const [hours, rest] = [Math.floor(length / 60), Math.round(length % 60)];
  if (hours === 0) return minutes(rest, 0);
  return `${decimal(hours, 0)}\u00a0h${rest === 0 ? '' : `\u00a0${rest}\u00a0min`}`;
}

/** A stretch of time that is left out of the drawing. */
interface Cut {
  readonly from: number;
  readonly to: number;
}

/** Beyond this ratio one scale would leave nothing to see of the shorter delivery. */
const ONE_SCALE = 6;
const MOST_CUTS = 3;

/** Long stretches in which neither delivery begins or ends a step: cut until the shorter one can be seen. */
function cutsOf(lines: readonly Delivery[]): readonly Cut[] {
  const marks = [...new Set([0, ...lines.flatMap(({ bars }) => bars.flatMap(({ from, to }) => [from, to]))])];
  const inOrder = marks.toSorted((a, b) => a - b);
  const ends = lines.map(({ end }) => end).filter((end) => end > 0);
  const shorter = Math.min(...ends);
  let drawn = Math.max(0, ...ends);
  const cuts: Cut[] = [];
  const gaps = inOrder.slice(1).map((to, k) => ({ from: inOrder[k]!, to }));
  for (const { from, to } of gaps.toSorted((a, b) => b.to - b.from - (a.to - a.from)).slice(0, MOST_CUTS)) {
    const kept = Math.max(shorter * 0.3, drawn * 0.01); // at each side of a cut
    if (drawn <= ONE_SCALE * shorter || to - from < 4 * kept) break;
    cuts.push({ from: from + kept, to: to - kept });
    drawn -= to - from - 2 * kept;
  }
  return cuts.toSorted((a, b) => a.from - b.from);
}

const ROW = 24;
const BAR = 14;
const NARROW = 560;
const HEADING = 26;
/** Of a break, pixels. */
const BREAK = 18;

function timeLinesChart(
  lines: readonly (Delivery & { readonly heading: string })[],
  { width }: { readonly width: number },
): SVGSVGElement {
  const narrow = width < NARROW;
  const row = narrow ? ROW + 16 : ROW;
  const all = lines.flatMap(({ bars, text }) =>
    bars.map((bar) => ({ ...bar, length: text(bar.to - bar.from) })),
  );
  const labels = narrow ? 0 : Math.max(120, ...all.map(({ label }) => textWidth(label))) + 12;
  const right = width - Math.max(...all.map(({ length }) => textWidth(length)), 40) - 10;
  const cuts = cutsOf(lines);
  const longest = Math.max(1e-6, ...lines.map(({ end }) => end));
  const drawn = cuts.reduce((left, { from, to }) => left - (to - from), longest);
  const inner = linearScale([0, drawn], [labels, right - cuts.length * BREAK]);
  /** Breaks are gaps in the drawing; a moment that is left out lies at its break's start. */
  const x = (minute: number): number => {
    const before = cuts.filter(({ from }) => from < minute);
    const out = before.reduce((sum, { from, to }) => sum + Math.min(to, minute) - from, 0);
    return inner(minute - out) + before.filter(({ to }) => to <= minute).length * BREAK;
  };
  const body: SVGElement[] = [];
  let y = 0;
  for (const { arm, bars, heading, text } of lines) {
    const name = armNames[arm];
    body.push(
      cover(heading, y + 16),
      svg(
        'text',
        { x: 0, y: y + 16, class: 'halo' },
        svg('tspan', { class: `chart__heading chart__heading--${arm}` }, name),
        svg('tspan', { class: 'muted', dx: 8 }, heading.slice(name.length + 2)),
      ),
    );
    y += HEADING;
    for (const { label, from, to } of bars) {
      const top = y + (narrow ? 18 : 2);
      const [start, end] = [x(from), Math.max(x(to), x(from) + 1.5)];
      const words = text(to - from);
      body.push(
        svg('text', { x: 0, y: narrow ? top - 5 : top + 11.5, class: 'row__value ink at-start' }, label),
        svg('rect', {
          x: start,
          y: top,
          width: end - start,
          height: BAR,
          class: `step step--${arm}`,
          'data-tip': `${name}, ${label}: ${words}`,
        }),
        ...cuts.filter((cut) => from < cut.from && to > cut.to).map((cut) => breakAt(x(cut.from), top)),
        svg('text', { x: end + 6, y: top + 11.5, class: 'muted halo' }, words),
      );
      y += row;
    }
    y += 10;
  }
  const bottom = y - 6;
  const out = cuts.map(({ from, to }) => hoursText(to - from)).join(' and ');
  return drawing(
    width,
    bottom + (out === '' ? 22 : 40),
    timeAxis({ x, drawn, longest, cuts, bottom, narrow }),
    ...body,
    svg(
      'text',
      { x: width - 1, y: bottom + 33, class: 'faint at-end' },
      out === '' ? '' : `${cuts.length === 1 ? 'The break leaves' : 'The breaks leave'} out ${out}.`,
    ),
  );
}

/** Two slanted strokes over a bar whose middle is not drawn. */
function breakAt(x: number, y: number): SVGElement {
  const stroke = (at: number): string => `M${at},${y + BAR + 2}l8,${-BAR - 4}`;
  return svg(
    'g',
    {},
    svg('path', {
      d: `M${x},${y + BAR + 2}l8,${-BAR - 4}h${BREAK - 8}l-8,${BAR + 4}Z`,
      class: 'segment__cut',
    }),
    svg('path', { d: stroke(x) + stroke(x + BREAK - 8), class: 'break' }),
  );
}

interface Axis {
  readonly x: (minute: number) => number;
  readonly drawn: number;
  readonly longest: number;
  readonly cuts: readonly Cut[];
  readonly bottom: number;
  readonly narrow: boolean;
}

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1440, 2880, 7200, 14_400];

/** Round times, where their labels have room. */
function timeAxis({ x, drawn, longest, cuts, bottom, narrow }: Axis): SVGGElement {
  const step = STEPS.find((size) => drawn / size <= (narrow ? 4 : 8)) ?? STEPS.at(-1)!;
  const group = svg('g', { class: 'chart__axis' });
  let taken = Number.NEGATIVE_INFINITY;
  for (let minute = 0; minute <= longest; minute += step) {
    const text = minute === 0 ? '0' : minute < HOURS || minute % 60 === 0 ? tick(minute) : hoursText(minute);
    const half = textWidth(text, 12) / 2;
    const at = x(minute);
    const isOut = cuts.some(({ from, to }) => minute >= from && minute <= to);
    if (isOut || at - half < taken) continue;
    const start = minute === 0 && narrow;
    taken = at + half * (start ? 2 : 1) + 8;
    group.append(
      svg('line', {
        x1: at,
        x2: at,
        y1: HEADING,
        y2: bottom,
        class: minute === 0 ? 'baseline' : 'chart__grid',
      }),
      svg('text', { x: at, y: bottom + 15, class: start ? 'chart__tick at-start' : 'chart__tick' }, text),
    );
  }
  return group;
}
