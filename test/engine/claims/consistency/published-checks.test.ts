import { describe, expect, it } from 'vitest';
import {
  type CheckOutcome,
  claimsWithoutCheck,
  publishedChecks,
  roundedNumber,
} from '../../../../engine/claims/consistency/index.ts';
import { publishedClaims } from '../../../../engine/claims/index.ts';

const checks = publishedChecks();
const found = (id: string): (typeof checks)[number] => {
  const check = checks.find((each) => each.id === id);
  if (check === undefined) throw new Error(`no check ${id}`);
  return check;
};

describe('the checks of the published figures', () => {
  it.each<[string, CheckOutcome]>([
    ['cycle-time-reduction', 'consistent'],
    ['success-difference', 'consistent'],
    ['success-difference-other-baseline', 'consistent'],
    ['success-baseline-documents', 'inconsistent'],
    ['success-difference-documents', 'inconsistent'],
    ['rollback-baseline-documents', 'inconsistent'],
    ['outcomes-genops', 'consistent'],
    ['outcomes-baseline', 'consistent'],
    ['success-genops-study', 'no power'],
    ['rollback-genops-study', 'no power'],
    ['failure-genops-study', 'no power'],
    ['canary-catch-study', 'consistent'],
    ['demo-total', 'consistent'],
    ['demo-success', 'consistent'],
    ['demo-rollback', 'consistent'],
    ['demo-failure', 'consistent'],
    ['demo-catch-of-rollbacks', 'inconsistent'],
    ['demo-catch-of-issues', 'inconsistent'],
    ['demo-catch-of-deployments', 'consistent'],
    ['demo-catch-part', 'inconsistent'],
    ['significance-500', 'inconsistent'],
    ['interval-500', 'inconsistent'],
    ['significance-study', 'consistent'],
    ['power-study', 'consistent'],
    ['rollback-change', 'consistent'],
    ['failure-change', 'consistent'],
    ['catch-product', 'inconsistent'],
    ['catch-parameter-code', 'inconsistent'],
    ['catch-parameter-docstring', 'inconsistent'],
    ['effect-size', 'inconsistent'],
    ['sample-success', 'consistent'],
    ['sample-rolled-back', 'consistent'],
    ['sample-failed', 'consistent'],
    ['sample-canary-catch', 'consistent'],
    ['sample-tiers-total', 'consistent'],
    ['sample-median-records', 'inconsistent'],
    ['sample-mean-records', 'inconsistent'],
    ['sample-standard-deviation-records', 'inconsistent'],
    ['sample-tier-critical-records', 'inconsistent'],
    ['sample-tier-high-records', 'consistent'],
    ['sample-tier-medium-records', 'inconsistent'],
    ['sample-tier-low-records', 'inconsistent'],
  ])('find %s %s', (id, outcome) => expect(found(id).outcome).toBe(outcome));

  it('are all of these, each with an id of its own', () => {
    expect(checks).toHaveLength(42);
    expect(new Set(checks.map(({ id }) => id)).size).toBe(42);
  });

  it('have a power of 50% at 500 and none at 15,847', () => {
    expect(found('demo-catch-of-deployments').power).toBe(0.5);
    expect(found('success-genops-study').power).toBe(0);
  });

  it.each(checks)(
    '$id: keeps printed strings with their documents, and says why in plain sentences',
    (check) => {
      const { inputs, printed, question, why, printedRanges } = check;
      for (const figure of [...inputs, ...printed]) {
        expect(() => roundedNumber(figure.printed)).not.toThrow();
        expect(figure.source.document).not.toBe('');
        expect(figure.source.locator).not.toBe('');
      }
      expect(inputs.length).toBeGreaterThan(0);
      expect(question).toMatch(/\?$/);
      expect(why).toMatch(/^\S.*\.$/);
      expect(why).not.toMatch(/NaN|Infinity|undefined/);
      // a whole of 100% was printed by nobody
      expect(printedRanges).toHaveLength(Math.max(1, printed.length));
    },
  );

  it('say of the printed interval what common methods give, and of tiny p-values how small they are', () => {
    expect(found('interval-500').why).toContain('None has both printed ends');
    expect(found('interval-500').why).toContain('Nine common 95% intervals');
    expect(found('significance-study').why).toMatch(/10⁻¹⁶ to .* × 10⁻¹⁴/);
    expect(found('significance-study').question).toContain('in equal arms');
    expect(found('power-study').question).toContain('in equal arms');
  });

  it('speak of claims that exist, and leave those that no other figure determines', () => {
    const ids = publishedClaims.map(({ id }) => id);
    for (const { claims } of checks) expect(ids).toEqual(expect.arrayContaining([...claims]));
    expect(claimsWithoutCheck(checks).map(({ id }) => id)).toEqual([
      'validation-improvement',
      'validation',
      'reports-run',
      'seeds-stable',
      'safety-violations',
      'budget-variance',
      'significance',
      'risk-latency',
    ]);
  });
});
