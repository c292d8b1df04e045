/**
 * The drawings of the three cards, all of one height and by hand. What is on show is drawn in full; the settled result behind
 * a preview is an outline.
 */
import type { CanaryMeasures, Estimate } from '../../engine/simulator/measures/measures.ts';
import type { Study } from '../../engine/simulator/study.ts';
import type { StudyView } from '../authoring/define.ts';
import { binned, edgesOver, outline } from '../charts/cycle-time-bins.ts';
import { growable } from '../charts/growing.ts';
import { type Arm, armNames, drawEstimate, drawFlags, type Flag } from '../charts/marks.ts';
import { flagsOf, rangeOf } from '../charts/printed.ts';
import {
  drawing,
  type LinearScale,
  linearScale,
  logScale,
  roomyTicks,
  roundDomain,
  svg,
  textWidth,
  tickLabel,
} from '../charts/svg.ts';
import { inUnit, withInterval } from '../format/estimate.ts';
import { count, percent } from '../format/number.ts';
import { tick } from '../format/time.ts';

export type Result = Pick<StudyView, 'study' | 'rows'>;

export interface Place {
  readonly width: number;
  /** What a preview is compared with; null when the settled result itself is on show. */
  readonly settled: Study | null;
}

const HEIGHT = 164;
const EDGE = 8;
/** Below this a median has no room next to its flag. */
const SMALL = 300;
const arms = ['genops', 'traditional'] as const satisfies readonly Arm[];

const line = (x1: number, x2: number, y1: number, y2: number, name: string): SVGElement =>
  svg('line', { x1, x2, y1, y2, class: name });

/** Two small distributions on one log scale, each with its median and the printed ones. */
export function cycleTimeDrawing({ study, rows }: Result, { width, settled }: Place): SVGSVGElement {
  const columns = [study, ...(settled === null ? [] : [settled])].flatMap(({ ledger }) =>
    arms.map((arm) => ledger[arm].cycleMinutes),
  );
  const edges = edgesOver(columns);
  const x = logScale([edges[0]!, edges.at(-1)!], [EDGE, width - EDGE]);
  const shares = columns.map((column) => binned(column, edges));
  const most = Math.max(...shares.flat().map(({ share }) => share), 0.01);
  const printed = { genops: 'cycle-time-genops', traditional: 'cycle-time-baseline' } as const;
  const drawn = drawing(width, HEIGHT);
  arms.forEach((arm, i) => {
    const floor = 58 + i * 72;
    const y = (share: number): number => floor - (share / most) * 36;
    const median = study.measures[arm].medianCycleMinutes;
    const name = width < SMALL ? armNames[arm] : `${armNames[arm]} ${inUnit('minutes', median.value)}`;
    drawn.append(
      flagsAt(flagsOf(rows, printed[arm]), x, floor - 38, floor, width),
      growable(
        arm,
        shares[i]!,
        x,
        { floor, whole: 36 / most, most: 40 },
        svg('path', { d: outline(shares[i]!, x, y), class: `bar bar--${arm}` }),
      ),
      ...(settled === null
        ? []
        : [svg('path', { d: outline(shares[i + 2]!, x, y), class: 'ghost__outline' })]),
      line(EDGE, width - EDGE, floor, floor, 'baseline'),
      drawEstimate(
        arm,
        median,
        x,
        floor,
        [EDGE, width - EDGE],
        `${armNames[arm]}, median: ${withInterval('minutes', median)}`,
      ),
      svg('text', { x: width, y: floor - 44, class: `row__label row__label--${arm} at-end` }, name),
    );
  });
  const ticks = [1, 10, 60, 240, 1440, 10_080, 43_200].filter(
    (minutes) => minutes >= x.domain[0] && minutes <= x.domain[1],
  );
  drawn.append(...axis(x, ticks, tick, 140, width));
  return drawn;
}

/** Both arms' success rates where they differ: the axis does not start at zero, so there are no bars. */
export function successDrawing({ study, rows }: Result, { width, settled }: Place): SVGSVGElement {
  const claims = { genops: 'success-genops', traditional: 'success-baseline' } as const;
  const rates = (of: Study): Estimate[] => arms.map((arm) => of.measures[arm].successRate);
  const shown = [...rates(study), ...(settled === null ? [] : rates(settled))];
  const values = arms.flatMap((arm) => {
    const range = rangeOf(rows, claims[arm]);
    return [...flagsOf(rows, claims[arm]).map(({ value }) => value), range?.lower ?? 1, range?.upper ?? 1];
  });
  const domain = roundDomain(
    [...shown.flatMap(({ lower, upper }) => [lower, upper]), ...values, 0.98].filter(Number.isFinite),
    { most: 1 },
  );
  const x = linearScale(domain, [EDGE, width - EDGE]);
  const drawn = drawing(width, HEIGHT);
  arms.forEach((arm, i) => {
    const top = 38 + i * 68;
    const rate = study.measures[arm].successRate;
    drawn.append(
      ...track(x, {
        arm,
        estimate: rate,
        settled: settled?.measures[arm].successRate ?? null,
        flags: flagsOf(rows, claims[arm]),
        range: rangeOf(rows, claims[arm]),
        top,
        width,
      }),
      svg(
        'text',
        { x: 0, y: top - 22, class: `row__label row__label--${arm}` },
        `${armNames[arm]} ${inUnit('ratio', rate.value)}`,
      ),
    );
  });
  drawn.append(...axis(x, roomyTicks(x, wholePercent), wholePercent, 134, width));
  return drawn;
}

