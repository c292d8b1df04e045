/** What a deployment did against the rules: moved though stopped, or without the approval that it needed. */
import { conditionOf, policiesBroken } from './conditions.ts';
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
