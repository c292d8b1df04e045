/**
 * The cycle time of the first release: a sum of uniforms that looks at nothing but the number of stages (step 7 of
 * part C of the draws).
 */
import type { CPythonRandom } from '../random/cpython.ts';
import { PUBLISHED_CONSTANTS, type ReplayConstants } from './constants.ts';

export const MICROSECONDS_A_MINUTE = 60_000_000;

/** The shortest and the longest cycle time that the published code records, minutes. */
export const CYCLE_TIME_MINUTES = [
  PUBLISHED_CONSTANTS.shortestMinutes,
  PUBLISHED_CONSTANTS.longestMinutes,
] as const;

/**
 * Draws a cycle time, in whole microseconds; as released from 600,000,000 to 2,400,000,000.
 * @param stages what the sum counts as stages run: 5 for a deployment that completed, 1 for one that was blocked
 */
export function drawCycleTime(
  random: CPythonRandom,
  stages: number,
  constants: ReplayConstants = PUBLISHED_CONSTANTS,
): number {
  const { firstMinutes, secondMinutes, minutesPerStage, scatterMinutes } = constants;
  let minutes =
    random.uniform(firstMinutes[0], firstMinutes[1]) +
    random.uniform(secondMinutes[0], secondMinutes[1]) +
    stages * random.uniform(minutesPerStage[0], minutesPerStage[1]);
  minutes += random.uniform(scatterMinutes[0], scatterMinutes[1]);
  return timedeltaMicroseconds(
    Math.min(Math.max(minutes, constants.shortestMinutes), constants.longestMinutes),
  );
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
