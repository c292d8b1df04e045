/** How a deployment ended, against the ground that its records give for it. */
import type { EventOf } from '../audit/event.ts';
import { conditionOf, FRIDAY, isFridayEvening } from './conditions.ts';
import type { DeploymentRecord } from './deployment-record.ts';
import type { Report } from './finding.ts';
import type { RulesInForce } from './rules-in-force.ts';
import { isHighRisk } from './score.ts';

const TOLERANCE = 1e-6; // minutes

/** @param heldToFriday whether another rollout of its service held it until a Friday evening */
export function checkEnding(
  record: DeploymentRecord,
  rules: RulesInForce,
  heldToFriday: (record: DeploymentRecord, from: number) => boolean,
  report: Report,
): void {
  checkStages(record, rules, report);
  const outcome = record.outcome;
  const started = record.first('started');
  if (outcome === null || started === null) return;
  const { event, place } = outcome;
  if (!('cycleMinutes' in event.details)) return;
  const { cycleMinutes } = event.details;
  if (Math.abs(event.minute - started.event.minute - cycleMinutes) > TOLERANCE) {
    report('cycle-against-clock', place, `${cycleMinutes.toFixed(1)} min`);
  }
  if (event.type === 'rolled-back' && !wasWithdrawn(record, event, rules)) {
    report('ending-without-grounds', place, 'no breach, and no verification');
  }
  if (event.type === 'blocked' && !wasStopped(record, event, rules, heldToFriday)) {
    report('ending-without-grounds', place, `nothing of the ${event.details.by} stopped it`);
  }
}

/** Every stage of the plan, up to the breach that ended it. */
function checkStages(record: DeploymentRecord, rules: RulesInForce, report: Report): void {
  const rollout = record.first('rollout-started');
  const stages = record.all('canary-stage');
  if (rollout === null && stages.length === 0) return;
  const score = record.first('risk-assessed')?.event.details.score ?? 0;
  const plan = (isHighRisk(score) ? rules.stages?.highRisk : rules.stages?.usual) ?? [];
  const fits = stages.every(({ event }, k) => event.details.share === plan[k]);
  const last = stages.at(-1);
  const isWhole = last?.event.details.verdict === 'breach' || stages.length === plan.length;
  const place = last?.place ?? rollout?.place ?? null;
  if (!fits || !isWhole) report('stages-against-plan', place, `${stages.length} of ${plan.length} stages`);
  const unjudged = stages.find(
    ({ event: { details } }) => (details.share === 1) !== (details.verdict === 'not-judged'),
  );
  if (unjudged !== undefined) report('stages-against-plan', unjudged.place, unjudged.event.details.verdict);
}

/** By the last stage, or after full traffic. */
function wasWithdrawn(
  record: DeploymentRecord,
  { details: { share, byVerification } }: EventOf<'rolled-back'>,
  { verified }: RulesInForce,
): boolean {
  const last = record.all('canary-stage').at(-1)?.event.details;
  if (last === undefined || last.share !== share) return false;
  return byVerification ? verified && share === 1 : last.verdict === 'breach';
}

function wasStopped(
  record: DeploymentRecord,
  { minute, details: { by } }: EventOf<'blocked'>,
  rules: RulesInForce,
  heldToFriday: (record: DeploymentRecord, from: number) => boolean,
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
  return isFridayEvening(minute) || (rules.serviceLock && heldToFriday(record, minute));
}
