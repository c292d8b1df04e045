/** Traffic over the day. */
import { MINUTES_PER_DAY, minuteOfDay } from '../domain/clock.ts';
import { cos } from '../random/portable.ts';

const PEAK_MINUTE = 840; // 14:00
const FULL_TURN = 6.283185307179586;

/**
 * Multiple of the mean traffic by minute: 1 + swing · cos(2π (t − 14:00) / day), from a table by minute of day.
 *
 * @param swing ratio: 0 for none, .5 for ±50%
 */
export function diurnalTraffic(swing: number): (minute: number) => number {
  const table = Float64Array.from(
    { length: MINUTES_PER_DAY },
    (_, m) => 1 + swing * cos((FULL_TURN * (m - PEAK_MINUTE)) / MINUTES_PER_DAY),
  );
  return (minute) => table[Math.floor(minuteOfDay(minute))]!;
}
