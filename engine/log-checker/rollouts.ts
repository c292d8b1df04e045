/** The stages of a rollout against the plan, the clock and their own counts; how and when it ended; and rollouts at once. */

import type { EventDetails } from '../audit-log/details.ts';
import type { EventOf } from '../audit-log/event.ts';
import type { JudgeKind } from '../canary-rollout/index.ts';
import { conditionOf, FRIDAY, isFridayEvening } from './conditions.ts';
import type { DeploymentRecord, Placed } from './deployment-record.ts';
import type { Finding, Report } from './finding.ts';
import type { CanaryRules, RulesInForce, StageRule } from './rules-in-force.ts';
import { isHighRisk } from './score.ts';

type StageCounts = EventDetails['canary-stage'];

const TOLERANCE = 1e-6; // minutes

export function checkStages(record: DeploymentRecord, { canary }: RulesInForce, report: Report): void {
  const { stages } = record;
  const rollout = record.first('rollout-started');
  if (rollout === null && stages.length === 0) return;
  const score = record.first('risk-assessed')?.event.details.score ?? 0;
  const plan = (isHighRisk(score) ? canary?.highRisk : canary?.usual) ?? [];
  const fits = stages.every(({ event }, k) => event.details.share === plan[k]?.share);
  const last = stages.at(-1);
  const isWhole = last?.event.details.verdict === 'breach' || stages.length === plan.length;
  const place = last?.place ?? rollout?.place ?? null;
  if (!fits || !isWhole) report('stages-against-plan', place, `${stages.length} of ${plan.length} stages`);
  const unjudged = stages.find(
    ({ event: { details } }) => (details.share === 1) !== (details.verdict === 'not-judged'),
  );
  if (unjudged !== undefined) report('stages-against-plan', unjudged.place, unjudged.event.details.verdict);
  if (canary !== null) checkEach(record, canary, plan, report);
}

function checkEach(
  record: DeploymentRecord,
  rules: CanaryRules,
  plan: readonly StageRule[],
  report: Report,
): void {
  const judge = rules.judge.start();
  let since = record.first('rollout-started')?.event.minute ?? null;
  for (const [k, { event, place }] of record.stages.entries()) {
    const { details, minute } = event;
    const { verdict, evidence } = details;
    if (!isPossible(details, rules))
      report('counts-against-plan', place, `${details.canaryRequests} requests`);
    const isDue = judge.look(details);
    if (evidence !== judge.evidence) {
      const due = judge.evidence.toPrecision(3);
      report('evidence-against-counts', place, `${evidence.toPrecision(3)}, not ${due}`);
    }
    const isJudged = verdict !== 'not-judged' && verdict !== 'skipped';
    const blind = verdict === 'passed' && !couldSee(details, rules.toleratedLift, rules.judge);
    if ((isJudged && (verdict === 'breach') !== isDue) || blind) {
      report('verdict-against-evidence', place, `${verdict} at ${evidence.toPrecision(3)}`);
    }
    const planned = plan[k];
    if (since !== null && planned !== undefined && !isTimed(details, minute - since, planned, rules)) {
      report('stage-against-clock', place, `${(minute - since).toFixed(2)} min`);
    }
    since = minute;
  }
}

/** Whether a stage could have seen the tolerated lift at best: on a service without errors, or with as many as can be. */
function couldSee({ canaryRequests, controlRequests }: StageCounts, lift: number, judge: JudgeKind): boolean {
  return [0, 1].some((errorRate) =>
    judge.canSee(lift, canaryRequests, controlRequests, { errorRate, slowShare: 0 }),
  );
}

/** No more bad requests than requests, none where nobody looked, and a control of the size that the rules give it. */
function isPossible(counts: StageCounts, { control, inconclusive }: CanaryRules): boolean {
  const { verdict, share, canaryRequests, controlRequests } = counts;
  const { canaryErrors, canarySlow, controlErrors, controlSlow } = counts;
  if (verdict === (inconclusive === 'skip' ? 'inconclusive' : 'skipped')) return false;
  if (Math.max(canaryErrors, canarySlow) > canaryRequests) return false;
  if (Math.max(controlErrors, controlSlow) > controlRequests) return false;
  if (verdict === 'skipped' || verdict === 'not-judged') return canaryRequests + controlRequests === 0;
  if (control === 'same-size') return canaryRequests === controlRequests;
  // both were rounded
  const rest = (1 - share) / share;
  return Math.abs(controlRequests - canaryRequests * rest) <= (0.5 + TOLERANCE) * (1 + rest);
}

