/**
 * The published figure, always the same mark: ink, a dashed rule with a small flag that carries the printed string.
 * Flags that would touch take rows of their own.
 */
import { svg, textWidth } from './svg.ts';

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

/** Draws flags between `top` and `bottom`; the first row flies lowest, just above `chartTop`. */
export function drawFlags(
  flags: readonly { readonly printed: string; readonly x: number }[],
  place: { readonly chartTop: number; readonly bottom: number; readonly right: number },
): SVGGElement {
  const group = svg('g', { class: 'paper-mark' });
  for (const flag of placeFlags(flags, place.right)) {
    const y = place.chartTop - FLAG_ROW * (flag.row + 1);
    group.append(
      svg('line', { x1: flag.x, x2: flag.x, y1: y, y2: place.bottom }),
      svg('path', { d: pennant(flag, y) }),
      svg(
        'text',
        { x: flag.left + flag.width / 2 + (flag.leftwards ? NOTCH : -NOTCH) / 2, y: y + HEIGHT - 3.8 },
        flag.printed,
      ),
    );
  }
  return group;
}

/** A pennant with a notched fly, hoisted at the rule. */
function pennant({ x, width, leftwards }: Placed, y: number): string {
  const toFly = leftwards ? -1 : 1;
  const fly = x + toFly * width;
  return `M${x},${y}H${fly}L${fly - toFly * NOTCH},${y + HEIGHT / 2}L${fly},${y + HEIGHT}H${x}Z`;
}
