/**
 * A risk score taken apart: each factor's contribution (weight × value) laid end to end, so that the last bar ends at
 * the score; the score with its credible interval and the ends of the risk levels below.
 */
import { decimal } from '../format/number.ts';
import { drawEstimate } from './estimate-mark.ts';
import { linearScale } from './linear-scale.ts';
import { drawing, svg, textWidth } from './svg.ts';

export interface FactorBar {
  readonly label: string;
  readonly weight: number;
  readonly value: number;
}

export interface Score {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** Where a level begins. */
export interface LevelMark {
  readonly label: string;
  readonly from: number;
}

const NARROW = 560;
const ROW = 26;
const BAR = 16;

export function factorsChart(
  factors: readonly FactorBar[],
  score: Score,
  levels: readonly LevelMark[],
  { width }: { readonly width: number },
): SVGSVGElement {
  const narrow = width < NARROW;
  const row = narrow ? ROW + 16 : ROW;
  const left = narrow ? 0 : Math.max(...factors.map(({ label }) => textWidth(label))) + 14;
  const values = narrow ? 8 : 150;
  const scale = linearScale([0, 1], [left, width - values]);
  const bottom = (factors.length + 1) * row + 6;
  const drawn = drawing(width, bottom + (narrow ? 40 : 24));
  drawn.append(...levels.flatMap((level) => levelMark(level, scale, bottom, { width, narrow })));
  let sum = 0;
  factors.forEach(({ label, weight, value }, i) => {
    const y = i * row + (narrow ? 18 : 4);
    const x = scale(sum);
    const x2 = scale(sum + weight * value);
    const product = `${decimal(weight)} × ${decimal(value)} = ${decimal(weight * value, 3)}`;
    drawn.append(
      svg('text', { x: 0, y: narrow ? y - 5 : y + 12.5, class: 'row__value ink at-start' }, label),
      svg('rect', { x, y, width: Math.max(x2 - x, 0.75), height: BAR, class: 'factor' }),
      svg('line', { x1: x2, x2, y1: y + BAR, y2: y + row, class: 'flow__thread' }),
      svg('text', { x: width - 1, y: narrow ? y - 5 : y + 12.5, class: 'row__value ink at-end' }, product),
    );
    sum += weight * value;
  });
  const y = factors.length * row + (narrow ? 26 : 14);
  drawn.append(
    svg(
      'text',
      { x: 0, y: narrow ? y - 13 : y + 4.5, class: 'row__value ink at-start row__value--strong' },
      'score',
    ),
    drawEstimate('genops', score, scale, y, scale.range),
    svg(
      'text',
      { x: width - 1, y: narrow ? y - 13 : y + 4.5, class: 'row__value ink at-end row__value--strong' },
      decimal(score.value, 3),
    ),
  );
  return drawn;
}

/** Where there is little room, the level's end stands below its name. */
function levelMark(
  { label, from }: LevelMark,
  scale: (value: number) => number,
  bottom: number,
  { width, narrow }: { readonly width: number; readonly narrow: boolean },
): SVGElement[] {
  const x = scale(from);
  const end = decimal(from, 1);
  const lines = narrow ? [label, end] : [`${label} ${end}`];
  const start = narrow ? Math.min(x + 3, width - textWidth(label, 12)) : x + 3;
  return [
    svg('line', { x1: x, x2: x, y1: 0, y2: bottom, class: from === 0 ? 'baseline' : 'chart__grid' }),
    ...lines.map((text, k) =>
      svg('text', { x: start, y: bottom + 14 + 15 * k, class: 'chart__tick at-start' }, text),
    ),
  ];
}
