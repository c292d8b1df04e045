/** A verdict as a mark in a chart: the shapes and colours of the badges. */
import type { VerdictKind } from '../../engine/claims/verdict.ts';
import { svg } from './svg.ts';

const R = 4.6;

/** A mark about 9 pixels wide at (x, y). */
export function verdictMark(kind: VerdictKind, x: number, y: number): SVGGElement {
  const group = svg('g', { class: `verdict-mark verdict-mark--${kind}` });
  switch (kind) {
    case 'reproduced':
      group.append(svg('circle', { cx: x, cy: y, r: R }));
      break;
    case 'by-construction':
      group.append(svg('path', { d: `M${x - 6},${y}L${x},${y - 6}L${x + 6},${y}L${x},${y + 6}Z` }));
      break;
    case 'undecided':
      group.append(
        svg('circle', { cx: x, cy: y, r: R, class: 'verdict-mark__open' }),
        svg('path', { d: `M${x},${y - R}A${R},${R} 0 0 0 ${x},${y + R}Z` }),
      );
      break;
    case 'not-reproduced':
      group.append(svg('path', { d: `M${x},${y - 5.4}L${x + 5.4},${y + 4.4}H${x - 5.4}Z` }));
      break;
    case 'inconsistent':
      group.append(
        svg('path', { d: `M${x - 4},${y - 4}L${x + 4},${y + 4}M${x - 4},${y + 4}L${x + 4},${y - 4}` }),
      );
      break;
    case 'untestable':
      group.append(svg('circle', { cx: x, cy: y, r: R, class: 'verdict-mark__open' }));
      break;
  }
  return group;
}
