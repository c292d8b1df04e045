/**
 * What the first release's entry hash notices of the same attack: every event as an entry of its shape, hashed as it
 * hashes.
 *
 * All of an event's details stand in the entry's details, also those that the release keeps in fields of their own
 * as well: what its hash can cover, it covers here.
 */

import { type Traced } from '../../engine/attacks/index.ts';
import { type AuditEvent, eventToJson } from '../../engine/audit-log/index.ts';
import { type AuditEntry, auditEntryHash } from '../../engine/replay/index.ts';

type Details = AuditEntry['details'];

const names: Readonly<Record<AuditEvent['type'], string>> = {
  started: 'deployment_started',
  'context-gathered': 'context_gathered',
  'risk-assessed': 'risk_assessed',
  'policies-evaluated': 'policies_evaluated',
  'approval-requested': 'approval_requested',
  approved: 'human_approval',
  rejected: 'human_rejection',
  'rollout-started': 'canary_started',
  'canary-stage': 'canary_completed',
  completed: 'deployment_completed',
  'rolled-back': 'rollback_executed',
  blocked: 'deployment_blocked',
  escaped: 'deployment_escaped',
};

/** An event of ours as an entry of the first release. */
export function entryOf(event: AuditEvent): AuditEntry {
  const { details } = eventToJson(event) as { readonly details: Details };
  const decisions = event.type === 'policies-evaluated' ? event.details.decisions : [];
  return {
    timestamp: timestampOf(event.minute),
    deploymentId: event.deployment.toString(16).padStart(8, '0'),
    eventType: names[event.type],
    actor: event.actor.replace('-', '_'),
    action: event.type.replace('-', '_'),
    details,
    riskScore: event.type === 'risk-assessed' ? event.details.score : null,
    confidence: event.type === 'context-gathered' ? event.details.confidence : null,
    policiesEvaluated: decisions.map(({ policy }) => policy),
    policiesViolated: decisions.flatMap(({ policy, action }) => (action === 'allow' ? [] : [policy])),
  };
}

/** A simulated minute as its date and time; the first week's Monday is 5 January 2026. */
function timestampOf(minute: number): string {
  const start = Date.UTC(2026, 0, 5);
  return new Date(start + Math.round(minute * 60_000)).toISOString().replace('Z', '');
}

export interface PublishedNotices {
  /** Entries that do not match their stored hash. */
  readonly places: readonly number[];
  readonly entries: number;
}

/**
 * Takes every hash again. Nothing else can be asked: entries are not chained, not numbered, not signed.
 *
 * @param rehashed whether whoever changed an entry has taken its hash again, which needs no key
 */
export async function publishedNotices(
  log: readonly AuditEvent[],
  presented: readonly Traced[],
  rehashed: boolean,
): Promise<PublishedNotices> {
  const places: number[] = [];
  if (!rehashed) {
    for (const [place, { event, from }] of presented.entries()) {
      const original = from === null ? undefined : log[from];
      // the same object, the same hash
      if (original === undefined || original === event) continue;
      const [kept, again] = await Promise.all([
        auditEntryHash(entryOf(original)),
        auditEntryHash(entryOf(event)),
      ]);
      if (kept !== again) places.push(place);
    }
  }
  return { places, entries: presented.length };
}
