/** Two sizes of one log as bars, and between them the subtrees whose hashes show that one is the beginning of the other. */
import { drawing, svg, textWidth } from '../charts/svg.ts';
import { count, plural } from '../format/number.ts';

const BAR = 26;
const ROW = 62;
const LEAST = 3;

export interface Growth {
  readonly oldSize: number;
  readonly newSize: number;
  /** Events [from, to) of each hash of the proof. */
  readonly spans: readonly (readonly [from: number, to: number])[];
}

export function growthChart(
  { oldSize, newSize, spans }: Growth,
  { width }: { readonly width: number },
): SVGSVGElement {
  const x = (event: number): number => 1 + ((width - 2) * event) / newSize;
  const bar = (row: number, from: number, to: number, kind: string): SVGElement =>
    svg('rect', {
      x: x(from),
      y: 20 + row * ROW,
      width: Math.max(LEAST, x(to) - x(from) - 1),
      height: BAR,
      class: `growth__bar growth__bar--${kind}`,
    });
  const head = (row: number, text: string): SVGElement =>
    svg('text', { x: 1, y: 13 + row * ROW, class: 'faint halo' }, text);
  const named = spans.flatMap(([from, to]) => {
    const text = to - from === 1 ? count(from) : `${count(from)}–${count(to - 1)}`;
    if (textWidth(text, 12) + 8 > x(to) - x(from)) return [];
    return [svg('text', { x: (x(from) + x(to)) / 2, y: 20 + ROW + 17, class: 'at-middle' }, text)];
  });
  return drawing(
    width,
    22 + 2 * ROW + BAR,
    svg('line', { x1: x(oldSize), x2: x(oldSize), y1: 20, y2: 20 + 2 * ROW + BAR, class: 'growth__cut' }),
    head(0, `earlier head: ${plural(oldSize, 'event')}`),
    bar(0, 0, oldSize, 'head'),
    head(1, spans.length === 0 ? 'nothing needs to be shown' : 'the proof, a hash a block'),
    ...spans.map(([from, to]) => bar(1, from, to, to <= oldSize ? 'both' : 'later')),
    ...named,
    head(2, `this head: ${plural(newSize, 'event')}`),
    bar(2, 0, newSize, 'head'),
  );
}