/** Its ramp and its bake, as long as the plan has it. */
function isTimed(
  { verdict, bakeMinutes }: StageCounts,
  minutes: number,
  { bake: [least, most] }: StageRule,
  { rampMinutes, inconclusive, holdMinutes }: CanaryRules,
): boolean {
  if (verdict === 'skipped') return bakeMinutes === 0 && Math.abs(minutes) <= TOLERANCE;
  const longest = inconclusive === 'hold' && most > 0 ? Math.max(most, holdMinutes) : most;
  return (
    bakeMinutes >= least - TOLERANCE &&
    bakeMinutes <= longest + TOLERANCE &&
    Math.abs(minutes - rampMinutes - bakeMinutes) <= TOLERANCE
  );
}

export function checkEnding(record: DeploymentRecord, rules: RulesInForce, report: Report): void {
  const outcome = record.outcome;
  const started = record.first('started');
  if (outcome === null || started === null) return;
  const { event, place } = outcome;
  if (!('cycleMinutes' in event.details)) return;
  const { cycleMinutes } = event.details;
  if (Math.abs(event.minute - started.event.minute - cycleMinutes) > TOLERANCE) {
    report('cycle-against-clock', place, `${cycleMinutes.toFixed(1)} min`);
  }
  if (event.type !== 'blocked' && !endsOnTime(record, outcome, rules)) {
    report('stage-against-clock', place, 'from its last stage to its end');
  }
  if (event.type === 'rolled-back' && !wasWithdrawn(record, event, rules)) {
    report('ending-without-grounds', place, 'no breach, and no verification');
  }
  if (event.type === 'escaped') {
    const { operational, hurtMinutes } = event.details;
    // what has nothing to do with the change is repaired elsewhere
    if (operational ? hurtMinutes !== 0 : hurtMinutes < rules.repairMinutes - TOLERANCE) {
      report('ending-without-grounds', place, `${hurtMinutes.toFixed(1)} min of hurt`);
    }
  }
  if (event.type === 'blocked' && !wasStopped(record, event, rules)) {
    report('ending-without-grounds', place, `nothing of the ${event.details.by} stopped it`);
  }
}

/** Where a rollout ends: after its last stage, its verification and its way back, as long as the rules have them. */
function endsOnTime(
  record: DeploymentRecord,
  { event }: Placed,
  { canary, atOnceMinutes }: RulesInForce,
): boolean {
  const rollout = record.first('rollout-started')?.event.minute;
  if (rollout === undefined) return true;
  if (canary === null) return Math.abs(event.minute - rollout - atOnceMinutes) <= TOLERANCE;
  const last = record.stages.at(-1)?.event;
  if (last === undefined) return true; // said of the stages
  const breached = last.details.verdict === 'breach';
  const due =
    last.minute +
    (breached ? 0 : (canary.verificationMinutes ?? 0)) +
    (event.type === 'rolled-back' ? canary.rollbackMinutes : 0);
  return Math.abs(event.minute - due) <= TOLERANCE;
}

/** By the last stage, or after full traffic. */
function wasWithdrawn(
  record: DeploymentRecord,
  { details: { share, byVerification } }: EventOf<'rolled-back'>,
  { canary }: RulesInForce,
): boolean {
  const last = record.stages.at(-1)?.event.details;
  if (canary === null || last === undefined || last.share !== share) return false;
  return byVerification ? canary.verificationMinutes !== null && share === 1 : last.verdict === 'breach';
}

function wasStopped(
  record: DeploymentRecord,
  { minute, details: { by } }: EventOf<'blocked'>,
  rules: RulesInForce,
): boolean {
  const verdict = record.verdict?.event;
  const givenUp = verdict?.type === 'rejected' && !verdict.details.mended;
  if (by === 'reviewer') return givenUp;
  if (givenUp) return false;
  const asked = record.first('policies-evaluated')?.event.details.decisions ?? [];
  if (asked.some(({ action }) => action === 'block')) return true;
  // at the gate: a rule that reads the clock is asked again when the rollout is about to start
  if (record.facts?.hotfix === true && rules.hotfixesExempt) return false;
  const blocking = Object.keys(rules.actions).filter((policy) => rules.actions[policy] === 'block');
  if (blocking.some((policy) => conditionOf(policy) === undefined)) return true;
  if (!blocking.includes(FRIDAY)) return false;
  // where rollouts wait for one another, it may have been held until a Friday evening
  return isFridayEvening(minute) || rules.serviceLock;
}

interface Stretch {
  readonly record: DeploymentRecord;
  readonly from: number;
  readonly to: number;
  readonly place: number;
}

/** Rollouts of one service that overlap, reported for the later one. */
export function overlaps(records: readonly DeploymentRecord[]): Finding[] {
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
