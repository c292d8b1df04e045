/** One line an event, computed from its fields: nothing of it is stored or hashed. */
import { formatMinute } from '../domain/clock.ts';
import type { EventDetails, ReviewCause } from './details.ts';
import type { AuditEvent } from './event.ts';

/** Why a person must look, in words. */
export const causeWords: Readonly<Record<ReviewCause, string>> = {
  'above-ceiling': 'the score is above the autonomy level’s ceiling',
  'high-risk': 'the risk is high',
  policy: 'a policy asks for an approval',
  'blind-canary': 'no canary stage can detect the tolerated lift',
  shadow: 'shadow autonomy: people deliver',
};

/** Such as `Score 0.412: low risk.` */
export function summaryOf(event: AuditEvent): string {
  switch (event.type) {
    case 'started':
      return `Deployment started in ${formatMinute(event.minute)}.`;
    case 'context-gathered':
      return context(event.details);
    case 'risk-assessed':
      return `Score ${event.details.score.toFixed(3)}: ${event.details.level} risk.`;
    case 'policies-evaluated':
      return policies(event.details);
    case 'approval-requested':
      return `Review required: ${event.details.causes.map((cause) => causeWords[cause]).join('; ')}.`;
    case 'approved':
      return 'Approved.';
    case 'rejected':
      return event.details.mended
        ? `Rejected, fixed in ${event.details.reworkMinutes.toFixed(0)} min.`
        : 'Rejected and abandoned.';
    case 'rollout-started':
      return rollout(event.details);
    case 'canary-stage':
      return stage(event.details);
    case 'completed':
      return 'Completed.';
    case 'rolled-back':
      return `Rolled back at ${percent(event.details.share)} of traffic.`;
    case 'blocked':
      return event.details.by === 'reviewer' ? 'Blocked: rejected and abandoned.' : 'Blocked by a policy.';
    case 'escaped':
      return event.details.operational
        ? 'Failed for reasons unrelated to the change.'
        : `A defect reached all traffic; found and repaired after ${event.details.hurtMinutes.toFixed(0)} min.`;
  }
}

const percent = (ratio: number): string => `${Math.round(100 * ratio)}%`;

function context({ searched, neighbours, failures, confidence }: EventDetails['context-gathered']): string {
  if (!searched) return 'No context: ingestion is switched off.';
  if (neighbours.length === 0) return 'No past deployment is similar enough.';
  return `${counted(neighbours.length, 'similar past deployment')}, ${failures} failed; confidence ${confidence.toFixed(2)}.`;
}

function policies({ decisions }: EventDetails['policies-evaluated']): string {
  if (decisions.length === 0) return 'No policies: governance is switched off.';
  const asked = decisions.filter(({ action }) => action !== 'allow');
  if (asked.length === 0)
    return decisions.length === 1 ? '1 policy allows.' : `${decisions.length} policies allow.`;
  return `${asked.map(({ policy, action }) => `${policy}: ${action}`).join('; ')}.`;
}

function rollout({ deferredMinutes, lockMinutes }: EventDetails['rollout-started']): string {
  const waits: string[] = [];
  if (deferredMinutes > 0) waits.push(`deferred by a policy for ${grouped(deferredMinutes)} min`);
  if (lockMinutes > 0) waits.push(`${grouped(lockMinutes)} min after another rollout of the service`);
  return waits.length === 0 ? 'Rollout started.' : `Rollout started, ${waits.join(', ')}.`;
}

function stage(details: EventDetails['canary-stage']): string {
  const { verdict, canaryRequests, canaryErrors, controlErrors } = details;
  const share = percent(details.share);
  if (verdict === 'not-judged') return `${share}: full traffic, no control left.`;
  if (verdict === 'skipped') return `${share}: skipped, too few requests to decide.`;
  return `${share}: ${verdict}; ${counted(canaryRequests, 'request')}, ${counted(canaryErrors, 'error')} against ${grouped(controlErrors)} in the control.`;
}

function counted(count: number, one: string): string {
  return `${grouped(count)} ${one}${count === 1 ? '' : 's'}`;
}

/** 15847 → `15,847`. */
function grouped(count: number): string {
  return count.toFixed(0).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
