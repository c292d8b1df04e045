import { describe, expect, it } from 'vitest';
import type { PolicyInput } from '../../../engine/governance/index.ts';
import { compileExpression, factsOf } from '../../../engine/policy-language/index.ts';
import { plain } from '../governance/plain-change.ts';

function holds(expression: string, input: Partial<PolicyInput> = {}): boolean {
  const compiled = compileExpression(expression);
  if (compiled.kind === 'refused') throw new Error(compiled.problem.message);
  return compiled.condition.holds(factsOf({ ...plain, ...input }));
}

function problem(expression: string): string {
  const compiled = compileExpression(expression);
  if (compiled.kind === 'condition') return 'none';
  const { message, place } = compiled.problem;
  return place === null ? message : `${place.line}:${place.column} ${message}`;
}

describe('an expression', () => {
  it.each([
    ['service.name == "high-07" && service.tier == "high"'],
    ['service.organisation == 2 && service.dependants == 12'],
    ['change.lines == 240 && change.files < 10 && change.config && !change.migration && !change.hotfix'],
    ['risk.scored && risk.score > 0.39 && risk.score < 0.41 && risk.level == "low"'],
    ['clock.weekday == "Friday" && clock.hour == 17 && clock.minute == 5 && clock.working'],
    ['budget.remaining == 0.3'],
    ['service.tier in ["critical", "high"]'],
    ['service.name.startsWith("high") && service.name.endsWith("7") && service.name.contains("h-0")'],
    ['[5, 17, 23].exists(h, h == clock.hour)'],
    ['["low", "high"].filter(t, t == service.tier).size() == 1'],
    ['[1, 2].map(n, n * 10).all(n, n >= 10)'],
    ['(change.migration ? 1 : 2) == 2'],
    ['size(service.name) == 7 && double(change.lines) / 2.0 == 120.0'],
  ])('reads its input, a change: %s', (expression) => expect(holds(expression)).toBe(true));

  it('knows that a change was not scored', () => {
    const unscored = { riskScore: Number.NaN, riskLevel: null } as const;
    expect(holds('risk.scored', unscored)).toBe(false);
    expect(holds('risk.level == "none"', unscored)).toBe(true);
    expect(holds('risk.score > 0.5 || risk.score <= 0.5', unscored)).toBe(false);
  });

  it.each([
    ['', 'expected a condition, got nothing'],
    ['risk.score >', '1:13 expected more, got the end'],
    [
      'clock.hour > 8 &&\n  clock.weekdy == "Friday"',
      '2:9 clock: expected one of weekday, hour, minute, working, got weekdy',
    ],
    ['sevice.tier == "low"', '1:1 expected one of service, change, risk, clock, budget, got sevice'],
    ['risk.score > "a"', '1:1 expected values that > can take together, got double and string'],
    ['service.tier', '1:1 expected a condition (bool), got string'],
    ['service', '1:1 expected a condition (bool), got service record'],
    ['"a" / 2 == 1', '1:1 expected values that / can take together, got string and int'],
    [
      'service.tier == "critcal"',
      '1:17 service.tier: expected one of critical, high, medium, low, got "critcal"',
    ],
    [
      'clock.weekday in ["Fri"]',
      '1:19 clock.weekday: expected one of Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday, got "Fri"',
    ],
    [
      'service.name.matches("^high-0[1-9]$")',
      '1:1 matches: rules have no patterns; compare with ==, in, startsWith, endsWith or contains instead',
    ],
    [
      'change.config && ["a"].exists(n, n.matches("("))',
      '1:34 matches: rules have no patterns; compare with ==, in, startsWith, endsWith or contains instead',
    ],
    ['{"a": 1}.a == 1', '1:2 expected no maps'],
    ['{}.a <= 0.5', '1:1 expected values of known types, got a part of what is empty'],
    [`${'('.repeat(60)}true${')'.repeat(60)}`, '1:51 expected at most 50 levels of nesting'],
    [`size([${'1,'.repeat(300)}1]) > 0`, '1:407 expected at most 200 elements in a list'],
  ])('that is wrong says what was expected, and where: %s', (expression, message) =>
    expect(problem(expression)).toBe(message),
  );

  it.each([
    ['has(service.tier)'],
    ['dyn(1) == 1'],
    ['cel.bind(a, [1], a == a)'],
    ['timestamp(0) == timestamp(1)'],
    ['service["tier"] == "low"'],
    ['b"a" == b"a"'],
    ['"a" + "a" == "aa"'],
    ['[1] + [1] == [1, 1]'],
    ['[1].map(n, [n] + [n]).size() == 1'],
    ['["a"].map(x, x + x).map(x, x + x).size() == 1'],
    ['service.constructor == 1'],
    ['service.__proto__ == 1'],
    ['constructor.constructor("return 1")() == 1'],
  ])('outside the subset is refused: %s', (expression) =>
    expect(compileExpression(expression).kind).toBe('refused'),
  );

  it.each([
    ['9223372036854775808 > 1', '1:1 expected a whole number of 64 bits, got 9223372036854775808'],
    ['-9223372036854775809 < 1', '1:2 expected a whole number of 64 bits, got 9223372036854775809'],
    ['9223372036854775807 > 1 && -9223372036854775808 < 1', 'none'],
    ['[][0] == 1', '1:4 expected a list with elements, got an empty one'],
    ['[4, 5][2] == 1', '1:8 expected a place from 0 to 1 in the list, got 2'],
    ['[4, 5][1] == 1', 'none'],
  ])('with what could only fail on every change is refused: %s', (expression, message) =>
    expect(problem(expression)).toBe(message),
  );

  it.each([
    ['-9223372036854775808 / -1 > 0'],
    ['[-9223372036854775808].exists(n, -n > 0)'],
    ['-(-9223372036854775807 - 1) > 0'],
    ['int(1e300) > 0'],
    ['int(-9.3e18) < 0'],
    ['9223372036854775807 * 2 > 0'],
    ['9223372036854775807 + 1 > 0'],
    ['10 / (change.files - 9) > 0'],
  ])('fails where a whole number leaves its 64 bits, or zero divides: %s', (expression) =>
    expect(() => holds(expression)).toThrow(/integer overflow|zero/),
  );

  it.each([
    ['-9223372036854775808 / 1 < 0'],
    ['[1, 2, 3].map(n, -n).all(n, n / -1 > 0)'],
    ['-(change.lines) == -240 && -risk.score < 0.0 && risk.score / 2.0 < 1.0'],
    ['int(risk.score * 100.0) == 40'],
    ['7u / 2u == 3u'],
  ])('computes with what stays within its bits: %s', (expression) => expect(holds(expression)).toBe(true));

  it('of ten million characters is refused before it is read', () =>
    expect(problem('x'.repeat(10_000_000))).toBe('expected at most 4000 characters, got 10000000'));

  it('knows whether it reads the clock', () => {
    const reads = (expression: string): boolean => {
      const compiled = compileExpression(expression);
      return compiled.kind === 'condition' && compiled.condition.readsClock;
    };
    expect(reads('change.lines > 3 || [1].exists(x, clock.hour == x)')).toBe(true);
    expect(reads('clock.hour > 3 && change.lines > 3')).toBe(true);
    expect(reads('[clock.hour].exists(h, h == 3)')).toBe(true);
    expect(reads('change.lines > 3')).toBe(false);
    expect(reads('["clock"].exists(clock, clock == "clock")')).toBe(false);
  });
});
