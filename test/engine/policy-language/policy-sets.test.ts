import { describe, expect, it } from 'vitest';
import { GovernanceEngine } from '../../../engine/governance/index.ts';
import { rulesApart } from '../../../engine/policy-language/built-in-set.ts';
import {
  builtInSet,
  type CompiledSet,
  compileSet,
  type PolicyRule,
  parsePolicySet,
} from '../../../engine/policy-language/index.ts';
import { plain } from '../governance/plain-change.ts';

describe('a set of policies as data', () => {
  const rule = { id: 'a', expression: 'true', action: 'warn', reason: 'always', enabled: true } as const;

  it('is read back as it was written', () => {
    const set = builtInSet({ friday: 'block', budget: 'block' });
    expect(parsePolicySet(JSON.parse(JSON.stringify(set)))).toEqual({ kind: 'set', set });
  });

  it('differs from another by each rule that is changed, added or left out', () => {
    const ours = builtInSet({ friday: 'defer', budget: 'require-approval' });
    const [first, ...others] = ours.rules;
    expect(rulesApart(ours, structuredClone(ours))).toBe(0);
    expect(rulesApart(builtInSet({ friday: 'block', budget: 'block' }), ours)).toBe(2);
    for (const change of [
      { expression: 'false' },
      { action: 'warn' },
      { reason: '' },
      { enabled: false },
    ] as const)
      expect(rulesApart({ rules: [{ ...first!, ...change }, ...others] }, ours)).toBe(1);
    expect(rulesApart({ rules: [...ours.rules, rule] }, ours)).toBe(1);
    expect(rulesApart({ rules: [...others, rule] }, ours)).toBe(2);
  });

  it('is refused in a few words, however long a key of it is', () => {
    for (const data of [
      { rules: [], ['k'.repeat(300_000)]: 1 },
      { rules: [{ ...rule, ['k'.repeat(300_000)]: 1 }] },
    ]) {
      const parsed = parsePolicySet(data);
      expect(parsed.kind === 'refused' && JSON.stringify(parsed.problems).length).toBeLessThan(1000);
    }
  });

  it.each<[string, unknown, string, RegExp]>([
    ['no object', 'rules', '', /expected an object/],
    [
      'an unknown action',
      { rules: [{ ...rule, action: 'explode' }] },
      'a',
      /^action: expected one of allow, warn/,
    ],
    ['an unknown field', { rules: [{ ...rule, code: 'alert(1)' }] }, 'a', /^code: /],
    [
      'a name that could be markup',
      { rules: [{ ...rule, id: '<b>' }] },
      '<b>',
      /^id: expected small letters/,
    ],
    ['two rules of one name', { rules: [rule, rule] }, '', /a unique name/],
    [
      'too many rules',
      { rules: Array.from({ length: 33 }, (_, k) => ({ ...rule, id: `r${k}` })) },
      '',
      /at most 32 rules, got 33/,
    ],
    [
      'ten megabytes of text',
      { rules: [{ ...rule, expression: 'x'.repeat(10_000_000) }] },
      'a',
      /^expression: expected at most 4000 characters, got 10000000$/,
    ],
    ['a prototype', JSON.parse('{"rules":[],"__proto__":{"x":1}}'), '', /no field "__proto__"/],
  ])('is refused with %s', (_, data, where, message) => {
    const parsed = parsePolicySet(data);
    if (parsed.kind === 'set') throw new Error('expected a refusal');
    expect(parsed.problems[0]?.rule).toBe(where);
    expect(parsed.problems[0]?.message).toMatch(message);
    expect(parsed.problems[0]!.message.length).toBeLessThan(300);
  });
});

describe('a compiled set', () => {
  const only = (rule: Partial<PolicyRule>): CompiledSet =>
    compileSet({
      rules: [{ id: 'own', expression: 'true', action: 'block', reason: 'so', enabled: true, ...rule }],
    });

  it('names every rule that is wrong, disabled ones too', () => {
    const { rules } = builtInSet({ friday: 'defer', budget: 'block' });
    const broken = rules.map((rule, k) => (k < 2 ? { ...rule, expression: 'x', enabled: k === 0 } : rule));
    const compiled = compileSet({ rules: broken });
    expect(compiled).toMatchObject({
      kind: 'refused',
      problems: [{ rule: rules[0]!.id, place: { line: 1, column: 1 } }, { rule: rules[1]!.id }],
    });
  });

  it('leaves out what is switched off', () =>
    expect(only({ enabled: false })).toEqual({ kind: 'policies', policies: [] }));

  it('counts a condition that fails as holding, and says so', () => {
    const failures: string[] = [];
    const compiled = compileSet(
      {
        rules: [
          {
            id: 'own',
            expression: '10 / (change.files - 9) > 1',
            action: 'block',
            reason: 'so',
            enabled: true,
          },
        ],
      },
      (rule, message) => failures.push(`${rule}: ${message}`),
    );
    if (compiled.kind === 'refused') throw new Error(compiled.problems[0]?.message);
    const engine = new GovernanceEngine({ policies: compiled.policies, hotfixesExempt: true });
    expect(engine.rule(plain).action).toBe('block');
    expect(engine.explain(plain)[0]?.reason).toMatch(
      /^the condition failed, so the rule counts as matching: .*zero/,
    );
    expect(failures.length).toBeGreaterThan(0);
    expect(engine.rule({ ...plain, files: 12 })).toMatchObject({ action: 'block' });
    expect(engine.rule({ ...plain, files: 8 })).toMatchObject({ action: 'allow' });
  });

  it.each([
    ['block', 'block'],
    ['defer', 'defer'],
    ['require-approval', 'require-approval'],
    ['warn', 'warn'],
    ['allow', 'allow'],
  ] as const)(
    'whose condition fails does what its rule does, to %s, and lifts no other hold',
    (action, alone) => {
      const failing = only({ expression: '1 / (change.files - 9) > 1', action });
      const holding = only({ id: 'holding', action: 'block' });
      if (failing.kind === 'refused' || holding.kind === 'refused') throw new Error('expected good sets');
      const engine = new GovernanceEngine({ policies: failing.policies, hotfixesExempt: true });
      expect(engine.verdict(plain)).toMatchObject({ action: alone, decidedBy: ['own'] });
      const both = new GovernanceEngine({
        policies: [...failing.policies, ...holding.policies],
        hotfixesExempt: true,
      });
      expect(both.rule(plain).action).toBe('block');
    },
  );
});
