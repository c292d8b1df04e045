import { dayOfWeek, formatMinute, hourOfDay } from '../../domain/clock.ts';
import type { Policy } from './policy.ts';

const FRIDAY = 4;
const FROM_HOUR = 16;

/** Friday 16:00 to midnight, as the published code counts it. */
export function isFridayWindow(minute: number): boolean {
  return dayOfWeek(minute) === FRIDAY && hourOfDay(minute) >= FROM_HOUR;
}

/** README: no deployments on Friday after 4 PM. Deferred to the next opening, which is Monday 9:00, or blocked, by a switch. */
export function fridayPolicy(action: 'defer' | 'block'): Policy {
  return {
    id: 'no_friday_deployments',
    rule:
      action === 'defer'
        ? 'A rollout that would start on Friday after 16:00 waits until Monday 9:00.'
        : 'A rollout on Friday after 16:00 is blocked.',
    action,
    expression: 'clock.weekday == "Friday" && clock.hour >= 16',
    readsClock: true,
    applies: ({ minute }) => isFridayWindow(minute),
    because: ({ minute }) => `${formatMinute(minute)} is after Friday ${FROM_HOUR}:00`,
  };
}
