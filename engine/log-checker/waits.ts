/** What came between two records, against the clock: every step begins where the last one ended. */
import { FRIDAY, isFridayEvening } from './conditions.ts';
import type { DeploymentRecord } from './deployment-record.ts';
import type { Report } from './finding.ts';
import type { RulesInForce } from './rules-in-force.ts';

const TOLERANCE = 1e-6; // minutes
const DAY = 1440;
const OPENING = 540; // 9:00

export function checkWaits(record: DeploymentRecord, rules: RulesInForce, report: Report): void {
  const asked = record.first('policies-evaluated');
  if (asked === null) return;
  const decided = asked.event.minute;
  const started = record.first('started')?.event.minute ?? Number.NEGATIVE_INFINITY;
  if (decided < started + rules.overheadMinutes - TOLERANCE) {
    report('wait-against-clock', asked.place, 'decided sooner than context, score and policies take');
  }
  for (const type of ['risk-assessed', 'approval-requested'] as const) {
    const other = record.first(type);
    if (other !== null && !isNear(other.event.minute, decided)) {
      report('wait-against-clock', other.place, `${type} and the policies’ answers`);
    }
  }
  let ready = decided;
  const { verdict } = record;
  if (verdict !== null) {
    const { minute, details } = verdict.event;
    // in shadow people review beside the pipeline, and begin before it has decided
    const took = details.waitMinutes + details.workMinutes;
    if (rules.autonomy !== 'shadow' && !isNear(minute, decided + took)) {
      report('wait-against-clock', verdict.place, `${took.toFixed(1)} min of review`);
    }
    ready = minute + ('reworkMinutes' in details ? details.reworkMinutes : 0);
  }
  const rollout = record.first('rollout-started');
  if (rollout === null) {
    const blocked = record.first('blocked');
    if (blocked !== null && !isNear(blocked.event.minute, ready)) {
      report('wait-against-clock', blocked.place, 'blocked at another time than decided');
    }
    return;
  }
  const { readyMinute, deferredMinutes, lockMinutes } = rollout.event.details;
  const start = readyMinute + deferredMinutes + lockMinutes;
  if (!isNear(readyMinute, ready) || !isNear(rollout.event.minute, start)) {
    report('wait-against-clock', rollout.place, `ready at ${readyMinute.toFixed(1)}`);
  } else if (!isDue(record, rollout.event.details, rules)) {
    report('wait-against-clock', rollout.place, 'no rule makes it wait');
  }
}

/** Whether some rule asks for the waits. */
function isDue(
  { facts }: DeploymentRecord,
  waits: { readonly readyMinute: number; readonly deferredMinutes: number; readonly lockMinutes: number },
  { actions, hotfixesExempt, serviceLock }: RulesInForce,
): boolean {
  const { readyMinute, deferredMinutes, lockMinutes } = waits;
  if (deferredMinutes < 0 || lockMinutes < 0) return false;
  if (lockMinutes > TOLERANCE && !serviceLock) return false;
  if (deferredMinutes <= TOLERANCE) return true;
  if (facts?.hotfix === true && hotfixesExempt) return false;
  const deferring = Object.keys(actions).filter((policy) => actions[policy] === 'defer');
  if (deferring.some((policy) => policy !== FRIDAY)) return true;
  // a rollout that waited for another one may have met the evening after it was ready
  if (deferring.length === 0 || lockMinutes > 0) return deferring.length > 0;
  return isFridayEvening(readyMinute) && isNear(readyMinute + deferredMinutes, mondayAfter(readyMinute));
}

/** The Monday 9:00 after a minute of a Friday. */
function mondayAfter(friday: number): number {
  return (Math.floor(friday / DAY) + 3) * DAY + OPENING;
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= TOLERANCE;
}
