import { describe, expect, it } from 'vitest';
import { timedeltaMicroseconds } from '../../../engine/replay/cycle-time.ts';

describe('a cycle time', () => {
  it.each([
    // timedelta(minutes=x) // timedelta(microseconds=1) on CPython 3.11; the first four end in exactly half
    [12.735866841666667, 764_152_010],
    [11.575946858333333, 694_556_812],
    [17.764299458333333, 1_065_857_968],
    [39.75350774166667, 2_385_210_464],
    [10, 600_000_000],
    [24.1, 1_446_000_000],
  ])('of %d minutes is %d microseconds, a half rounded to the even whole', (minutes, microseconds) =>
    expect(timedeltaMicroseconds(minutes)).toBe(microseconds),
  );
});
