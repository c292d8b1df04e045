/** What a deployment's records lack or contradict: who acted, in which order, on what grounds. */
import type { Actor, AuditEvent, EventType } from '../audit-log/event.ts';
import { FRIDAY, isFridayEvening } from './conditions.ts';
import { type DeploymentRecord, outcomeTypes } from './deployment-record.ts';
import type { Report } from './finding.ts';
import type { RulesInForce } from './rules-in-force.ts';

const TOLERANCE = 1e-6; // minutes: rounding of the last digits

/** Place of each type in a deployment (those of one place exclude or repeat one another), and whose part it is. */
const parts: Readonly<Record<EventType, readonly [step: number, by: Actor]>> = {
  started: [0, 'system'],
  'context-gathered': [1, 'ai-agent'],
  'risk-assessed': [2, 'ai-agent'],
  'policies-evaluated': [3, 'system'],
  'approval-requested': [4, 'system'],
  approved: [5, 'human-reviewer'],
  rejected: [5, 'human-reviewer'],
  'rollout-started': [6, 'system'],
  'canary-stage': [7, 'ai-agent'],
  completed: [8, 'system'],
  'rolled-back': [8, 'system'],
  blocked: [8, 'system'],
  escaped: [8, 'human-reviewer'],
};

export function checkRecords(record: DeploymentRecord, rules: RulesInForce, report: Report): void {
  checkPresence(record, rules, report);
  checkOrder(record, rules, report);
  checkContext(record, rules, report);
  for (const { event, place } of record.events) checkActor(event, place, rules, report);
  const started = record.first('started');
  if (started !== null && started.event.details.autonomy !== rules.autonomy) {
    report('other-autonomy', started.place, started.event.details.autonomy);
  }
  const { service } = record.events[0]!.event;
  const elsewhere = record.events.find(({ event }) => event.service !== service);
  if (elsewhere !== undefined) report('other-service', elsewhere.place, elsewhere.event.service);
  const other = record.events.find(({ event }) => event.policySet !== rules.policySet);
  // the decision itself is checked against its set where it was made
  if (other !== undefined && record.first('policies-evaluated')?.event.policySet === rules.policySet) {
    report('other-policy-set', other.place, other.event.policySet);
  }
}

/** Each decision has the records on which it rests. */
function checkPresence(record: DeploymentRecord, rules: RulesInForce, report: Report): void {
  const need = (type: EventType, when: boolean): void => {
    if (when && record.first(type) === null) report('record-missing', record.events[0]?.place ?? null, type);
  };
  const moved = record.firstTraffic !== null;
  need('started', true);
  need('context-gathered', true);
  need('risk-assessed', rules.scored);
  need('policies-evaluated', true);
  need('approval-requested', record.verdict !== null);
  need('rollout-started', moved);
  if (record.outcome === null) report('outcome-missing', record.events.at(-1)?.place ?? null);
}

/** What a context cannot say, whatever the log holds of its neighbors. */
function checkContext(record: DeploymentRecord, { retrieval }: RulesInForce, report: Report): void {
  const context = record.first('context-gathered');
  if (context === null) return;
  const { searched, neighbours, failures, reasons } = context.event.details;
  const explained = reasons.reduce((sum, { count }) => sum + count, 0);
  const wrong = [
    searched !== (retrieval !== null) && (searched ? 'searched' : 'not searched'),
    neighbours.length > (retrieval?.neighbours ?? 0) && `${neighbours.length} neighbors`,
    neighbours.some((index) => index >= record.deployment) && 'a neighbor that comes later',
    new Set(neighbours).size < neighbours.length && 'a neighbor twice',
    failures > neighbours.length && `${failures} failures`,
    explained !== failures && 'failures without reasons',
  ].find((each) => each !== false);
  if (wrong !== undefined) report('context-against-rule', context.place, wrong);
}

function checkOrder(record: DeploymentRecord, { autonomy }: RulesInForce, report: Report): void {
  let before: AuditEvent | null = null;
  for (const { event, place } of record.events) {
    if (before !== null) {
      const step = parts[event.type][0] - parts[before.type][0];
      if (step < 0 || outcomeTypes.has(before.type)) report('record-out-of-order', place, event.type);
      else if (step === 0 && event.type !== 'canary-stage') report('record-twice', place, event.type);
      // in shadow people review beside the pipeline, and may be done before it has decided
      const isBeside = autonomy === 'shadow' && isVerdict(event.type);
      if (!isBeside && event.minute < before.minute - TOLERANCE)
        report('time-runs-backwards', place, event.type);
    }
    before = event;
  }
}

function checkActor(event: AuditEvent, place: number, rules: RulesInForce, report: Report): void {
  const { type, actor, model } = event;
  if (parts[type][1] !== actor || (isVerdict(type) && model !== null)) {
    report(
      isVerdict(type) ? 'approval-by-wrong-actor' : 'wrong-actor',
      place,
      `${type} by ${model ?? actor}`,
    );
    return;
  }
  const approved = actor === 'ai-agent' ? model !== null && rules.models[type] === model : model === null;
  if (!approved) report('unapproved-model', place, model ?? 'none');
}

function isVerdict(type: EventType): boolean {
  return type === 'approved' || type === 'rejected';
}

// The time between two records: every step begins where the last one ended.

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
