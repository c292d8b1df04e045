/** Sets of characters in a pattern, as ranges of their codes. */

export type Range = readonly [from: number, to: number];

const MOST_CODE = 0xffff;

const digit: readonly Range[] = [[48, 57]];
const word: readonly Range[] = [...digit, [65, 90], [95, 95], [97, 122]];
const space: readonly Range[] = [
  [9, 10],
  [12, 13],
  [32, 32],
];
/** What `\d`, `\w` and `\s` stand for; a capital letter for all others. */
export const shorthands: Readonly<Record<string, readonly Range[]>> = { d: digit, w: word, s: space };

/** The same characters in the fewest ranges, in ascending order. */
export function merged(ranges: readonly Range[]): readonly Range[] {
  const apart: [from: number, to: number][] = [];
  for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
    const last = apart.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else apart.push([from, to]);
  }
  return apart;
}

/** All other characters. */
export function others(ranges: readonly Range[]): readonly Range[] {
  const between: Range[] = [];
  let from = 0;
  for (const [first, last] of merged(ranges)) {
    if (first > from) between.push([from, first - 1]);
    from = last + 1;
  }
  if (from <= MOST_CODE) between.push([from, MOST_CODE]);
  return between;
}
