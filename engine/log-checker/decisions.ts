/** What its policies said of a deployment: every rule in force once, no other, and each as its condition has it. */
import type { PolicyDecision } from '../governance/decision.ts';
import { type ChangeFacts, conditionOf } from './conditions.ts';
import type { DeploymentRecord } from './deployment-record.ts';
import type { Report } from './finding.ts';
import type { RulesInForce } from './rules-in-force.ts';

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
  facts: ChangeFacts,
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
