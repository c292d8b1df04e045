/**
 * The hash of one audit entry in the first release, and which of the entry's fields it notices.
 *
 * It is the first 16 hexadecimal digits (64 bits) of SHA-256 over timestamp, deployment id, event type, action and the
 * details' JSON, one after the other without separators. Entries are not chained, and no run verifies one.
 */
import { loadSha256 } from '../audit-log/sha256.ts';
import { type JsonValue, pythonJson } from './python-text.ts';

/** Hexadecimal digits that are kept of the 64. */
const DIGITS_KEPT = 16;

/** An audit entry, all fields but the hash itself. */
export interface AuditEntry {
  /** As written into the entry, such as `2026-01-07T12:00:00`. */
  readonly timestamp: string;
  readonly deploymentId: string;
  /** `deployment_started`, `risk_assessed`, …. */
  readonly eventType: string;
  /** `ai_agent`, or `human_reviewer` for an approval. */
  readonly actor: string;
  readonly action: string;
  readonly details: { readonly [key: string]: JsonValue };
  /** Score in [0, 1], or null before there is one. */
  readonly riskScore: number | null;
  /** Ratio, or null before there is one. */
  readonly confidence: number | null;
  readonly policiesEvaluated: readonly string[];
  readonly policiesViolated: readonly string[];
}

/** One field, changed. */
export interface FieldCoverage {
  readonly field: keyof AuditEntry;
  /** Whether the hash of the changed entry differs. */
  readonly noticed: boolean;
  /** The hash of the changed entry. */
  readonly hash: string;
}

/** One for all entries: each holds gigabytes of a browser's address space, and a hundred of them exhaust it. */
let hasher: ReturnType<typeof loadSha256> | null = null;

/** Hashes an entry as the first release does: 16 lower-case hexadecimal digits. */
export async function auditEntryHash(entry: AuditEntry): Promise<string> {
  hasher ??= loadSha256();
  const sha256 = (await hasher).init();
  const { timestamp, deploymentId, eventType, action, details } = entry;
  sha256.update(timestamp + deploymentId + eventType + action + pythonJson(details));
  return sha256.digest().slice(0, DIGITS_KEPT);
}

/** Changes each field of an entry in turn, leaving the others, and says whether the hash notices. */
export async function auditHashCoverage(entry: AuditEntry): Promise<readonly FieldCoverage[]> {
  const original = await auditEntryHash(entry);
  return Promise.all(
    eachFieldChanged(entry).map(async ([field, changed]) => {
      const hash = await auditEntryHash(changed);
      return { field, noticed: hash !== original, hash };
    }),
  );
}

/** Every field with an entry that differs in it alone. */
function eachFieldChanged(entry: AuditEntry): readonly (readonly [keyof AuditEntry, AuditEntry])[] {
  const newKey = `${Object.keys(entry.details).join('')}*`; // longer than any key there
  return [
    ['timestamp', { ...entry, timestamp: `${entry.timestamp}*` }],
    ['deploymentId', { ...entry, deploymentId: `${entry.deploymentId}*` }],
    ['eventType', { ...entry, eventType: `${entry.eventType}*` }],
    ['actor', { ...entry, actor: `${entry.actor}*` }],
    ['action', { ...entry, action: `${entry.action}*` }],
    ['details', { ...entry, details: { ...entry.details, [newKey]: true } }],
    ['riskScore', { ...entry, riskScore: changedRatio(entry.riskScore) }],
    ['confidence', { ...entry, confidence: changedRatio(entry.confidence) }],
    ['policiesEvaluated', { ...entry, policiesEvaluated: [...entry.policiesEvaluated, '*'] }],
    ['policiesViolated', { ...entry, policiesViolated: [...entry.policiesViolated, '*'] }],
  ];
}

function changedRatio(ratio: number | null): number {
  return ratio === null ? 0 : 1 - ratio === ratio ? 1 : 1 - ratio;
}
