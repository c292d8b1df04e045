/**
 * The small chart of one check: what the inputs allow as a bar, or as points where only some values are possible; the
 * printed figures as flags, each with a band of the values that it can stand for.
 */
import { type CheckUnit, scientific } from '../../engine/claims/consistency/index.ts';
import { decimal } from '../format/number.ts';
import { linearScale, ticksIn } from './linear-scale.ts';
import { drawFlags, FLAG_ROW, type Flag, flagRows } from './paper-mark.ts';
import { drawing, svg } from './svg.ts';

interface Range {
  readonly lower: number;
  readonly upper: number;
}

export interface RangesChart {
  readonly unit: CheckUnit;
  readonly recomputed: readonly Range[];
  readonly flags: readonly Flag[];
  /** What each printed figure can stand for; ends may be infinite. */
  readonly bands: readonly Range[];
}

const WIDTH = 320;
const EDGE = 16;
const TRACK = 22;
const TICKS = 17;
/** Digits of a tick after the point. */
const MOST_DIGITS = 6;

export function rangesChart({ unit, recomputed, flags, bands }: RangesChart): SVGSVGElement {
  const domain = domainOf(unit, [...recomputed, ...bands], flags);
  const scale = linearScale(domain, [EDGE, WIDTH - EDGE]);
  const placed = flags.map(({ printed, value }) => ({ printed, x: scale(value) }));
  const top = Math.max(flagRows(placed, WIDTH), 1) * FLAG_ROW;
  const bottom = top + TRACK;
  const drawn = drawing(WIDTH, bottom + TICKS);
  for (const { lower, upper } of bands) {
    const x = scale(Math.max(lower, domain[0]));
    const width = Math.max(scale(Math.min(upper, domain[1])) - x, 3);
    drawn.append(svg('rect', { x, y: top, width, height: TRACK, class: 'band' }));
  }
  drawn.append(svg('line', { x1: EDGE, x2: WIDTH - EDGE, y1: bottom, y2: bottom, class: 'baseline' }));
  const ticks = ticksIn(domain, 3);
  for (const value of ticks) {
    const x = scale(value);
    drawn.append(
      svg('line', { x1: x, x2: x, y1: bottom, y2: bottom + 3, class: 'baseline' }),
      svg('text', { x, y: bottom + 14, class: 'chart__tick' }, tickText(unit, value, stepOf(ticks))),
    );
  }
  drawn.append(drawFlags(placed, { chartTop: top, bottom, right: WIDTH }));
  for (const range of recomputed) drawn.append(recomputedMark(range, scale, top + TRACK / 2));
  drawn.setAttribute('aria-hidden', 'true'); // the row says it all in words
  return drawn;
}

/** A bar with ends; a diamond where only one value is possible, or where the bar would be narrower than that. */
function recomputedMark({ lower, upper }: Range, scale: (value: number) => number, y: number): SVGGElement {
  const group = svg('g', { class: 'estimate estimate--both' });
  const [x1, x2] = [scale(lower), scale(upper)];
  if (x2 - x1 < 6) {
    const x = (x1 + x2) / 2;
    const d = `M${x - 5.5},${y}L${x},${y - 5.5}L${x + 5.5},${y}L${x},${y + 5.5}Z`;
    group.append(svg('path', { d, class: 'estimate__point' }));
    return group;
  }
  group.append(svg('line', { x1, x2, y1: y, y2: y, class: 'estimate__interval' }));
  for (const x of [x1, x2])
    group.append(svg('line', { x1: x, x2: x, y1: y - 5, y2: y + 5, class: 'estimate__end' }));
  return group;
}

/** Room for everything finite, and a twelfth on either side; a p-value's and a count's scale starts at nought. */
function domainOf(
  unit: CheckUnit,
  ranges: readonly Range[],
  flags: readonly Flag[],
): readonly [number, number] {
  const ends = [...ranges.flatMap(({ lower, upper }) => [lower, upper]), ...flags.map(({ value }) => value)];
  const finite = ends.filter(Number.isFinite);
  const fromNought = unit === 'p' || unit === 'count';
  const low = Math.min(...finite, fromNought ? 0 : Number.POSITIVE_INFINITY);
  const high = Math.max(...finite);
  const room = (high - low) / 12 || Math.abs(high) / 12 || 1;
  return [fromNought ? low : low - room, high + room];
}

function stepOf(ticks: readonly number[]): number {
  return ticks.length < 2 ? 1 : (ticks[1] ?? 0) - (ticks[0] ?? 0);
}

/** As many digits as tell neighboring ticks apart; a power of ten where those would not fit. */
function tickText(unit: CheckUnit, value: number, step: number): string {
  const times = unit === 'ratio' || unit === 'points' ? 100 : 1;
  const digits = Math.max(0, -Math.floor(Math.log10(step * times) + 1e-9));
  const far = digits > MOST_DIGITS || Math.abs(value * times) >= 1e15;
  if (far && value !== 0) return `${scientific(value * times, 2)}${unit === 'ratio' ? '%' : ''}`;
  return `${decimal(value * times, far ? 0 : digits)}${unit === 'ratio' ? '%' : ''}`;
}
