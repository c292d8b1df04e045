/**
 * The violation checker: replays an event log against the rules in force, its head and its run. It shares no code with the
 * policies or the pipeline but the judges of canaries, and reads nothing but the log: not how it came about.
 */
import { type AuditEvent, encodeEvent } from '../audit-log/event.ts';
import { MerkleTree } from '../audit-log/merkle-tree.ts';
import { toItsEnd } from '../steps.ts';
import { checkAutonomy, checkCauses, checkConduct, checkDecisions, leastAbove } from './conduct.ts';
import { recordsOf } from './deployment-record.ts';
import type { Finding, FindingKind } from './finding.ts';
import { checkRecords, checkWaits } from './records.ts';
import { checkEnding, checkStages, overlaps } from './rollouts.ts';
import type { NamedRun, RulesInForce } from './rules-in-force.ts';
import { checkFactors, checkScore } from './score.ts';

/** Deployments, or events, between two pauses. */
const A_STEP = 256;

/** Where a check stands: of deployments, or of events. */
export interface CheckProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * Everything in a log that breaks the rules, in the order of its deployments; empty for a clean one.
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
  const places = gaps(events);
  for (const kind of ['sequence-gap', 'deployment-gap'] as const) {
    const event = events[places[kind]];
    if (event === undefined) continue;
    const { deployment, sequence } = event;
    const what = kind === 'sequence-gap' ? `number ${sequence}` : `deployment ${deployment}`;
    reporter(deployment)(kind, places[kind], what);
  }
  const records = recordsOf(events);
  const least = rules.ceilings === null ? leastAbove(records) : 0;
  let latest = Number.NEGATIVE_INFINITY;
  for (const [k, record] of records.entries()) {
    if (k % A_STEP === 0) yield { done: k, total: records.length };
    const report = reporter(record.deployment);
    const started = record.first('started');
    if (started !== null) {
      if (started.event.minute < latest) report('start-out-of-order', started.place);
      latest = Math.max(latest, started.event.minute);
    }
    checkRecords(record, rules, report);
    checkScore(record, rules, report);
    checkFactors(record, rules, report);
    checkDecisions(record, rules, report);
    checkConduct(record, rules, report);
    checkAutonomy(record, rules, least, report);
    checkCauses(record, rules, report);
    checkWaits(record, rules, report);
    checkStages(record, rules, report);
    checkEnding(record, rules, report);
  }
  if (rules.serviceLock) for (const finding of overlaps(records)) findings.push(finding);
  return findings;
}

/** Where the numbers of events, and those of deployments, first go wrong; −1 where they never do. */
function gaps(events: readonly AuditEvent[]): Record<'sequence-gap' | 'deployment-gap', number> {
  const first = { 'sequence-gap': -1, 'deployment-gap': -1 };
  const begin = events[0]?.sequence ?? 0;
  let before = -1;
  for (const [place, { sequence, deployment }] of events.entries()) {
    if (first['sequence-gap'] < 0 && sequence !== begin + place) first['sequence-gap'] = place;
    const follows = deployment === before + 1 || (deployment === before && place > 0);
    if (first['deployment-gap'] < 0 && !follows) first['deployment-gap'] = place;
    before = deployment;
  }
  return first;
}

const WHOLE = { deployment: null, place: null };

/** What a head says of the log under it. */
export interface LogHead {
  readonly size: number;
  /** Of the Merkle tree over the encoded events, 32 bytes. */
  readonly root: Uint8Array;
}

/** Whether the events are those of a head: their number, and the root that they hash to. Yields how many are hashed. */
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
 * Whether a whole log has the deployments of its run, and its name. A deployment that was taken out, with all later
 * ones numbered anew, may break no rule: only who knows how many there were can miss it.
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
