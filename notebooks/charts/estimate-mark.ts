/** Our number, always the same mark: a point with its interval. */
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import { svg } from './svg.ts';

export type Arm = 'genops' | 'traditional';
/** Whose number it is: an arm's, a comparison of both, which is drawn in ink, or that of a reader's own data. */
export type Owner = Arm | 'both' | 'data';

/** Draws a point with its interval at height y; the interval is cut at the scale's ends, which an arrow tells. */
export function drawEstimate(
  owner: Owner,
  estimate: Pick<Estimate, 'value' | 'lower' | 'upper'>,
  scale: (value: number) => number,
  y: number,
  [left, right]: readonly [number, number],
): SVGGElement {
  const group = svg('g', { class: `estimate estimate--${owner}` });
  if (!Number.isFinite(estimate.value)) return group;
  const into = (x: number): number => Math.min(Math.max(x, left), right);
  const x1 = Number.isFinite(estimate.lower) ? scale(estimate.lower) : left - 1;
  const x2 = Number.isFinite(estimate.upper) ? scale(estimate.upper) : right + 1;
  group.append(svg('line', { x1: into(x1), x2: into(x2), y1: y, y2: y, class: 'estimate__interval' }));
  for (const [x, beyond, tip] of [
    [x1, x1 < left, -1],
    [x2, x2 > right, 1],
  ] as const) {
    const end = into(x);
    group.append(
      beyond
        ? svg('path', {
            d: `M${end - tip * 5},${y - 4}L${end},${y}L${end - tip * 5},${y + 4}`,
            class: 'estimate__end',
          })
        : svg('line', { x1: end, x2: end, y1: y - 5, y2: y + 5, class: 'estimate__end' }),
    );
  }
  group.append(point(owner, into(scale(estimate.value)), y));
  return group;
}

/** Round for GenOps, square for the traditional arm, a diamond for a comparison, a triangle for a reader's data: a second channel. */
function point(owner: Owner, x: number, y: number): SVGElement {
  const className = 'estimate__point';
  switch (owner) {
    case 'genops':
      return svg('circle', { cx: x, cy: y, r: 4.2, class: className });
    case 'traditional':
      return svg('rect', { x: x - 4, y: y - 4, width: 8, height: 8, class: className });
    case 'both':
      return svg('path', {
        d: `M${x - 5.5},${y}L${x},${y - 5.5}L${x + 5.5},${y}L${x},${y + 5.5}Z`,
        class: className,
      });
    case 'data':
      return svg('path', {
        d: `M${x - 5.5},${y + 4.5}L${x},${y - 5.5}L${x + 5.5},${y + 4.5}Z`,
        class: className,
      });
  }
}

export const armNames: Readonly<Record<Arm, string>> = { genops: 'GenOps', traditional: 'Traditional' };
