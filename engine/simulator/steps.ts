/** The stretches of a delivery, for a time line. */
import type { Change } from '../domain/change.ts';
import {
  type DeliveryConfig,
  type GenopsRecord,
  reviewReason,
  type TraditionalRecord,
} from '../pipeline/index.ts';
import type { Step } from './study.ts';

/** Collects stretches one after another; empty ones are left out. */
function timeline(start: number) {
  const steps: Step[] = [];
  let minute = start;
  const until = (label: string, toMinute: number): void => {
    if (toMinute > minute) steps.push({ label, fromMinute: minute, toMinute });
    minute = Math.max(minute, toMinute);
  };
  return { steps, until, after: (label: string, minutes: number): void => until(label, minute + minutes) };
}

export function traditionalSteps(change: Change, record: TraditionalRecord, config: DeliveryConfig): Step[] {
  const { steps, until, after } = timeline(change.minute);
  const { review } = record;
  after('prepare', record.prepareMinutes);
  after('wait for a reviewer', review.waitMinutes);
  until('review', review.doneMinute - review.reworkMinutes);
  until('mend', review.doneMinute);
  if (record.fate !== null) {
    after('deploy to all', config.deployMinutes);
    after('verify', config.verifyMinutes);
  }
  return steps;
}

/** @param shadowSteps what people did, for shadow autonomy */
export function genopsSteps(change: Change, record: GenopsRecord, shadowSteps: readonly Step[]): Step[] {
  const { judgement, review, rollout } = record;
  if ((record.reviewReasons & reviewReason.shadow) !== 0) return [...shadowSteps];
  const { steps, until, after } = timeline(change.minute);
  after('prepare', judgement.prepareMinutes);
  until('context, score, policies', judgement.decidedMinute);
  if (review !== null) {
    after('wait for a reviewer', review.waitMinutes);
    until('review', review.doneMinute - review.reworkMinutes);
    until('mend', review.doneMinute);
  }
  if (rollout === null) return steps;
  after('put off by a policy', record.deferredMinutes);
  until('wait for the service', rollout.startMinute);
  for (const { share, verdict, endMinute } of rollout.stages) {
    if (verdict !== 'skipped')
      until(share === 1 ? 'full traffic' : `canary ${Math.round(share * 100)}%`, endMinute);
  }
  until(rollout.rolledBack ? 'roll back' : 'deploy to all, verify', rollout.endMinute);
  return steps;
}
