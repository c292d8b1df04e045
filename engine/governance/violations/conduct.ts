/** What a deployment did against the rules: moved though stopped, or without the approval that it needed. */
import { conditions, policiesBroken } from './conditions.ts';
import type { DeploymentRecord } from './deployment-record.ts';
import type { FindingKind } from './finding.ts';
import type { RulesInForce } from './rules-in-force.ts';

/** Tells what was found: kind, place of the event that shows it, and a few words. */
export type Report = (kind: FindingKind, place: number | null, what?: string) => void;

export function checkConduct(record: DeploymentRecord, rules: RulesInForce, report: Report): void {
  const traffic = record.firstTraffic;
  const verdict = record.verdict;
  checkDecisions(record, rules, report);
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
  checkAutonomy(record, rules, report);
  const request = record.first('approval-requested');
  if (request !== null && !reviewed) report('approval-skipped', rollout.place);
  if (verdict !== null) {
    const early = request !== null && verdict.place < request.place;
    const late = verdict.place > rollout.place || verdict.event.minute > rollout.event.minute;
    if (early || late) report('approval-out-of-order', verdict.place);
  }
  const breach = record.all('canary-stage').find(({ event }) => event.details.verdict === 'breach');
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
    ({ policy, action }) => action === 'require-approval' && !isBuiltIn(policy),
  );
  if (wanted !== undefined && Object.hasOwn(rules.actions, wanted.policy)) {
    report('approval-skipped', record.firstTraffic?.place ?? null, wanted.policy);
  }
}

function checkAutonomy(record: DeploymentRecord, rules: RulesInForce, report: Report): void {
  const started = record.first('started');
  const scored = record.first('risk-assessed');
  if (started === null || scored === null || record.verdict !== null) return;
  const { score } = scored.event.details;
  const ceiling = rules.ceilings?.[started.event.details.autonomy] ?? Number.POSITIVE_INFINITY;
  if (score > ceiling || score >= rules.reviewedFrom) {
    report('ceiling-without-approval', record.firstTraffic?.place ?? null, score.toFixed(3));
  }
}

/** Every rule in force was asked, and those whose condition is known answered as it says. */
function checkDecisions(record: DeploymentRecord, rules: RulesInForce, report: Report): void {
  const asked = record.first('policies-evaluated');
  if (asked === null) return;
  const { decisions } = asked.event.details;
  // said once by the set's own name: without governance no policy is asked
  if (asked.event.policySet !== rules.policySet) {
    report('other-policy-set', asked.place, asked.event.policySet);
    return;
  }
  const { facts } = record;
  for (const [policy, action] of Object.entries(rules.actions)) {
    const decision = decisions.find((each) => each.policy === policy);
    if (decision === undefined) {
      report('decision-missing', asked.place, policy);
      continue;
    }
    const condition = conditions.find((each) => each.policy === policy);
    if (condition === undefined || facts === null) continue;
    const exempt = facts.hotfix && rules.hotfixesExempt;
    const due = !exempt && condition.applies(facts) ? action : 'allow';
    if (decision.action !== due)
      report('decision-against-rule', asked.place, `${policy}: ${decision.action}`);
  }
}

const isBuiltIn = (policy: string): boolean => conditions.some((condition) => condition.policy === policy);
