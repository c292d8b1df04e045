/** Budgets that can be true together: as many as can be, by all lists of what was left. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { longestFall } from '../../engine/log-checker/budgets.ts';

interface Told {
  readonly left: number;
}

/** By holding each against all before it. */
function slowly(told: readonly Told[]): Told[] {
  const falls: Told[][] = [];
  for (const each of told) {
    let best: Told[] = [];
    for (const fall of falls) if (fall.at(-1)!.left >= each.left && fall.length > best.length) best = fall;
    falls.push([...best, each]);
  }
  let longest: Told[] = [];
  for (const fall of falls) if (fall.length > longest.length) longest = fall;
  return longest;
}

const lists = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 40 });

it('the longest fall is the one that is found by holding each against all before it', () => {
  fc.assert(
    fc.property(lists, (values) => {
      const told = values.map((value) => ({ left: value / 12 }));
      const fall = longestFall(told);
      const places = fall.map((each) => told.indexOf(each));
      expect(places).toEqual(slowly(told).map((each) => told.indexOf(each as (typeof told)[number])));
    }),
  );
});

it('what only falls is believed wholly, and of what only grows the first', () => {
  const told = [0.9, 0.5, 0.5, 0.1].map((left) => ({ left }));
  expect(longestFall(told)).toEqual(told);
  expect(longestFall(told.toReversed())).toEqual([{ left: 0.5 }, { left: 0.5 }]);
  expect(longestFall([{ left: 0.1 }, { left: 0.2 }])).toEqual([{ left: 0.1 }]);
  expect(longestFall([])).toEqual([]);
});
