/**
 * The violation checker: replays an event log against the rules in force. It shares no code with the policies or the
 * pipeline, and reads nothing but the log: not how it came about.
 */
import type { AuditEvent } from '../audit/event.ts';
import { encodeEvent } from '../audit/event-codec.ts';
import { MerkleTree } from '../audit/merkle-tree.ts';
import { checkAutonomy, leastAbove } from './autonomy.ts';
import { checkConduct } from './conduct.ts';
import { checkDecisions } from './decisions.ts';
import { type DeploymentRecord, recordsOf } from './deployment-record.ts';
import { checkEnding } from './endings.ts';
import type { Finding, FindingKind } from './finding.ts';
import { FridayEnds } from './friday-ends.ts';
import { checkRecords } from './records.ts';
import type { RulesInForce } from './rules-in-force.ts';
import { checkScore } from './score.ts';

const TOLERANCE = 1e-6; // minutes

const A_STEP = 256;

/** Where a check stands: of deployments, or of events. */
export interface CheckProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * Everything in a log that breaks the rules, in the order of its deployments; empty for a clean one.
 *
 * @param events in the order of the log; a whole log, or its beginning up to the end of a deployment
 */
export function logFindings(events: readonly AuditEvent[], rules: RulesInForce): Finding[] {
  return toItsEnd(logFindingSteps(events, rules));
}

/** The same step by step: yields how many deployments are done. */
export function* logFindingSteps(
  events: readonly AuditEvent[],
  rules: RulesInForce,
): Generator<CheckProgress, Finding[], void> {
  const findings: Finding[] = [];
  const reporter =
    (deployment: number | null) =>
    (kind: FindingKind, place: number | null, what = ''): void => {
      findings.push({ kind, deployment, place, what });
    };
  const tell = (kind: 'sequence-gap' | 'deployment-gap', place: number): void => {
    if (place < 0) return;
    const { deployment, sequence } = events[place]!;
    const what = kind === 'sequence-gap' ? `number ${sequence}` : `deployment ${deployment}`;
    reporter(deployment)(kind, place, what);
  };
  const first = events[0]?.sequence ?? 0;
  tell(
    'sequence-gap',
    events.findIndex(({ sequence }, place) => sequence !== first + place),
  );
  tell(
    'deployment-gap',
    events.findIndex(({ deployment }, place) => {
      const before = events[place - 1]?.deployment ?? -1;
      return deployment !== before + 1 && (deployment !== before || place === 0);
    }),
  );
  const records = recordsOf(events);
  const least = rules.ceilings === null ? leastAbove(records) : 0;
  const ends = new FridayEnds();
  const held = (record: DeploymentRecord, from: number): boolean => ends.held(record, from);
  for (const [k, record] of records.entries()) {
    if (k % A_STEP === 0) yield { done: k, total: records.length };
    const report = reporter(record.deployment);
    checkRecords(record, rules, report);
    checkScore(record, rules, report);
    checkDecisions(record, rules, report);
    checkConduct(record, rules, report);
    checkAutonomy(record, rules, least, report);
    checkEnding(record, rules, held, report);
    ends.add(record);
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
  return toItsEnd(headFindingSteps(events, head));
}

/** The same step by step: yields how many events are hashed. */
export function* headFindingSteps(
  events: readonly AuditEvent[],
  head: LogHead,
): Generator<CheckProgress, Finding[], void> {
  const findings: Finding[] = [];
  const log = { deployment: null, place: null };
  if (events.length !== head.size) {
    findings.push({ ...log, kind: 'wrong-size', what: `${events.length} of ${head.size}` });
  }
  const tree = new MerkleTree();
  for (const [k, event] of events.entries()) {
    if (k % A_STEP === 0) yield { done: k, total: events.length };
    tree.appendEntry(encodeEvent(event));
  }
  const root = tree.root();
  if (!root.every((byte, i) => byte === head.root[i]) || head.root.length !== root.length) {
    findings.push({ ...log, kind: 'broken-root', what: '' });
  }
  return findings;
}

function toItsEnd<Result>(steps: Generator<unknown, Result, void>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
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
