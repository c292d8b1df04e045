/** The marks of the stage, large enough for the last row: the printed flag, our number, words. */
import { svg, textWidth } from '../../notebooks/charts/svg.ts';
import { box } from '../beat.ts';

/** The drawing of a beat, in the stage's pixels. */
export function stageDrawing(place: HTMLElement, label: string): SVGSVGElement {
  const { width, height } = box;
  const root = svg('svg', {
    class: 'drawing',
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: 'img',
    'aria-label': label,
  });
  place.append(root);
  return root;
}

/** @param name classes: size, color, alignment */
export function words(text: string, x: number, y: number, name = ''): SVGTextElement {
  return svg('text', { x, y, class: `words ${name}`.trim() }, text);
}

export const line = (x1: number, y1: number, x2: number, y2: number, name: string): SVGLineElement =>
  svg('line', { x1, y1, x2, y2, class: name });

export interface FlagPlace {
  readonly printed: string;
  /** Of the pole. */
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  /** Of its letters, pixels. */
  readonly size: number;
  /** Flies to the left, as near the right edge. */
  readonly leftwards?: boolean;
}

/** The printed figure, always the same mark: ink, a pole with a notched flag. `cloth` is what can be hoisted. */
export function flag({ printed, x, top, bottom, size, leftwards = false }: FlagPlace): {
  readonly node: SVGGElement;
  readonly cloth: SVGGElement;
  readonly width: number;
} {
  const height = size * 1.5;
  const notch = size * 0.35;
  const width = textWidth(printed, size) + size * 1.1 + notch;
  const to = leftwards ? -1 : 1;
  const fly = x + to * width;
  const cloth = svg(
    'g',
    { class: 'flag__cloth' },
    svg('path', {
      d: `M${x - to * 2.5},${top}H${fly}l${-to * notch},${height / 2}l${to * notch},${height / 2}H${x - to * 2.5}Z`,
    }),
    svg(
      'text',
      { x: x + (to * (width - notch)) / 2, y: top + height / 2 + size * 0.35, 'font-size': size },
      printed,
    ),
  );
  return { node: svg('g', { class: 'flag' }, line(x, top, x, bottom, 'flag__pole'), cloth), cloth, width };
}

/** From 0 to 1 between two moments, slow at both ends. */
export function eased(time: number, from: number, to: number): number {
  const t = Math.min(Math.max((time - from) / (to - from), 0), 1);
  return t * t * (3 - 2 * t);
}
