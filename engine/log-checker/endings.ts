/** How and when a deployment ended, against the ground that its records give for it. */
import type { EventOf } from '../audit-log/event.ts';
import { conditionOf, FRIDAY, isFridayEvening } from './conditions.ts';
import type { DeploymentRecord, Placed } from './deployment-record.ts';
import type { Report } from './finding.ts';
import type { HeldToFriday } from './held-to-friday.ts';
import type { RulesInForce } from './rules-in-force.ts';

const TOLERANCE = 1e-6; // minutes

/** @param held what may have held a change until a Friday evening */
export function checkEnding(
  record: DeploymentRecord,
  rules: RulesInForce,
  held: HeldToFriday,
  report: Report,
): void {
  const outcome = record.outcome;
  const started = record.first('started');
  if (outcome === null || started === null) return;
  const { event, place } = outcome;
  if (!('cycleMinutes' in event.details)) return;
  const { cycleMinutes } = event.details;
  if (Math.abs(event.minute - started.event.minute - cycleMinutes) > TOLERANCE) {
    report('cycle-against-clock', place, `${cycleMinutes.toFixed(1)} min`);
  }
  if (event.type !== 'blocked' && !isTimed(record, outcome, rules)) {
    report('stage-against-clock', place, 'from its last stage to its end');
  }
  if (event.type === 'rolled-back' && !wasWithdrawn(record, event, rules)) {
    report('ending-without-grounds', place, 'no breach, and no verification');
  }
  if (event.type === 'escaped') {
    const { operational, hurtMinutes } = event.details;
    // what has nothing to do with the change is repaired elsewhere
    if (operational ? hurtMinutes !== 0 : hurtMinutes < rules.repairMinutes - TOLERANCE) {
      report('ending-without-grounds', place, `${hurtMinutes.toFixed(1)} min of hurt`);
    }
  }
  if (event.type === 'blocked' && !wasStopped(record, event, rules, held)) {
    report('ending-without-grounds', place, `nothing of the ${event.details.by} stopped it`);
  }
}

/** Where a rollout ends: after its last stage, its verification and its way back, as long as the rules have them. */
function isTimed(
  record: DeploymentRecord,
  { event }: Placed,
  { canary, atOnceMinutes }: RulesInForce,
): boolean {
  const rollout = record.first('rollout-started')?.event.minute;
  if (rollout === undefined) return true;
  if (canary === null) return Math.abs(event.minute - rollout - atOnceMinutes) <= TOLERANCE;
  const last = record.stages.at(-1)?.event;
  if (last === undefined) return true; // said of the stages
  const breached = last.details.verdict === 'breach';
  const due =
    last.minute +
    (breached ? 0 : (canary.verificationMinutes ?? 0)) +
    (event.type === 'rolled-back' ? canary.rollbackMinutes : 0);
  return Math.abs(event.minute - due) <= TOLERANCE;
}

/** By the last stage, or after full traffic. */
function wasWithdrawn(
  record: DeploymentRecord,
  { details: { share, byVerification } }: EventOf<'rolled-back'>,
  { canary }: RulesInForce,
): boolean {
  const last = record.stages.at(-1)?.event.details;
  if (canary === null || last === undefined || last.share !== share) return false;
  return byVerification ? canary.verificationMinutes !== null && share === 1 : last.verdict === 'breach';
}

function wasStopped(
  record: DeploymentRecord,
  { minute, details: { by } }: EventOf<'blocked'>,
  rules: RulesInForce,
  held: HeldToFriday,
): boolean {
  const verdict = record.verdict?.event;
  const givenUp = verdict?.type === 'rejected' && !verdict.details.mended;
  if (by === 'reviewer') return givenUp;
  if (givenUp) return false;
  const asked = record.first('policies-evaluated')?.event.details.decisions ?? [];
  if (asked.some(({ action }) => action === 'block')) return true;
  // at the gate: a rule that reads the clock is asked again when the rollout is about to start
  if (record.facts?.hotfix === true && rules.hotfixesExempt) return false;
  const blocking = Object.keys(rules.actions).filter((policy) => rules.actions[policy] === 'block');
  if (blocking.some((policy) => conditionOf(policy) === undefined)) return true;
  if (!blocking.includes(FRIDAY)) return false;
  return isFridayEvening(minute) || (rules.serviceLock && held.may(record, minute));
}
