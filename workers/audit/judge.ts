/** The violation checker over a whole log: every event decoded, checked against the rules, encoded and hashed again. */
import type { AuditEvent } from '../../engine/audit-log/index.ts';
import {
  type Finding,
  type FindingKind,
  headFindingSteps,
  type LogHead,
  logFindingSteps,
  type RulesInForce,
  runFindings,
} from '../../engine/log-checker/index.ts';
import type { Steps } from '../core/task.ts';

const EVENTS_A_STEP = 512;
/** Findings that are listed one by one. */
const MOST_TOLD = 20;

/** What the checker makes of a log. */
export interface LogJudgement {
  readonly events: number;
  readonly deployments: number;
  /** How many the run has; null where no run was named: then nobody can tell whether some are missing. */
  readonly deploymentsOfRun: number | null;
  /** Findings of each kind that occurs, most frequent first. */
  readonly kinds: readonly (readonly [kind: FindingKind, count: number])[];
  readonly findingCount: number;
  /** Deployments with a finding. */
  readonly breaking: number;
  /** The first `MOST_TOLD`. */
  readonly first: readonly Finding[];
}

/** Where the events come from, and the head that they are said to have. */
export interface JudgedLog {
  /** Null where the events are not to be hashed. */
  readonly head: LogHead | null;
  /** How many there are. */
  readonly size: number;
  /** @throws ArgumentError if no event can be read */
  readonly event: (index: number) => AuditEvent;
}

/** @param origin name of the log, as its signed head has it; null where none was read */
export function* judgeSteps(
  { head, size, event }: JudgedLog,
  rules: RulesInForce,
  origin: string | null = null,
): Steps<LogJudgement> {
  const events: AuditEvent[] = [];
  for (let i = 0; i < size; i++) {
    if (i % EVENTS_A_STEP === 0) yield { done: i, total: size };
    events.push(event(i));
  }
  const broken = yield* logFindingSteps(events, rules);
  const unfit = head === null ? [] : yield* headFindingSteps(events, head);
  const { run } = rules;
  const findings = [...broken, ...unfit, ...(run === null ? [] : runFindings(events, run, origin))];
  const counts = new Map<FindingKind, number>();
  const deployments = new Set<number>();
  for (const { kind } of findings) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  for (const { deployment } of events) deployments.add(deployment);
  return {
    events: size,
    deployments: deployments.size,
    deploymentsOfRun: run?.deployments ?? null,
    kinds: [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)),
    findingCount: findings.length,
    breaking: new Set(findings.flatMap(({ deployment }) => deployment ?? [])).size,
    first: findings.slice(0, MOST_TOLD),
  };
}
