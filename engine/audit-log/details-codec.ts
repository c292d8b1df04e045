/** The details of each type of event, field by field: their order here is their order in the bytes. */
import { defectKinds } from '../domain/change.ts';
import { autonomyLevels, riskLevels } from '../domain/deployment.ts';
import { tiers } from '../domain/service.ts';
import { type PolicyDecision, policyActions } from '../governance/decision.ts';
import { type Codec, number, position, tally } from './codec.ts';
import { list } from './composite-codecs.ts';
import { type EventDetails, reviewCauses, type SixFactors, stageEndings, stoppers } from './details.ts';
import { oneOf, text, yes } from './name-codecs.ts';
import { record } from './record-codec.ts';

const sixFactors = record<SixFactors>({
  serviceTier: number,
  serviceHealth: number,
  historicalFailureRate: number,
  blastRadius: number,
  changeComplexity: number,
  timingRisk: number,
});

const decision = record<PolicyDecision>({
  policy: text,
  action: oneOf(policyActions),
  explicit: yes,
  reason: text,
});

const reviewed = { waitMinutes: number, workMinutes: number };
const ended = { cycleMinutes: number };

export const detailsCodecs: { readonly [Type in keyof EventDetails]: Codec<EventDetails[Type]> } = {
  started: record({
    tier: oneOf(tiers),
    autonomy: oneOf(autonomyLevels),
    lines: tally,
    files: tally,
    migration: yes,
    config: yes,
    hotfix: yes,
  }),
  'context-gathered': record({
    searched: yes,
    neighbours: list(position),
    failures: tally,
    confidence: number,
    reasons: list(record({ reason: oneOf(defectKinds), count: tally })),
  }),
  'risk-assessed': record({
    score: number,
    level: oneOf(riskLevels),
    factors: sixFactors,
    weights: sixFactors,
  }),
  'policies-evaluated': record({ errorBudgetRemaining: number, decisions: list(decision) }),
  'approval-requested': record({ causes: list(oneOf(reviewCauses)) }),
  approved: record(reviewed),
  rejected: record({ ...reviewed, mended: yes, reworkMinutes: number }),
  'rollout-started': record({ readyMinute: number, deferredMinutes: number, lockMinutes: number }),
  'canary-stage': record({
    share: number,
    bakeMinutes: number,
    canaryRequests: tally,
    controlRequests: tally,
    canaryErrors: tally,
    controlErrors: tally,
    canarySlow: tally,
    controlSlow: tally,
    evidence: number,
    verdict: oneOf(stageEndings),
  }),
  completed: record(ended),
  'rolled-back': record({ ...ended, share: number, byVerification: yes }),
  blocked: record({ ...ended, by: oneOf(stoppers) }),
  escaped: record({ ...ended, operational: yes, hurtMinutes: number }),
};
