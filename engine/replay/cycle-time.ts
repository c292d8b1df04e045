/**
 * The cycle time of the first release: a sum of uniforms that looks at nothing but the number of stages (step 7 of
 * part C of the draws).
 */
import type { CPythonRandom } from '../random/cpython.ts';

export const MICROSECONDS_A_MINUTE = 60_000_000;

/** The shortest and the longest cycle time that the published code records, minutes. */
export const CYCLE_TIME_MINUTES = [10, 40] as const;

/**
 * Draws a cycle time, in whole microseconds from 600,000,000 to 2,400,000,000.
 *
 * @param stages what the sum counts as stages run: 5 for a deployment that completed, 1 for one that was blocked
 */
export function drawCycleTime(random: CPythonRandom, stages: number): number {
  let minutes = random.uniform(2, 5) + random.uniform(1, 3) + stages * random.uniform(2, 5);
  minutes += random.uniform(-3, 5);
  return timedeltaMicroseconds(Math.min(Math.max(minutes, CYCLE_TIME_MINUTES[0]), CYCLE_TIME_MINUTES[1]));
}

/**
 * Whole microseconds of `timedelta(minutes=x)`, x not negative.
 *
 * CPython takes the integer minutes exactly, multiplies the fraction by 60,000,000, and rounds a remainder of exactly one
 * half so that the *whole* becomes even (checked against CPython 3.11: 12.735866841666667 and 11.575946858333333).
 */
export function timedeltaMicroseconds(minutes: number): number {
  const whole = Math.floor(minutes);
  const fraction = (minutes - whole) * MICROSECONDS_A_MINUTE;
  const below = whole * MICROSECONDS_A_MINUTE + Math.floor(fraction);
  const rest = fraction - Math.floor(fraction);
  if (rest === 0.5) return below + (below % 2);
  return rest > 0.5 ? below + 1 : below;
}

/** Minutes of a recorded cycle time, as `total_seconds() / 60`. */
export function minutesOf(microseconds: number): number {
  return microseconds / 1_000_000 / 60;
}
