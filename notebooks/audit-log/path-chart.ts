/** A proof as a ladder: the event below, the root above, on each rung the sibling that the next hash needs. */
import { hex } from '../../engine/audit-log/bytes.ts';
import { drawing, svg } from '../charts/svg.ts';
import { count } from '../format/number.ts';
import type { HashedSpan, PathStep } from './path.ts';

const BOX = 36;
const PITCH = 54;
const WIDEST = 168;
const GAP = 14;

/** @param steps from the leaf to the root */
export function pathChart(steps: readonly PathStep[], { width }: { readonly width: number }): SVGSVGElement {
  const box = Math.min(WIDEST, (width - 2 * GAP - 2) / 3);
  const middle = width / 2;
  const away = box + GAP;
  const rowOf = (k: number): number => (steps.length - 1 - k) * PITCH + 2;
  const edges: SVGElement[] = [];
  const boxes: SVGElement[] = [];
  for (const [k, step] of steps.entries()) {
    const y = rowOf(k);
    const last = k === steps.length - 1;
    boxes.push(node(middle, y, box, step, last ? 'root' : k === 0 ? 'leaf' : 'computed', digitsIn(box)));
    if (step.sibling === null) continue;
    const x = middle + (step.sibling.side === 'left' ? -away : away);
    const above = rowOf(k + 1) + BOX;
    edges.push(edge(middle, y, middle, above, 'proof__edge'));
    edges.push(edge(x, y, middle, above, 'proof__edge proof__edge--given'));
    boxes.push(node(x, y, box, step.sibling, 'given', digitsIn(box)));
  }
  return drawing(width, steps.length * PITCH - (PITCH - BOX) + 4, ...edges, ...boxes);
}

/** Digits of a hash that fit; in monospace 12 px a digit takes 7. */
const digitsIn = (box: number): number => Math.max(6, Math.min(16, Math.floor((box - 12) / 7)));

function node(x: number, y: number, box: number, span: HashedSpan, kind: string, digits: number): SVGElement {
  return svg(
    'g',
    {},
    svg('rect', {
      x: x - box / 2,
      y,
      width: box,
      height: BOX,
      rx: 3,
      class: `proof__box proof__box--${kind}`,
    }),
    svg('text', { x, y: y + 15, class: 'proof__hash hash at-middle ink' }, hex(span.hash).slice(0, digits)),
    svg('text', { x, y: y + 29, class: 'at-middle faint' }, spanText(span, kind)),
  );
}

function spanText({ from, to }: HashedSpan, kind: string): string {
  if (kind === 'root') return `all ${count(to)}`;
  return to - from === 1 ? `event ${count(from)}` : `${count(from)}–${count(to - 1)}`;
}

function edge(x1: number, y1: number, x2: number, y2: number, kind: string): SVGElement {
  const halfway = (y1 + y2) / 2;
  return svg('path', { d: `M${x1},${y1}C${x1},${halfway} ${x2},${halfway} ${x2},${y2}`, class: kind });
}
