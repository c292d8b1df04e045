/** How long a deferred rollout waits. */
import { dayOfWeek, MINUTES_PER_DAY } from '../../domain/clock.ts';

const OPENING = 540; // 9:00
const WORKDAYS = 5;

/** The next Monday to Friday, 9:00, later than this minute; a Friday evening's is Monday. */
export function nextOpening(minute: number): number {
  const today = Math.floor(minute / MINUTES_PER_DAY) * MINUTES_PER_DAY;
  let opening = today + OPENING;
  while (opening <= minute || dayOfWeek(opening) >= WORKDAYS) opening += MINUTES_PER_DAY;
  return opening;
}
