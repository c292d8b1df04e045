/**
 * The violation checker: replays an event log against the rules in force. It shares no code with the policies or the
 * pipeline, and reads nothing but the log: not how it came about.
 */
import type { AuditEvent } from '../audit/event.ts';
import { checkAutonomy, leastAbove } from './autonomy.ts';
import { checkCauses } from './causes.ts';
import { checkConduct } from './conduct.ts';
import { PastOf } from './context.ts';
import { checkDecisions } from './decisions.ts';
import { type DeploymentRecord, recordsOf } from './deployment-record.ts';
import { checkEnding } from './endings.ts';
import { checkFactors } from './factors.ts';
import type { Finding, FindingKind } from './finding.ts';
import { FridayEnds } from './friday-ends.ts';
import { overlaps } from './overlaps.ts';
import { checkRecords } from './records.ts';
import type { RulesInForce } from './rules-in-force.ts';
import { checkScore } from './score.ts';
import { ServiceTraffic } from './service-traffic.ts';
import { ServiceTraits } from './service-traits.ts';
import { checkStages } from './stages.ts';
import { type CheckProgress, toItsEnd } from './steps.ts';
import { checkWaits } from './waits.ts';

const A_STEP = 256;

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
  const past = new PastOf(rules);
  const traits = new ServiceTraits();
  const traffic = rules.canary === null ? null : new ServiceTraffic(rules.canary);
  let latest = Number.NEGATIVE_INFINITY;
  const held = (record: DeploymentRecord, from: number): boolean => ends.held(record, from);
  for (const [k, record] of records.entries()) {
    if (k % A_STEP === 0) yield { done: k, total: records.length };
    const report = reporter(record.deployment);
    const started = record.first('started');
    if (started !== null) {
      if (started.event.minute < latest) report('start-out-of-order', started.place);
      latest = Math.max(latest, started.event.minute);
    }
    checkRecords(record, rules, report);
    past.add(record, report);
    checkScore(record, rules, report);
    checkFactors(record, rules, report);
    checkDecisions(record, rules, report);
    checkConduct(record, rules, report);
    checkAutonomy(record, rules, least, report);
    checkCauses(record, rules, report);
    checkWaits(record, rules, report);
    checkStages(record, rules, report);
    checkEnding(record, rules, held, report);
    ends.add(record);
    traits.add(record);
    traffic?.add(record);
  }
  findings.push(...past.findings(), ...traits.findings(), ...(traffic?.findings() ?? []));
  if (rules.serviceLock) findings.push(...overlaps(records));
  return findings;
}
