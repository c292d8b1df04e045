/**
 * The violation checker: replays an event log against the rules in force. It shares no code with the policies or the
 * pipeline, and reads nothing but the log: not how it came about.
 */
import type { AuditEvent } from '../audit-log/event.ts';
import { checkAutonomy, leastAbove } from './autonomy.ts';
import { BudgetsOf } from './budgets.ts';
import { checkCauses } from './causes.ts';
import { checkConduct } from './conduct.ts';
import { PastOf } from './context.ts';
import { checkDecisions } from './decisions.ts';
import { recordsOf } from './deployment-record.ts';
import { checkEnding } from './endings.ts';
import { checkFactors } from './factors.ts';
import type { Finding, FindingKind } from './finding.ts';
import { HeldToFriday } from './held-to-friday.ts';
import { overlaps } from './overlaps.ts';
import { checkRecords } from './records.ts';
import type { RulesInForce } from './rules-in-force.ts';
import { checkScore } from './score.ts';
import { ServiceTraffic } from './service-traffic.ts';
import { ServiceTraits } from './service-traits.ts';
import { checkStages } from './stages.ts';
import { A_STEP, type CheckProgress, toItsEnd } from './steps.ts';
import { checkWaits } from './waits.ts';

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
  const held = new HeldToFriday(records);
  const past = new PastOf(rules);
  const budgets = new BudgetsOf();
  const traits = new ServiceTraits();
  const traffic = rules.canary === null ? null : new ServiceTraffic(rules.canary);
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
    held.add(record);
    budgets.add(record);
    traits.add(record);
    traffic?.add(record);
  }
  for (const finding of yield* past.findings(records)) findings.push(finding);
  for (const gathered of [budgets, traits, traffic]) {
    for (const finding of gathered?.findings(records) ?? []) findings.push(finding);
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
