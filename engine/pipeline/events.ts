/** One deployment's audit events, expanded from what the GenOps arm decided: nothing here is decided again. */
import type { StageRecord } from '../canary-rollout/index.ts';
import { commonReasons } from '../context-ingestion/index.ts';
import type { Change } from '../domain/change.ts';
import { formatMinute } from '../domain/clock.ts';
import { type Actor, type AuditEvent, type EventType, type PolicyDecision } from '../governance/index.ts';
import { isGivenUp } from './delivery.ts';
import { type GenopsRecord, reviewReason } from './genops-record.ts';

/** Reasons for a review, in words. */
export function reviewReasonsInWords(bits: number): string[] {
  const words: [number, string][] = [
    [reviewReason.aboveCeiling, 'the score is above the autonomy level’s ceiling'],
    [reviewReason.highRisk, 'the risk is high'],
    [reviewReason.policy, 'a policy asks for an approval'],
    [reviewReason.blindCanary, 'no canary stage can see the tolerated lift'],
    [reviewReason.shadow, 'shadow autonomy: people deliver'],
  ];
  return words.filter(([bit]) => (bits & bit) !== 0).map(([, text]) => text);
}

/**
 * The events of a deployment in order of time.
 *
 * @param decisions what each policy said, from `GovernanceEngine.explain`; empty when governance is off
 * @param searched whether context ingestion is switched on
 */
export function eventsOf(
  change: Change,
  record: GenopsRecord,
  decisions: readonly PolicyDecision[],
  searched: boolean,
): AuditEvent[] {
  const { judgement, review, rollout } = record;
  const { context, risk, decidedMinute } = judgement;
  const events: AuditEvent[] = [];
  const add = (
    minute: number,
    type: EventType,
    actor: Actor,
    summary: string,
    details: AuditEvent['details'] = {},
  ): number => events.push({ sequence: events.length, minute, type, actor, summary, details });

  add(change.minute, 'started', 'system', `Deployment started on ${formatMinute(change.minute)}.`, {
    lines: change.lines,
    files: change.files,
    migration: change.migration,
    config: change.config,
    hotfix: change.hotfix,
  });
  add(change.minute, 'context-gathered', 'ai-agent', contextSummary(record, searched), {
    neighbours: context.neighbours.map(({ index }) => index),
    failures: context.failures,
    confidence: context.confidence,
    reasons: commonReasons(context).map(({ reason, count }) => `${reason} × ${count}`),
  });
  if (risk !== null) {
    add(decidedMinute, 'risk-assessed', 'ai-agent', `Score ${risk.score.toFixed(3)}: ${risk.level} risk.`, {
      score: risk.score,
      level: risk.level,
      ...risk.factors,
    });
  }
  const asked = decisions.filter(({ action }) => action !== 'allow');
  add(decidedMinute, 'policies-evaluated', 'system', policySummary(decisions, asked), {
    actions: decisions.map(({ policy, action, reason }) => `${policy}: ${action} (${reason})`),
  });
  if (review !== null) {
    const reasons = reviewReasonsInWords(record.reviewReasons);
    add(decidedMinute, 'approval-requested', 'system', `A person must look: ${reasons.join('; ')}.`, {
      reasons,
    });
    const given = review.doneMinute - review.reworkMinutes;
    const details = {
      waitMinutes: review.waitMinutes,
      workMinutes: review.workMinutes,
      mended: review.mended,
    };
    if (!review.rejected) add(given, 'approved', 'human-reviewer', 'Approved.', details);
    else {
      const then = review.mended
        ? `Rejected, mended in ${review.reworkMinutes.toFixed(0)} min.`
        : 'Rejected and given up.';
      add(given, 'rejected', 'human-reviewer', then, details);
    }
  }
  for (const stage of rollout?.stages ?? []) {
    add(stage.endMinute, 'canary-stage', 'ai-agent', stageSummary(stage), { ...stage });
  }
  const end = change.minute + record.cycleMinutes;
  add(end, record.status, record.status === 'escaped' ? 'human-reviewer' : 'system', outcomeSummary(record));
  return events;
}

function contextSummary({ judgement: { context } }: GenopsRecord, searched: boolean): string {
  const { neighbours, failures, confidence } = context;
  if (!searched) return 'No context: ingestion is switched off.';
  if (neighbours.length === 0) return 'No past deployment is near enough.';
  return `${neighbours.length} near past deployments, ${failures} of them failed; confidence ${confidence.toFixed(2)}.`;
}

function policySummary(decisions: readonly PolicyDecision[], asked: readonly PolicyDecision[]): string {
  if (decisions.length === 0) return 'No policies: governance is switched off.';
  if (asked.length === 0) return `${decisions.length} policies allow.`;
  return `${asked.map(({ policy, action }) => `${policy}: ${action}`).join('; ')}.`;
}

function stageSummary({ share, verdict, canaryRequests, canaryErrors, controlErrors }: StageRecord): string {
  const stage = `${Math.round(100 * share)} %`;
  if (verdict === 'not-judged') return `${stage}: full traffic, no control left.`;
  if (verdict === 'skipped') return `${stage}: skipped, it could not have told.`;
  return `${stage}: ${verdict}; ${canaryRequests} requests, ${canaryErrors} errors against ${controlErrors} in the control.`;
}

function outcomeSummary({ status, rollout, fate, review }: GenopsRecord): string {
  switch (status) {
    case 'completed':
      return 'Completed.';
    case 'rolled-back':
      return `Rolled back at ${Math.round(100 * (rollout?.rollbackShare ?? 0))} % of traffic.`;
    case 'blocked':
      return review !== null && isGivenUp(review)
        ? 'Blocked: rejected and given up.'
        : 'Blocked by a policy.';
    case 'escaped':
      return fate?.operational === true
        ? 'Failed for reasons unrelated to the change.'
        : `A defect reached all traffic; found and repaired after ${(fate?.hurtMinutes ?? 0).toFixed(0)} min.`;
  }
}
