/**
 * The violation checker: replays an event log against the rules in force. It shares no code with the policies or the
 * pipeline, and reads nothing but the log: not how it came about.
 */
import type { AuditEvent } from '../audit/event.ts';
import { encodeEvent } from '../audit/event-codec.ts';
import { merkleRoot } from '../audit/merkle.ts';
import { checkConduct } from './conduct.ts';
import { type DeploymentRecord, recordsOf } from './deployment-record.ts';
import type { Finding, FindingKind } from './finding.ts';
import { checkRecords } from './records.ts';
import type { RulesInForce } from './rules-in-force.ts';

const TOLERANCE = 1e-6; // minutes

/**
 * Everything in a log that breaks the rules, in the order of its deployments; empty for a clean one.
 *
 * @param events in the order of the log; a whole log, or its beginning up to the end of a deployment
 */
export function logFindings(events: readonly AuditEvent[], rules: RulesInForce): Finding[] {
  const findings: Finding[] = [];
  const reporter =
    (deployment: number | null) =>
    (kind: FindingKind, place: number | null, what = ''): void => {
      findings.push({ kind, deployment, place, what });
    };
  const gap = events.findIndex(({ sequence }, place) => sequence !== (events[0]?.sequence ?? 0) + place);
  if (gap >= 0) {
    const { deployment, sequence } = events[gap]!;
    reporter(deployment)('sequence-gap', gap, `number ${sequence}`);
  }
  const records = recordsOf(events);
  for (const record of records) {
    const report = reporter(record.deployment);
    checkRecords(record, rules, report);
    checkConduct(record, rules, report);
  }
  if (rules.serviceLock) findings.push(...overlaps(records));
  return findings;
}

/** What a head says of the log under it. */
export interface LogHead {
  readonly size: number;
  /** Of the Merkle tree over the encoded events, 32 bytes. */
  readonly root: Uint8Array;
}

/** Whether the events are those of a head: their number, and the root that they hash to. */
export function headFindings(events: readonly AuditEvent[], head: LogHead): Finding[] {
  const findings: Finding[] = [];
  const log = { deployment: null, place: null };
  if (events.length !== head.size) {
    findings.push({ ...log, kind: 'wrong-size', what: `${events.length} of ${head.size}` });
  }
  const root = merkleRoot(events.map(encodeEvent));
  if (!root.every((byte, i) => byte === head.root[i]) || head.root.length !== root.length) {
    findings.push({ ...log, kind: 'broken-root', what: '' });
  }
  return findings;
}

interface Stretch {
  readonly record: DeploymentRecord;
  readonly from: number;
  readonly to: number;
  readonly place: number;
}

/** Rollouts of one service that overlap, told of the later one. */
function overlaps(records: readonly DeploymentRecord[]): Finding[] {
  const byService = new Map<string, Stretch[]>();
  for (const record of records) {
    const started = record.first('rollout-started');
    const ended = record.outcome;
    if (started === null || ended === null) continue;
    const stretch = { record, from: started.event.minute, to: ended.event.minute, place: started.place };
    const own = byService.get(started.event.service);
    if (own === undefined) byService.set(started.event.service, [stretch]);
    else own.push(stretch);
  }
  const findings: Finding[] = [];
  for (const own of byService.values()) {
    own.sort((a, b) => a.from - b.from || a.place - b.place);
    let latest: Stretch | null = null;
    for (const stretch of own) {
      if (latest !== null && stretch.from < latest.to - TOLERANCE) {
        findings.push({
          kind: 'overlapping-rollouts',
          deployment: stretch.record.deployment,
          place: stretch.place,
          what: `with deployment ${latest.record.deployment}`,
        });
      }
      if (latest === null || stretch.to > latest.to) latest = stretch;
    }
  }
  return findings;
}
