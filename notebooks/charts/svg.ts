/** SVG by hand, for marks that Plot does not have. */
import { nice, ticks } from 'd3-array';

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

/** Rules at values of a scale, and their labels below at `label`. */
export function drawAxis(
  scale: LinearScale,
  values: readonly number[],
  textOf: (value: number) => string,
  {
    top,
    bottom,
    label,
    width,
  }: { readonly top: number; readonly bottom: number; readonly label: number; readonly width: number },
): SVGGElement {
  const group = svg('g', { class: 'chart__axis' });
  for (const { value, text } of labeled(values, textOf)) {
    const x = scale(value);
    const name = value === 0 ? 'baseline' : 'chart__grid';
    group.append(
      svg('line', { x1: x, x2: x, y1: top, y2: bottom, class: name }),
      tickLabel(text, x, label, width),
    );
  }
  return group;
}

/** Ticks are labelled in this size. */
const TICK_TEXT = 12;
/** Chart text is set in this size unless a class says otherwise; CSS pixels. */
const TEXT = 13;

/**
 * About how wide a text will be, without measuring: layout that waits for fonts would jump. Measured for digits and
 * lower-case letters of common interface faces: 0.5 to 0.58 of the size; a percent sign 0.95.
 */
export function textWidth(text: string, size: number = TEXT): number {
  const wide = text.split('%').length - 1;
  return (text.length + wide * 0.7) * size * 0.56;
}

/** Paper behind words that begin at the left edge: no line of a grid runs through them. @param y their baseline */
export function cover(text: string, y: number): SVGRectElement {
  return svg('rect', { x: 0, y: y - 13, width: textWidth(text) + 4, height: 17, fill: 'var(--paper)' });
}

/** A linear scale and its ticks, for drawings that need no more than that. */
export interface LinearScale {
  (value: number): number;
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
}

/** Maps the domain onto the range; an empty domain maps to the range's start. */
export function linearScale(
  domain: readonly [number, number],
  range: readonly [number, number],
): LinearScale {
  const [low, high] = domain;
  const [start, end] = range;
  const slope = high > low ? (end - start) / (high - low) : 0;
  return Object.assign((value: number) => start + (value - low) * slope, { domain, range });
}

/** A domain with round ends that holds every finite value; ends that are given stay. */
export function roundDomain(
  values: Iterable<number>,
  ends: { readonly low?: number; readonly high?: number; readonly most?: number } = {},
): readonly [number, number] {
  let low = ends.low ?? Number.POSITIVE_INFINITY;
  let high = ends.high ?? Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (ends.low === undefined && value < low) low = value;
    if (ends.high === undefined && value > high) high = value;
  }
  if (!(high > low)) return [ends.low ?? 0, ends.high ?? 1];
  const [from, to] = nice(low, high, 6);
  return [ends.low ?? from, ends.high ?? Math.min(to, ends.most ?? to)];
}

/** Round values of the domain, about one every 90 pixels; fewer where their labels would touch. */
export function roomyTicks(
  { domain, range }: LinearScale,
  label: (value: number) => string,
): readonly number[] {
  const length = range[1] - range[0];
  for (let count = Math.max(length / 90, 2); count > 1; count -= 1) {
    const values = ticksIn(domain, count);
    // labels at the ends move inwards by up to half of their width
    const room = 1.5 * Math.max(...values.map((value) => textWidth(label(value), 12)));
    if (length / Math.max(values.length - 1, 1) >= room) return values;
  }
  return ticksIn(domain, 1);
}

/** Ticks with their labels, without zeros at the end that all of them have: `84%`, not `84.0%`. */
export function labeled(
  values: readonly number[],
  label: (value: number) => string,
): readonly { readonly value: number; readonly text: string }[] {
  const zeros = values.map((value) => /\.\d*?(0*)(?!\d)/.exec(label(value))?.[1]!.length ?? Infinity);
  const spare = Math.min(...zeros);
  const shorter = (_: string, digits: string): string =>
    digits.length === spare ? '' : `.${digits.slice(0, digits.length - spare)}`;
  return values.map((value) => ({ value, text: label(value).replace(/\.(\d+)/, shorter) }));
}

/** About `count` round values inside the domain. */
export function ticksIn([low, high]: readonly [number, number], count: number): readonly number[] {
  return ticks(low, high, count);
}

/** Maps a domain above zero onto the range; what lies below the domain stands at its start. */
export function logScale(domain: readonly [number, number], range: readonly [number, number]): LinearScale {
  const [low, high] = domain;
  const inner = linearScale([Math.log10(low), Math.log10(high)], range);
  return Object.assign((value: number) => inner(Math.log10(Math.max(value, low))), { domain, range });
}

/** At most about `count` of 1, 2, 5, 10, … inside the domain. */
export function logTicks([low, high]: readonly [number, number], count: number): readonly number[] {
  const all: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
    for (const digit of [1, 2, 5]) all.push(Number(`${digit}e${power}`));
  }
  const inside = all.filter((value) => value >= low && value <= high);
  const every = Math.max(1, Math.ceil(inside.length / count));
  return inside.filter((_, k) => k % every === 0);
}
