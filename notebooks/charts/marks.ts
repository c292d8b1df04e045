/** The two marks that are the same everywhere: the printed figure's flag on its rule, and this run's point with its interval. */

import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import { type LinearScale, svg, textWidth } from './svg.ts';

/**
 * The published figure, always the same mark: ink, a dashed rule with a small flag that carries the printed string.
 * Flags that would touch take rows of their own.
 */
export interface Flag {
  /** As printed, trailing zeros kept. */
  readonly printed: string;
  /** Where it stands, in the scale's unit. */
  readonly value: number;
}

interface Placed {
  readonly printed: string;
  readonly x: number;
  readonly row: number;
  readonly left: number;
  readonly width: number;
  /** The flag flies to the left, as at the right edge. */
  readonly leftwards: boolean;
}

export const FLAG_ROW = 18;
const HEIGHT = 15;
const PADDING = 8; // the guess of a text's width is short for bold percent signs
const NOTCH = 4;
const GAP = 4;
const SIZE = 12;

/** Which row each flag takes: the lowest in which it touches none, nor crosses another flag's rule. */
export function placeFlags(
  flags: readonly { readonly printed: string; readonly x: number }[],
  right: number,
): Placed[] {
  const placed: Placed[] = [];
  for (const { printed, x } of flags.toSorted((a, b) => a.x - b.x)) {
    const width = textWidth(printed, SIZE) + 2 * PADDING + NOTCH;
    const leftwards = x + width > right;
    const left = leftwards ? x - width : x;
    let row = 0;
    while (placed.some((other) => other.row === row && touches(other, left, width))) row++;
    placed.push({ printed, x, row, left, width, leftwards });
  }
  return placed;
}

function touches(other: Placed, left: number, width: number): boolean {
  return left < other.left + other.width + GAP && other.left < left + width + GAP;
}

/** Rows that the flags need: for reserving the height above a chart. */
export function flagRows(
  flags: readonly { readonly printed: string; readonly x: number }[],
  right: number,
): number {
  return placeFlags(flags, right).reduce((rows, { row }) => Math.max(rows, row + 1), 0);
}

/**
 * Draws flags, the first row lowest, just above `chartTop`. Their rules run down to `bottom`, or only through `tracks`, where
 * text stands between them.
 */
export function drawFlags(
  flags: readonly { readonly printed: string; readonly x: number }[],
  place: {
    readonly chartTop: number;
    readonly bottom: number;
    readonly right: number;
    readonly tracks?: readonly Track[];
  },
): SVGGElement {
  const group = svg('g', { class: 'paper-mark' });
  const { chartTop, bottom, tracks } = place;
  for (const flag of placeFlags(flags, place.right)) {
    const y = chartTop - FLAG_ROW * (flag.row + 1);
    const rules: readonly Track[] = tracks === undefined ? [[y, bottom]] : [[y, chartTop], ...tracks];
    // a rule passes behind the flags of other rows
    group.prepend(...rules.map(([y1, y2]) => svg('line', { x1: flag.x, x2: flag.x, y1, y2 })));
    group.append(
      svg(
        'g',
        { 'data-tip': `printed: ${flag.printed}` },
        svg('path', { d: pennant(flag, y) }),
        svg(
          'text',
          { x: flag.left + flag.width / 2 + (flag.leftwards ? NOTCH : -NOTCH) / 2, y: y + HEIGHT - 3.8 },
          flag.printed,
        ),
      ),
    );
  }
  return group;
}

/** An accepted range: a band, cut at the scale's ends; one value is a line. */
export function drawBand(
  scale: LinearScale,
  { lower, upper }: { readonly lower: number; readonly upper: number },
  top: number,
  bottom: number,
): SVGRectElement {
  const [low, high] = scale.domain;
  const x = scale(Math.max(lower, low));
  const width = Math.max(scale(Math.min(upper, high)) - x, 2);
  return svg('rect', { x, y: top, width, height: bottom - top, class: 'band' });
}

/** From where to where a rule runs, top to bottom. */
export type Track = readonly [from: number, to: number];

/** A pennant with a notched fly, hoisted at the rule. */
function pennant({ x, width, leftwards }: Placed, y: number): string {
  const toFly = leftwards ? -1 : 1;
  const fly = x + toFly * width;
  return `M${x},${y}H${fly}L${fly - toFly * NOTCH},${y + HEIGHT / 2}L${fly},${y + HEIGHT}H${x}Z`;
}

/** Our number, always the same mark: a point with its interval. */
export type Arm = 'genops' | 'traditional';
/** Whose number it is: an arm's, a comparison of both, which is drawn in ink, or that of a reader's own data. */
export type Owner = Arm | 'both' | 'data';

/**
 * Draws a point with its interval at height y; the interval is cut at the scale's ends, which an arrow says.
 *
 * @param tip its value in words
 */
export function drawEstimate(
  owner: Owner,
  estimate: Pick<Estimate, 'value' | 'lower' | 'upper'>,
  scale: (value: number) => number,
  y: number,
  [left, right]: readonly [number, number],
  tip?: string,
): SVGGElement {
  const group = svg('g', {
    class: `estimate estimate--${owner}`,
    ...(tip === undefined ? {} : { 'data-tip': tip }),
  });
  if (!Number.isFinite(estimate.value)) return group;
  const into = (x: number): number => Math.min(Math.max(x, left), right);
  const x1 = Number.isFinite(estimate.lower) ? scale(estimate.lower) : left - 1;
  const x2 = Number.isFinite(estimate.upper) ? scale(estimate.upper) : right + 1;
  group.append(svg('line', { x1: into(x1), x2: into(x2), y1: y, y2: y, class: 'estimate__interval' }));
  for (const [x, beyond, side] of [
    [x1, x1 < left, -1],
    [x2, x2 > right, 1],
  ] as const) {
    const end = into(x);
    group.append(
      beyond
        ? svg('path', {
            d: `M${end - side * 5},${y - 4}L${end},${y}L${end - side * 5},${y + 4}`,
            class: 'estimate__end',
          })
        : svg('line', { x1: end, x2: end, y1: y - 5, y2: y + 5, class: 'estimate__end' }),
    );
  }
  group.append(point(owner, into(scale(estimate.value)), y));
  return group;
}

/** Round for GenOps, square for the traditional arm, a stroke for a comparison, a cross for a reader's data: a second channel, no mark of a verdict. */
function point(owner: Owner, x: number, y: number): SVGElement {
  const className = 'estimate__point';
  switch (owner) {
    case 'genops':
      return svg('circle', { cx: x, cy: y, r: 4.2, class: className });
    case 'traditional':
      return svg('rect', { x: x - 4, y: y - 4, width: 8, height: 8, class: className });
    case 'both':
      return svg('rect', { x: x - 2.5, y: y - 7, width: 5, height: 14, class: className });
    case 'data':
      return svg('path', {
        d: `M${x - 2},${y - 6}h4v4h4v4h-4v4h-4v-4h-4v-4h4Z`,
        class: className,
      });
  }
}

export const armNames: Readonly<Record<Arm, string>> = { genops: 'GenOps', traditional: 'Traditional' };
