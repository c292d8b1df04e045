/** What a whole log is held against beside the rules: the head over it, and the run that it is said to be of. */
import type { AuditEvent } from '../audit-log/event.ts';
import { encodeEvent } from '../audit-log/event.ts';
import { MerkleTree } from '../audit-log/merkle-tree.ts';
import type { Finding } from './finding.ts';
import type { NamedRun } from './rules-in-force.ts';
import { A_STEP, type CheckProgress, toItsEnd } from './steps.ts';

const WHOLE = { deployment: null, place: null };

/** What a head says of the log under it. */
export interface LogHead {
  readonly size: number;
  /** Of the Merkle tree over the encoded events, 32 bytes. */
  readonly root: Uint8Array;
}

/** Whether the events are those of a head: their number, and the root that they hash to. */
export function headFindings(events: readonly AuditEvent[], head: LogHead): Finding[] {
  return toItsEnd(headFindingSteps(events, head));
}

/** The same step by step: yields how many events are hashed. */
export function* headFindingSteps(
  events: readonly AuditEvent[],
  head: LogHead,
): Generator<CheckProgress, Finding[], void> {
  const findings: Finding[] = [];
  if (events.length !== head.size) {
    findings.push({ ...WHOLE, kind: 'wrong-size', what: `${events.length} of ${head.size}` });
  }
  const tree = new MerkleTree();
  for (const [k, event] of events.entries()) {
    if (k % A_STEP === 0) yield { done: k, total: events.length };
    tree.appendEntry(encodeEvent(event));
  }
  const root = tree.root();
  if (!root.every((byte, i) => byte === head.root[i]) || head.root.length !== root.length) {
    findings.push({ ...WHOLE, kind: 'broken-root', what: '' });
  }
  return findings;
}

/**
 * Whether a whole log has the deployments of its run, and its name. A deployment that was taken out, with all later ones
 * numbered anew, may break no rule: only who knows how many there were can miss it.
 *
 * @param origin name of the log, as its signed head has it; null where no head was read
 */
export function runFindings(
  events: readonly AuditEvent[],
  run: NamedRun,
  origin: string | null = null,
): Finding[] {
  const findings: Finding[] = [];
  const deployments = new Set<number>();
  for (const { deployment } of events) deployments.add(deployment);
  if (deployments.size !== run.deployments) {
    findings.push({ ...WHOLE, kind: 'wrong-deployments', what: `${deployments.size} of ${run.deployments}` });
  }
  if (origin !== null && run.origin !== null && origin !== run.origin) {
    findings.push({ ...WHOLE, kind: 'other-run', what: origin });
  }
  return findings;
}
