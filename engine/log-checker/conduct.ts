/**
 * What a deployment did, and what was decided about it, against the rules: moved though stopped, or without the approval that
 * it needed; what its policies said; why a person was asked.
 */

import type { ReviewCause } from '../audit-log/details.ts';
import type { PolicyDecision } from '../governance/policies/policy.ts';
import { type CheckedChange, conditionOf, policiesBroken } from './conditions.ts';
import type { DeploymentRecord } from './deployment-record.ts';
import type { Report } from './finding.ts';
import type { RulesInForce } from './rules-in-force.ts';

export function checkConduct(record: DeploymentRecord, rules: RulesInForce, report: Report): void {
  const traffic = record.firstTraffic;
  const verdict = record.verdict;
  if (traffic === null) return;
  const asked = record.first('policies-evaluated');
  const stoppedBy = asked?.event.details.decisions.find(({ action }) => action === 'block')?.policy;
  const blocked = record.first('blocked');
  if (blocked !== null || stoppedBy !== undefined) {
    report('traffic-after-block', traffic.place, stoppedBy ?? '');
  }
  const givenUp = verdict?.event.type === 'rejected' && !verdict.event.details.mended;
  if (givenUp) report('traffic-after-rejection', traffic.place);
  const { facts } = record;
  const rollout = record.first('rollout-started') ?? traffic;
  const reviewed = verdict !== null;
  if (facts !== null) {
    const movement = { reviewed, rolloutMinute: rollout.event.minute };
    for (const kind of policiesBroken(facts, movement, rules)) report(kind, rollout.place);
  }
  checkDecidedApprovals(record, rules, report);
  const request = record.first('approval-requested');
  if (request !== null && !reviewed) report('approval-skipped', rollout.place);
  if (verdict !== null) {
    const early = request !== null && verdict.place < request.place;
    const late = verdict.place > rollout.place || verdict.event.minute > rollout.event.minute;
    if (early || late) report('approval-out-of-order', verdict.place);
  }
  const breach = record.stages.find(({ event }) => event.details.verdict === 'breach');
  const outcome = record.outcome?.event.type;
  if (breach !== undefined && outcome !== undefined && outcome !== 'rolled-back') {
    report('breach-not-rolled-back', breach.place, outcome);
  }
}

/** Approvals that a policy asked for whose condition only the log knows. */
function checkDecidedApprovals(record: DeploymentRecord, rules: RulesInForce, report: Report): void {
  if (record.verdict !== null || record.first('approval-requested') !== null) return;
  const asked = record.first('policies-evaluated');
  const wanted = asked?.event.details.decisions.find(
    ({ policy, action }) => action === 'require-approval' && conditionOf(policy) === undefined,
  );
  if (wanted !== undefined && Object.hasOwn(rules.actions, wanted.policy)) {
    report('approval-skipped', record.firstTraffic?.place ?? null, wanted.policy);
  }
}

export function checkDecisions(record: DeploymentRecord, rules: RulesInForce, report: Report): void {
  const asked = record.first('policies-evaluated');
  if (asked === null) return;
  const { decisions } = asked.event.details;
  // said once by the set's own name: without governance no policy is asked
  if (asked.event.policySet !== rules.policySet) {
    report('other-policy-set', asked.place, asked.event.policySet);
    return;
  }
  const seen = new Set<string>();
  for (const { policy } of decisions) {
    if (seen.has(policy) || !Object.hasOwn(rules.actions, policy)) {
      report('decision-not-in-force', asked.place, policy);
    }
    seen.add(policy);
  }
  const { facts } = record;
  for (const policy of Object.keys(rules.actions)) {
    const decision = decisions.find((each) => each.policy === policy);
    if (decision === undefined) report('decision-missing', asked.place, policy);
    else if (facts !== null) checkDecision(decision, facts, rules, asked.place, report);
  }
}

/** Of a policy whose condition the checker does not know either answer may be the due one, for any reason. */
function checkDecision(
  { policy, action, explicit, reason }: PolicyDecision,
  facts: CheckedChange,
  { actions, hotfixesExempt }: RulesInForce,
  place: number,
  report: Report,
): void {
  const exempt = facts.hotfix && hotfixesExempt;
  const condition = conditionOf(policy);
  const applies = !exempt && (condition?.applies(facts) ?? action !== 'allow');
  if (action !== (applies ? actions[policy] : 'allow')) {
    report('decision-against-rule', place, `${policy}: ${action}`);
  }
  const known = exempt || condition !== undefined || action !== 'allow';
  if (known && explicit !== (exempt || applies)) report('explicit-against-rule', place, policy);
  if (condition === undefined) return;
  const due = exempt ? 'hotfixes are exempt' : applies ? condition.because(facts) : 'does not apply';
  if (reason !== due) report('reason-against-rule', place, policy);
}

