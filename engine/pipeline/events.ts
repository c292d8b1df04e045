/** One deployment's audit events, expanded from what the GenOps arm decided: nothing here is decided again. */

import {
  type Actor,
  type AuditEvent,
  approvedModels,
  causeWords,
  type EventDetails,
  type EventType,
  NO_POLICY_SET,
  policySetId,
  type ReviewCause,
} from '../audit-log/index.ts';
import { commonReasons } from '../context-ingestion/index.ts';
import type { Change } from '../domain/change.ts';
import type { Service } from '../domain/service.ts';
import { type PolicyDecision } from '../governance/index.ts';
import { isGivenUp } from './delivery.ts';
import { type GenopsConfig, type GenopsRecord, reviewReason } from './genops-record.ts';

const causeBits: readonly (readonly [bit: number, cause: ReviewCause])[] = [
  [reviewReason.aboveCeiling, 'above-ceiling'],
  [reviewReason.highRisk, 'high-risk'],
  [reviewReason.policy, 'policy'],
  [reviewReason.blindCanary, 'blind-canary'],
  [reviewReason.shadow, 'shadow'],
];

function reviewCausesOf(bits: number): ReviewCause[] {
  return causeBits.filter(([bit]) => (bits & bit) !== 0).map(([, cause]) => cause);
}

/** Reasons for a review, in words. */
export function reviewReasonsInWords(bits: number): string[] {
  return reviewCausesOf(bits).map((cause) => causeWords[cause]);
}

/** What the events of one deployment share, and where they begin. */
export interface EventContext {
  readonly config: GenopsConfig;
  readonly service: Service;
  /** What each policy said, from `GovernanceEngine.explain`; empty when governance is off. */
  readonly decisions: readonly PolicyDecision[];
  /** Place in the log of the first of them. */
  readonly firstSequence: number;
}

/** How many events a deployment has. */
export function countEvents({ judgement, review, rollout }: GenopsRecord): number {
  const always = 4; // started, context, policies, outcome
  const scored = judgement.risk === null ? 0 : 1;
  const reviewed = review === null ? 0 : 2;
  return always + scored + reviewed + (rollout === null ? 0 : 1 + rollout.stages.length);
}

/** The events of a deployment in the order in which they were decided. */
export function eventsOf(change: Change, record: GenopsRecord, context: EventContext): AuditEvent[] {
  const { judgement, review, rollout } = record;
  const { risk, decidedMinute } = judgement;
  const { config, service, decisions, firstSequence } = context;
  const policySet = config.enableGovernance ? policySetId(config.governance) : NO_POLICY_SET;
  const events: AuditEvent[] = [];
  const add = <Type extends EventType>(
    minute: number,
    type: Type,
    actor: Actor,
    details: EventDetails[Type],
    model: string | null = null,
  ): void => {
    const sequence = firstSequence + events.length;
    const deployment = change.index;
    const event = {
      type,
      sequence,
      deployment,
      service: service.id,
      minute,
      actor,
      model,
      policySet,
      details,
    };
    events.push(event as AuditEvent);
  };

  add(change.minute, 'started', 'system', {
    tier: service.tier,
    autonomy: config.autonomyLevel,
    lines: change.lines,
    files: change.files,
    migration: change.migration,
    config: change.config,
    hotfix: change.hotfix,
  });
  const found = contextDetails(record, config.enableContextRag);
  add(change.minute, 'context-gathered', 'ai-agent', found, approvedModels.context);
  if (risk !== null) add(decidedMinute, 'risk-assessed', 'ai-agent', risk, approvedModels.risk);
  const { errorBudgetRemaining } = judgement.policyInput;
  add(decidedMinute, 'policies-evaluated', 'system', { errorBudgetRemaining, decisions });
  if (review !== null) {
    add(decidedMinute, 'approval-requested', 'system', { causes: reviewCausesOf(record.reviewReasons) });
    const { waitMinutes, workMinutes, mended, reworkMinutes } = review;
    const given = review.doneMinute - reworkMinutes;
    if (!review.rejected) add(given, 'approved', 'human-reviewer', { waitMinutes, workMinutes });
    else add(given, 'rejected', 'human-reviewer', { waitMinutes, workMinutes, mended, reworkMinutes });
  }
  if (rollout !== null) {
    const { readyMinute, deferredMinutes, lockMinutes } = record;
    add(rollout.startMinute, 'rollout-started', 'system', { readyMinute, deferredMinutes, lockMinutes });
    for (const { endMinute, ...stage } of rollout.stages) {
      add(endMinute, 'canary-stage', 'ai-agent', stage, approvedModels.canary);
    }
  }
  addOutcome(record, change.minute + record.cycleMinutes, add);
  return events;
}

type Add = <Type extends EventType>(
  minute: number,
  type: Type,
  actor: Actor,
  details: EventDetails[Type],
) => void;

function addOutcome(record: GenopsRecord, minute: number, add: Add): void {
  const { status, cycleMinutes, review, rollout, fate } = record;
  switch (status) {
    case 'completed':
      return add(minute, status, 'system', { cycleMinutes });
    case 'rolled-back':
      return add(minute, status, 'system', {
        cycleMinutes,
        share: rollout?.rollbackShare ?? 0,
        byVerification: rollout?.byVerification ?? false,
      });
    case 'blocked': {
      const by = review !== null && isGivenUp(review) ? 'reviewer' : 'policy';
      return add(minute, status, 'system', { cycleMinutes, by });
    }
    case 'escaped':
      return add(minute, status, 'human-reviewer', {
        cycleMinutes,
        operational: fate?.operational ?? false,
        hurtMinutes: fate?.hurtMinutes ?? 0,
      });
  }
}

function contextDetails(
  { judgement: { context } }: GenopsRecord,
  searched: boolean,
): EventDetails['context-gathered'] {
  return {
    searched,
    neighbours: context.neighbours.map(({ index }) => index),
    failures: context.failures,
    confidence: context.confidence,
    reasons: commonReasons(context),
  };
}
