/** What a policy costs as text: a typed condition against its expression. Ratios count. */
import { bench, describe } from 'vitest';
import { builtInPolicies, GovernanceEngine } from '../../../engine/governance/index.ts';
import { builtInSet, compileExpression, compileSet } from '../../../engine/policy-language/index.ts';
import { deliveriesOf } from '../study-of.ts';

const switches = { friday: 'defer', budget: 'require-approval' } as const;
const compiled = compileSet(builtInSet(switches));
if (compiled.kind === 'refused') throw new Error(compiled.problems[0]?.message);
const typed = new GovernanceEngine({ policies: builtInPolicies(switches), hotfixesExempt: true });
const edited = new GovernanceEngine({ policies: compiled.policies, hotfixesExempt: true });
const inputs = deliveriesOf(2_000).deliveries.map(({ genops }) => genops.judgement.policyInput);

describe('five policies asked of 2,000 changes', () => {
  bench('typed', () => {
    for (const input of inputs) typed.rule(input);
  });
  bench('as expressions', () => {
    for (const input of inputs) edited.rule(input);
  });
});

describe('reading a rule', () => {
  bench('compile one expression', () => {
    compileExpression('service.tier in ["critical", "high"] && (risk.score > 0.5 || change.lines > 1000)');
  });
});
