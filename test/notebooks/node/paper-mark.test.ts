/** Flags of published figures: however close the figures, the flags never touch. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { flagRows, placeFlags } from '../../../notebooks/charts/marks.ts';
import { forAll } from '../../for-all.ts';

const RIGHT = 300;
const flag = fc.record({
  printed: fc.constantFrom('0', '89%', '94.2%', '23.4 min', '15,847'),
  x: fc.double({ min: 0, max: RIGHT, noNaN: true }),
});

test('flags that fit on one row take one', () => {
  const apart = [
    { printed: '23.4 min', x: 20 },
    { printed: '52.8 min', x: 160 },
  ];
  expect(flagRows(apart, RIGHT)).toBe(1);
});

test('flags that would touch take rows of their own', () => {
  const close = ['89%', '94.2%', '96.8%'].map((printed, i) => ({ printed, x: 100 + 10 * i }));
  expect(new Set(placeFlags(close, RIGHT).map(({ row }) => row)).size).toBe(3);
});

test('no two flags of a row overlap, and none leaves the chart on the right', () => {
  forAll(fc.array(flag, { maxLength: 8 }), (flags) => {
    const placed = placeFlags(flags, RIGHT);
    expect(placed).toHaveLength(flags.length);
    for (const [i, a] of placed.entries()) {
      expect(a.left + a.width).toBeLessThanOrEqual(RIGHT + 1e-9);
      for (const b of placed.slice(i + 1)) {
        if (a.row !== b.row) continue;
        expect(a.left >= b.left + b.width || b.left >= a.left + a.width).toBe(true);
      }
    }
  });
});
