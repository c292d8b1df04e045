/** What zero violations mean: the bound, and the rules that were put to the test. */
import { expect, it } from 'vitest';
import { safetyReading } from '../../../engine/simulator/measures/safety.ts';
import { safetySentence } from '../../../notebooks/charts/safety.ts';
import { studyOf } from '../study-of.ts';

const readingOf = (...args: Parameters<typeof studyOf>) => {
  const { measures, config, ledger } = studyOf(...args);
  return { reading: safetyReading(measures, config.settings), measures, ledger };
};

it('counts how often each rule that can hold a change back applied', () => {
  const { reading, measures, ledger } = readingOf(800, { errorLiftMedian: 0.3, weightServiceTier: 1 });
  expect(reading).toMatchObject({ violating: 0, deployments: 800, enforced: true, idle: [] });
  expect(reading.upper).toBe(measures.governance.violations.upper);
  expect(reading.rules.map(({ policy }) => policy)).toEqual([
    'critical_service_human_review',
    'no_friday_deployments',
    'error_budget_protection',
    'db_migration_review',
  ]);
  const friday = ledger.genops.policies.filter((hits) => (hits & 2) !== 0).length;
  expect(friday).toBeGreaterThan(0);
  expect(reading.rules[1]).toMatchObject({ action: 'defer', applied: friday });
  expect(reading.putOff).toBeGreaterThan(0);
  const said = safetySentence(reading);
  expect(said).toContain('0 of 800 deployments');
  expect(said).toContain(`No Friday deployments (${friday})`);
  expect(said).toContain('Each rule applied to at least one change.');
});

it('names the rules that never had to act', () => {
  const { reading } = readingOf(200, { badIntercept: -6, migrationShare: 0 });
  expect(reading.idle).toContain('db_migration_review');
  expect(reading.idle).toContain('error_budget_protection');
  const said = safetySentence(reading);
  expect(said).toMatch(/“Database migration review” never applied, so this run does not test them\.$/);
});

it('says that no rule was tested if none applied', () => {
  const { reading } = readingOf(200);
  const rules = reading.rules.map((rule) => ({ ...rule, applied: 0 }));
  const idle = rules.map(({ policy }) => policy);
  expect(safetySentence({ ...reading, rules, idle })).toMatch(
    /No rule applied to any change, so this run does not test the rules\.$/,
  );
  expect(safetySentence({ ...reading, rules: [], idle: [] })).not.toContain('Each rule applied');
});

it('says if no policy was in force', () => {
  for (const changes of [{ enableGovernance: false }, { autonomy: 'shadow' as const }]) {
    const { reading } = readingOf(400, { errorLiftMedian: 0.3, ...changes });
    expect(reading.enforced).toBe(false);
    expect(reading.violating).toBeGreaterThan(0);
    expect(safetySentence(reading)).toContain('No policy was in force');
  }
});
