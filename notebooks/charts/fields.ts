/** Fields of a record, each changed in turn: does the hash notice? A filled square and a struck line say yes. */
import { drawing, svg, textWidth } from './svg.ts';

export interface FieldRow {
  readonly label: string;
  readonly noticed: boolean;
  readonly hash: string;
}

const ROW = 25;
const NARROW = 480;
const HEAD = 26;

/** @param original the hash of the record as it is */
export function fieldsChart(
  rows: readonly FieldRow[],
  original: string,
  { width }: { readonly width: number },
): SVGSVGElement {
  const narrow = width < NARROW;
  const labels = 24 + Math.max(...rows.map(({ label }) => textWidth(label))) + 18;
  const words = narrow ? width : labels + 178;
  const drawn = drawing(width, HEAD + rows.length * ROW + 4);
  drawn.append(
    svg('text', { x: 0, y: 14, class: 'chart__heading' }, narrow ? `hash ${original}` : 'changed field'),
  );
  if (!narrow) {
    drawn.append(
      svg('text', { x: labels, y: 14, class: 'muted' }, 'hash of the changed entry'),
      svg('text', { x: words, y: 14, class: 'muted' }, `as it is: ${original}`),
    );
  }
  rows.forEach(({ label, noticed, hash }, i) => {
    const y = HEAD + i * ROW;
    const state = noticed ? 'yes' : 'no';
    drawn.append(
      svg('line', { x1: 0, x2: width, y1: y, y2: y, class: 'chart__grid' }),
      svg('rect', { x: 1, y: y + 6, width: 13, height: 13, class: `field field--${state}` }),
      svg('text', { x: 24, y: y + 17, class: 'row__value ink at-start' }, label),
      svg(
        'text',
        narrow
          ? { x: width - 1, y: y + 17, class: 'row__value ink at-end' }
          : { x: words, y: y + 17, class: 'row__value ink at-start' },
        noticed ? 'changes the hash' : narrow ? 'same hash' : 'leaves the hash as it is',
      ),
    );
    if (!narrow)
      drawn.append(svg('text', { x: labels, y: y + 17, class: `hash faint hash--${state}` }, hash));
  });
  return drawn;
}
