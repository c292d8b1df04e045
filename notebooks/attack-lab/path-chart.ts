/** The way from an event's leaf up to the root, with the siblings of its proof, and the node where two logs part. */

import { type PathNode } from '../../engine/attacks/index.ts';
import { hex } from '../../engine/audit-log/index.ts';
import { drawing, svg, textWidth } from '../charts/svg.ts';
import { count } from '../format/number.ts';

const ROW = 46;
const BOX = 35;
const NARROW = 560;

export function pathChart(path: readonly PathNode[], { width }: { readonly width: number }): SVGSVGElement {
  const narrow = width < NARROW;
  const node = narrow ? Math.min(190, width - 2 * 82) : 236;
  const side = narrow ? Math.min(120, (width - node) / 2 - 12) : 150;
  const middle = width / 2;
  const parts = path.findIndex(({ same }) => !same);
  const top = (k: number): number => (path.length - 1 - k) * ROW + 4;
  const drawn = drawing(width, path.length * ROW + 24);
  path.forEach((step, k) => {
    const y = top(k);
    if (k + 1 < path.length) drawn.append(edge(middle, y, middle, top(k + 1) + BOX, step.same));
    if (step.sibling !== null) {
      const left = step.sibling.side === 'left';
      const gap = narrow ? 12 : 18;
      const x = left ? middle - node / 2 - gap - side : middle + node / 2 + gap;
      const from = left ? x + side : x;
      drawn.append(
        edge(from, y + BOX / 2, middle, top(k + 1) + BOX, step.sibling.same),
        box(x, y, side, step.sibling.same ? 'sibling' : 'sibling-other'),
        label(x + side / 2, y + 15, hex(step.sibling.signed).slice(0, narrow ? 6 : 8), 'hash ink'),
        label(x + side / 2, y + 29, span(step.sibling.from, step.sibling.to, narrow), 'faint'),
      );
    }
  });
  path.forEach((step, k) => {
    const y = top(k);
    const x = middle - node / 2;
    drawn.append(
      box(x, y, node, step.same ? 'same' : k === parts ? 'parts' : 'other'),
      label(middle, y + 15, hashes(step, narrow), step.same ? 'hash ink' : 'hash hash--other'),
      label(middle, y + 29, nameOf(step, k, path.length), 'faint'),
    );
    if (k === parts) drawn.append(...mark(step.sibling?.side !== 'left', middle, node, side, y));
  });
  drawn.append(label(middle, path.length * ROW + 12, 'the event, encoded and hashed', 'faint'));
  return drawn;
}

/** A cross at the node, on the side where no sibling stands, and the words for it where there is room. */
function mark(onLeft: boolean, middle: number, node: number, room: number, y: number): SVGElement[] {
  const away = onLeft ? -1 : 1;
  const x = middle + away * (node / 2 + 12);
  const cross = svg('path', { d: `M${x - 5},${y + BOX / 2 - 5}l10,10m0,-10l-10,10`, class: 'path__cross' });
  const words = 'they part here';
  if (room < textWidth(words) + 14) return [cross];
  const kind = `path__parts halo ${onLeft ? 'at-end' : 'at-start'}`;
  return [cross, svg('text', { x: x + away * 11, y: y + BOX / 2 + 4, class: kind }, words)];
}

function hashes({ signed, presented, same }: PathNode, narrow: boolean): string {
  const digits = narrow ? 8 : 12;
  const short = (hash: Uint8Array | null): string => (hash === null ? 'nothing' : hex(hash).slice(0, digits));
  return same ? short(signed) : `${short(signed)} ≠ ${short(presented)}`;
}

function nameOf({ from, to }: PathNode, k: number, length: number): string {
  if (k === 0) return `leaf ${count(from)}`;
  return k === length - 1 ? `root of ${count(to)} events` : span(from, to, false);
}

function span(from: number, to: number, narrow: boolean): string {
  if (to - from === 1) return narrow ? count(from) : `leaf ${count(from)}`;
  return `${narrow ? '' : 'events '}${count(from)}–${count(to - 1)}`;
}

function box(x: number, y: number, width: number, kind: string): SVGElement {
  return svg('rect', { x, y, width, height: BOX, rx: 3, class: `proof__box proof__box--${kind}` });
}

function label(x: number, y: number, text: string, kind: string): SVGElement {
  return svg('text', { x, y, class: `at-middle ${kind}` }, text);
}

function edge(x1: number, y1: number, x2: number, y2: number, same: boolean): SVGElement {
  return svg('line', { x1, y1, x2, y2, class: `proof__edge proof__edge--${same ? 'given' : 'other'}` });
}
