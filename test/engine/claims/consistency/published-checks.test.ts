import { describe, expect, it } from 'vitest';
import {
  type CheckOutcome,
  checkGroups,
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
  it.each<[CheckOutcome, string]>([
    [
      'consistent',
      `
      canary-catch-study cycle-time-reduction demo-catch-of-deployments demo-failure demo-rollback
      demo-success demo-total failure-change outcomes-baseline outcomes-genops power-study rollback-change
      sample-canary-catch sample-failed sample-rolled-back sample-success sample-tier-high-records
      sample-tiers-total significance-study success-difference success-difference-other-baseline
      `,
    ],
    [
      'inconsistent',
      `
      catch-parameter-code catch-parameter-docstring catch-product demo-catch-of-issues
      demo-catch-of-rollbacks demo-catch-part effect-size interval-500 rollback-baseline-documents
      sample-mean-records sample-median-records sample-standard-deviation-records
      sample-tier-critical-records sample-tier-low-records sample-tier-medium-records significance-500
      success-baseline-documents success-difference-documents
      `,
    ],
    [
      'no power',
      `
      failure-genops-study rollback-genops-study success-genops-study
      `,
    ],
  ])('are %s of these, and of no other', (outcome, ids) => {
    const those = checks.filter((check) => check.outcome === outcome).map(({ id }) => id);
    expect(those.toSorted()).toEqual(ids.trim().split(/\s+/));
  });

  it('stand in groups, each under its heading', () => {
    const groups = checkGroups();
    expect(groups.map(({ heading, checks: own }) => `${heading}: ${own.length}`)).toEqual([
      'Cycle time: 1',
      'Success and outcomes: 7',
      'Rates at the size of the study: 4',
      'The printed output of the demonstration: 8',
      'The replication document: 10',
      'The 50 sample records: 12',
    ]);
    expect(groups.flatMap((group) => group.checks)).toEqual(publishedChecks());
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
