/** Audit events for tests: those of a real run, and any that a log can hold. */
import * as fc from 'fast-check';
import { stageEndings, stoppers } from '../../../engine/audit-log/details.ts';
import {
  type AuditEvent,
  actors,
  type EventDetails,
  encodeEvent,
  eventTypes,
  reviewCauses,
} from '../../../engine/audit-log/index.ts';
import { defectKinds } from '../../../engine/domain/change.ts';
import { autonomyLevels, riskLevels } from '../../../engine/domain/deployment.ts';
import { tiers } from '../../../engine/domain/service.ts';
import { policyActions } from '../../../engine/governance/index.ts';
import type { SettingChanges } from '../../../engine/index.ts';
import { auditEventSteps } from '../../../engine/simulator/audit-events.ts';
import { anyCharacter } from '../../for-all.ts';
import { configOf, finish } from '../study-of.ts';

export function eventsOfRun(deployments: number, changes: SettingChanges = {}, seed = 'test'): AuditEvent[] {
  const events: AuditEvent[] = [];
  finish(auditEventSteps(configOf(deployments, changes, seed), (event) => events.push(event)));
  return events;
}

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const count = fc.maxSafeNat();
const tally = fc.oneof(fc.nat(300), fc.maxSafeNat());
const index = fc.maxSafeInteger();
const words = fc.string({ unit: anyCharacter, maxLength: 20 });
const factors = fc.record({
  serviceTier: number,
  serviceHealth: number,
  historicalFailureRate: number,
  blastRadius: number,
  changeComplexity: number,
  timingRisk: number,
});

const details: { readonly [Type in keyof EventDetails]: fc.Arbitrary<EventDetails[Type]> } = {
  started: fc.record({
    tier: fc.constantFrom(...tiers),
    autonomy: fc.constantFrom(...autonomyLevels),
    lines: tally,
    files: tally,
    migration: fc.boolean(),
    config: fc.boolean(),
    hotfix: fc.boolean(),
  }),
  'context-gathered': fc.record({
    searched: fc.boolean(),
    neighbours: fc.array(index),
    failures: tally,
    confidence: number,
    reasons: fc.array(fc.record({ reason: fc.constantFrom(...defectKinds), count: tally }), { maxLength: 4 }),
  }),
  'risk-assessed': fc.record({
    score: number,
    level: fc.constantFrom(...riskLevels),
    factors,
    weights: factors,
  }),
  'policies-evaluated': fc.record({
    errorBudgetRemaining: number,
    decisions: fc.array(
      fc.record({
        policy: words,
        action: fc.constantFrom(...policyActions),
        explicit: fc.boolean(),
        reason: words,
      }),
      { maxLength: 6 },
    ),
  }),
  'approval-requested': fc.record({ causes: fc.array(fc.constantFrom(...reviewCauses), { maxLength: 6 }) }),
  approved: fc.record({ waitMinutes: number, workMinutes: number }),
  rejected: fc.record({
    waitMinutes: number,
    workMinutes: number,
    mended: fc.boolean(),
    reworkMinutes: number,
  }),
  'rollout-started': fc.record({ readyMinute: number, deferredMinutes: number, lockMinutes: number }),
  'canary-stage': fc.record({
    share: number,
    bakeMinutes: number,
    canaryRequests: tally,
    controlRequests: tally,
    canaryErrors: tally,
    controlErrors: tally,
    canarySlow: tally,
    controlSlow: tally,
    evidence: fc.oneof(number, fc.constant(Number.POSITIVE_INFINITY)),
    verdict: fc.constantFrom(...stageEndings),
  }),
  completed: fc.record({ cycleMinutes: number }),
  'rolled-back': fc.record({ cycleMinutes: number, share: number, byVerification: fc.boolean() }),
  blocked: fc.record({ cycleMinutes: number, by: fc.constantFrom(...stoppers) }),
  escaped: fc.record({ cycleMinutes: number, operational: fc.boolean(), hurtMinutes: number }),
};

/** Any event that a log can hold. */
export const anyEvent: fc.Arbitrary<AuditEvent> = fc.constantFrom(...eventTypes).chain((type) =>
  fc.record({
    type: fc.constant(type),
    sequence: count,
    deployment: index,
    service: words,
    minute: number,
    actor: fc.constantFrom(...actors),
    model: fc.option(words),
    policySet: words,
    details: details[type],
  }),
) as fc.Arbitrary<AuditEvent>;

/** So many events, numbered, alike but for that. */
export const approvals = (howMany: number): AuditEvent[] =>
  Array.from({ length: howMany }, (_, sequence) => ({
    type: 'approved',
    sequence,
    deployment: 7,
    service: 'svc-012',
    minute: 600.5,
    actor: 'human-reviewer',
    model: null,
    policySet: 'built-in-1',
    details: { waitMinutes: 12, workMinutes: 8 },
  }));

/** The bundle of these events: each after its length in two bytes. */
export const bundleOf = (howMany: number, from = 0): Uint8Array =>
  Buffer.concat(
    approvals(from + howMany)
      .slice(from)
      .map(encodeEvent)
      .flatMap((bytes) => [Uint8Array.of(Math.floor(bytes.length / 256), bytes.length % 256), bytes]),
  );
