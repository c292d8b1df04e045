/**
 * Where a reading of a claim lies, as a mark: its fill says inside, across an end or outside the accepted range; its shape
 * whether inputs fix the number (square) or it emerges (circle). Neither is a shape or color of a verdict.
 */
import type { Stance } from '../../engine/claims/multiverse/index.ts';
import { svg } from './svg.ts';

const R = 4.6;
const SIDE = 8.4;

/** A mark about 9 pixels wide at (x, y). */
export function stanceMark(stance: Stance, fixed: boolean, x: number, y: number): SVGGElement {
  const group = svg('g', { class: `stance-mark stance-mark--${stance}` });
  const [left, top] = [x - SIDE / 2, y - SIDE / 2];
  const whole = fixed
    ? svg('rect', { x: left, y: top, width: SIDE, height: SIDE })
    : svg('circle', { cx: x, cy: y, r: R });
  group.append(whole);
  if (stance === 'supports') return group;
  whole.setAttribute('class', 'stance-mark__open');
  if (stance === 'undecided') {
    group.append(
      fixed
        ? svg('rect', { x: left, y: top, width: SIDE / 2, height: SIDE })
        : svg('path', { d: `M${x},${y - R}A${R},${R} 0 0 0 ${x},${y + R}Z` }),
    );
  }
  return group;
}