/** The claimed share on its scale; below it where the bad changes end, in the order in which a change meets each place. */
export function canaryDrawing({ study, rows }: Result, { width, settled }: Place): SVGSVGElement {
  const { canary } = study.measures;
  const x = linearScale([0, 1], [EDGE, width - EDGE]);
  const rate = canary.catchRates.caughtPerIssue;
  const drawn = drawing(
    width,
    HEIGHT,
    ...track(x, {
      arm: 'genops',
      estimate: rate,
      settled: settled?.measures.canary.catchRates.caughtPerIssue ?? null,
      flags: flagsOf(rows, 'canary-catch'),
      range: rangeOf(rows, 'canary-catch'),
      top: 18,
      width,
    }),
    ...axis(x, [0, 0.5, 1], wholePercent, 40, width),
    svg(
      'text',
      { x: 0, y: 76, class: 'ink' },
      canary.badChanges === 0
        ? 'No change is bad in this run'
        : `Bad changes only (${count(canary.badChanges)}): ${percent(canary.catchRates.caughtPerBadChange.value)}${width < SMALL ? '' : ' caught'}`,
    ),
  );
  if (canary.badChanges === 0) return drawn;
  const ends = endsOf(canary);
  const before =
    settled === null || settled.measures.canary.badChanges === 0 ? null : endsOf(settled.measures.canary);
  const most = Math.max(...[...ends, ...(before ?? [])].map(({ share }) => share));
  const [floor, high] = [146, 44];
  const step = width / ends.length;
  ends.forEach(({ label, kind, share }, k) => {
    const bar = (value: number): { x: number; y: number; width: number; height: number } => ({
      x: k * step + 2,
      width: step - 4,
      y: floor - (value / most) * high,
      height: (value / most) * high,
    });
    const was = before?.find((other) => other.label === label)?.share;
    drawn.append(
      svg('rect', {
        ...bar(share),
        class: `flow flow--${kind}`,
        'data-tip': `${where[kind]}${kind === 'caught' ? ` ${label} of traffic` : ''}: ${percent(share)} of bad changes`,
      }),
      ...(was === undefined ? [] : [svg('rect', { ...bar(was), class: 'ghost__outline' })]),
      svg(
        'text',
        { x: (k + 0.5) * step, y: bar(Math.max(share, was ?? 0)).y - 3, class: 'ink at-middle' },
        wholePercent(share),
      ),
      tickLabel(label, (k + 0.5) * step, floor + 14, width),
    );
  });
  drawn.append(line(0, width, floor, floor, 'baseline'));
  return drawn;
}

interface End {
  readonly label: string;
  readonly kind: 'stopped' | 'caught' | 'escaped';
  /** Of all bad changes, ratio. */
  readonly share: number;
}

const where: Readonly<Record<End['kind'], string>> = {
  stopped: 'stopped before any traffic',
  caught: 'caught at',
  escaped: 'missed, reached all users',
};

export function endsOf({ badChanges, stoppedBefore, stages, missed }: CanaryMeasures): readonly End[] {
  const judged = stages.filter(({ share, caught }) => share < 1 || caught > 0);
  return [
    { label: 'before', kind: 'stopped', share: stoppedBefore / badChanges },
    ...judged.map(
      ({ share, caught }): End => ({
        label: percent(share, 0),
        kind: 'caught',
        share: caught / badChanges,
      }),
    ),
    { label: 'missed', kind: 'escaped', share: missed / badChanges },
  ];
}

const wholePercent = (ratio: number): string => percent(ratio, 0);

interface Track {
  readonly arm: Arm;
  readonly estimate: Estimate;
  readonly settled: Estimate | null;
  readonly flags: readonly Flag[];
  readonly range: { readonly lower: number; readonly upper: number } | null;
  /** Of the band; flags fly above it. */
  readonly top: number;
  readonly width: number;
}

const TRACK = 22;

/** The accepted range, the printed figures, our result: the board's strip, as wide as the card. */
function track(x: LinearScale, { arm, estimate, settled, flags, range, top, width }: Track): SVGElement[] {
  const ends = [EDGE, width - EDGE] as const;
  const [low, high] = x.domain;
  const from = x(Math.max(range?.lower ?? low, low));
  const to = x(Math.min(range?.upper ?? high, high));
  return [
    ...(range === null
      ? []
      : [svg('rect', { x: from, y: top, width: Math.max(to - from, 3), height: TRACK, class: 'band' })]),
    line(...ends, top + TRACK, top + TRACK, 'baseline'),
    flagsAt(flags, x, top, top + TRACK, width),
    ...(settled === null
      ? []
      : [
          svg(
            'g',
            { class: 'ghost' },
            drawEstimate(arm, settled, x, top + 11, ends, `before: ${withInterval('ratio', settled)}`),
          ),
        ]),
    drawEstimate(arm, estimate, x, top + 11, ends, `${armNames[arm]}: ${withInterval('ratio', estimate)}`),
  ];
}

function flagsAt(
  flags: readonly Flag[],
  x: (value: number) => number,
  chartTop: number,
  bottom: number,
  right: number,
): SVGElement {
  return drawFlags(
    flags.map(({ printed, value }) => ({ printed, x: x(value) })),
    { chartTop, bottom, right },
  );
}

/** Ticks and their labels; of two that would touch, the first. */
function axis(
  x: (value: number) => number,
  ticks: readonly number[],
  label: (value: number) => string,
  y: number,
  width: number,
): SVGElement[] {
  let last = Number.NEGATIVE_INFINITY;
  return ticks.flatMap((value) => {
    const at = x(value);
    const half = textWidth(label(value), 12) / 2;
    if (at - half < last + 6) return [];
    last = at + half;
    return [line(at, at, y - 6, y - 2, 'baseline'), tickLabel(label(value), at, y + 10, width)];
  });
}
