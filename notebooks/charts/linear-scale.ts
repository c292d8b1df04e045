/** A linear scale and its ticks, for drawings that need no more than that. */
import { nice, ticks } from 'd3-array';
import { textWidth } from './svg.ts';

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

/** About `count` round values inside the domain. */
export function ticksIn([low, high]: readonly [number, number], count: number): readonly number[] {
  return ticks(low, high, count);
}