export function checkCauses(record: DeploymentRecord, rules: RulesInForce, report: Report): void {
  const request = record.first('approval-requested');
  if (request === null) return;
  const { causes } = request.event.details;
  const holds = holdingCauses(record, rules);
  const wrong = (Object.keys(holds) as ReviewCause[]).filter(
    (cause) => holds[cause] !== null && holds[cause] !== causes.includes(cause),
  );
  if (wrong.length > 0) report('causes-against-record', request.place, wrong.join(', '));
}

/** Whether each cause holds; null where log and rules do not tell. */
function holdingCauses(
  record: DeploymentRecord,
  { autonomy, ceilings, reviewedFrom, canary }: RulesInForce,
): Readonly<Record<ReviewCause, boolean | null>> {
  if (autonomy === 'shadow') {
    return { 'above-ceiling': false, 'high-risk': false, policy: false, 'blind-canary': false, shadow: true };
  }
  const score = record.first('risk-assessed')?.event.details.score ?? null;
  const asked = record.first('policies-evaluated')?.event.details.decisions;
  return {
    'above-ceiling': score === null ? false : ceilings === null ? null : score > ceilings[autonomy],
    'high-risk': score !== null && score >= reviewedFrom,
    policy: asked === undefined ? null : asked.some(({ action }) => action === 'require-approval'),
    'blind-canary': canary?.inconclusive === 'review' ? null : false,
    shadow: false,
  };
}

/**
 * The least score for which a log itself asks for a person, as above its ceiling; Infinity where it never does. What is
 * left out of the log cannot lower it: the rule's own number is better, where somebody tells it.
 */
export function leastAbove(records: readonly DeploymentRecord[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const record of records) {
    const asked = record.first('approval-requested');
    if (asked === null || !asked.event.details.causes.includes('above-ceiling')) continue;
    least = Math.min(least, record.first('risk-assessed')?.event.details.score ?? least);
  }
  return least;
}

/** @param least what `leastAbove` says of the log; asked only where no ceiling is known */
export function checkAutonomy(
  record: DeploymentRecord,
  rules: RulesInForce,
  least: number,
  report: Report,
): void {
  const traffic = record.firstTraffic;
  if (traffic === null || record.verdict !== null) return;
  const scored = record.first('risk-assessed');
  if (scored !== null) {
    const { score } = scored.event.details;
    const ceiling = rules.ceilings?.[rules.autonomy];
    const above = ceiling === undefined ? score >= least : score > ceiling;
    if (above || score >= rules.reviewedFrom) {
      report('ceiling-without-approval', traffic.place, score.toFixed(3));
    }
  }
  const { canary } = rules;
  if (canary?.inconclusive === 'review' && wasBlind(record, canary.trafficSwing)) {
    report('blind-without-approval', traffic.place);
  }
}

const DAY = 1440;
const PEAK = 840; // traffic is highest at 14:00, and lower the farther from it

/**
 * Whether no stage could have seen anything when it was decided: none could in the rollout, which had as much traffic at
 * least. Of a rollout into quieter hours the log does not tell.
 */
function wasBlind(record: DeploymentRecord, swing: number): boolean {
  const asked = record.first('policies-evaluated');
  const rollout = record.first('rollout-started');
  if (asked === null || rollout === null) return false;
  const decided = fromPeak(asked.event.minute);
  let since = rollout.event.minute;
  let judged = 0;
  for (const { event } of record.stages) {
    const { share, verdict } = event.details;
    if (share === 1) break;
    if (verdict !== 'inconclusive' || (swing > 0 && fromPeak(since) > decided)) return false;
    judged += 1;
    since = event.minute;
  }
  return judged > 0;
}

/** Whole minutes between a minute and the peak of its day or the nearest other one. */
function fromPeak(minute: number): number {
  const ofDay = Math.floor(minute - Math.floor(minute / DAY) * DAY);
  const away = Math.abs(ofDay - PEAK);
  return Math.min(away, DAY - away);
}
