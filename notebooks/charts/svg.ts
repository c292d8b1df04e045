/** SVG by hand, for marks that Plot does not have. */

type Attributes = Readonly<Record<string, string | number>>;

/** An SVG element; the empty text is left out, so that optional labels need no branch. */
export function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly (SVGElement | string)[]
): SVGElementTagNameMap[K] {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) {
    node.setAttribute(key, typeof value === 'number' ? String(Math.round(value * 100) / 100) : value);
  }
  node.append(...children.filter((child) => child !== ''));
  return node;
}

/** A drawing of the given size; it scales to its place, so that larger type gives a larger chart. */
export function drawing(width: number, height: number, ...children: readonly SVGElement[]): SVGSVGElement {
  return svg('svg', { class: 'chart', viewBox: `0 0 ${width} ${height}`, width, height }, ...children);
}

/** The label of a tick, centered on it, but never over the drawing's edges: on a phone these are the screen's. */
export function tickLabel(text: string, x: number, y: number, width: number): SVGTextElement {
  const half = textWidth(text, TICK_TEXT) / 2;
  return svg('text', { x: Math.min(Math.max(x, half), width - half), y, class: 'chart__tick' }, text);
}

/** Ticks are labelled in this size. */
const TICK_TEXT = 12;
/** Chart text is set in this size unless a class says otherwise; CSS pixels. */
const TEXT = 13;

/**
 * About how wide a text will be, without measuring: layout that waits for fonts would jump. Measured for digits and
 * lower-case letters of common interface faces: 0.5 to 0.58 of the size.
 */
export function textWidth(text: string, size: number = TEXT): number {
  return text.length * size * 0.56;
}
