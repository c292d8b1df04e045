import { dayOfWeek, formatMinute, hourOfDay, MINUTES_PER_DAY, MINUTES_PER_WEEK } from '../../domain/clock.ts';
import type { Policy } from './policy.ts';

const FRIDAY = 4;
const FROM_HOUR = 16;
const MONDAY_OPENING = 540; // 9:00

/** Friday 16:00 to midnight, as the published code counts it. */
export function isFridayWindow(minute: number): boolean {
  return dayOfWeek(minute) === FRIDAY && hourOfDay(minute) >= FROM_HOUR;
}

/** Monday 9:00 after a Friday. */
export function mondayAfter(minute: number): number {
  const week = Math.floor(minute / MINUTES_PER_WEEK);
  return (week + 1) * MINUTES_PER_WEEK + MONDAY_OPENING;
}

/** README: no deployments on Friday after 4 PM. Deferred to Monday 9:00, or blocked, by a switch. */
export function fridayPolicy(action: 'defer' | 'block'): Policy {
  return {
    id: 'no_friday_deployments',
    rule:
      action === 'defer'
        ? 'A rollout that would start on Friday after 16:00 waits until Monday 9:00.'
        : 'A rollout on Friday after 16:00 is blocked.',
    action,
    applies: ({ minute }) => isFridayWindow(minute),
    because: ({ minute }) => `${formatMinute(minute)} is after Friday ${FROM_HOUR}:00`,
  };
}

/** Minutes in the window, for those who want its share of the week. */
export const FRIDAY_WINDOW_MINUTES = MINUTES_PER_DAY - FROM_HOUR * 60;
