/** Policies: the typed built-ins against their expressions, and texts that nobody meant. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { builtInPolicies, type PolicyInput } from '../../engine/governance/index.ts';
import { builtInSet, compileExpression, compileSet, factsOf } from '../../engine/policy-language/index.ts';
import { forRuns } from '../for-all.ts';

const input: fc.Arbitrary<PolicyInput> = fc.record({
  service: fc.constantFrom('critical-01', 'low-40'),
  tier: fc.constantFrom('critical' as const, 'high' as const, 'medium' as const, 'low' as const),
  organisation: fc.integer({ min: 0, max: 2 }),
  dependants: fc.nat(126),
  lines: fc.oneof(fc.constantFrom(1, 1_000, 1_001), fc.nat(20_000)),
  files: fc.nat(900),
  migration: fc.boolean(),
  config: fc.boolean(),
  hotfix: fc.boolean(),
  riskScore: fc.oneof(fc.constantFrom(0.5, Number.NaN, 0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
  riskLevel: fc.constantFrom('low' as const, 'critical' as const, null),
  minute: fc.oneof(
    fc.constantFrom(6_719.999, 6_720, 7_199.99, 7_200),
    fc.double({ min: -40_320, max: 360_000, noNaN: true }),
  ),
  errorBudgetRemaining: fc.oneof(fc.constantFrom(0, -0, 1e-12), fc.double({ min: -5, max: 1, noNaN: true })),
});

it('every built-in policy applies exactly where its expression holds', () => {
  for (const switches of [
    { friday: 'defer', budget: 'require-approval' },
    { friday: 'block', budget: 'block' },
  ] as const) {
    const typed = builtInPolicies(switches);
    const compiled = compileSet(builtInSet(switches));
    if (compiled.kind === 'refused') throw new Error(compiled.problems[0]?.message);
    expect(compiled.policies.map(({ id, action, readsClock }) => [id, action, readsClock])).toEqual(
      typed.map(({ id, action, readsClock }) => [id, action, readsClock]),
    );
    forRuns(500, input, (change) => {
      expect(compiled.policies.map((policy) => policy.applies(change))).toEqual(
        typed.map((policy) => policy.applies(change)),
      );
    });
  }
});

const words =
  'service change risk clock budget . tier lines score hour x remaining == > && || ! ( ) [ ] , "a" " 1 0.5 - / % in true ? : exists map matches size cel bind has { } __proto__ constructor'
    .split(' ')
    .concat(' ', '\n', '\u{1F600}');

it('a text that nobody meant is refused in words, or is a condition that answers', () => {
  forRuns(1_000, fc.array(fc.constantFrom(...words), { maxLength: 24 }), input, (parts, change) => {
    const expression = parts.join(' ');
    const compiled = compileExpression(expression);
    if (compiled.kind === 'refused') {
      const { message, place } = compiled.problem;
      expect(message.length).toBeGreaterThan(5);
      if (place !== null) expect(place.to).toBeLessThanOrEqual(expression.length);
      return;
    }
    try {
      expect(typeof compiled.condition.holds(factsOf(change))).toBe('boolean');
    } catch (error) {
      expect(error).toBeInstanceOf(Error); // such as a division by zero, which is the caller's to count
    }
  });
});
