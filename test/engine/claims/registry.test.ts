import { describe, expect, it } from 'vitest';
import { isMeasured, quantityNames, rangesOf } from '../../../engine/claims/claim.ts';
import { publishedClaims, quantityOf } from '../../../engine/claims/index.ts';
import { estimatorFor } from '../../../engine/claims/quantities.ts';
import { scenarios } from '../../../engine/index.ts';
import { isParameterKey } from '../../../engine/simulator/settings.ts';
import { studyOf } from '../study-of.ts';

/** The number in a printed string, percents as ratios. */
function printedValue(printed: string): number {
  const number = Number(printed.replaceAll(',', '').match(/\d*\.?\d+/)?.[0]);
  const signed = printed.startsWith('−') ? -number : number;
  return printed.includes('%') ? signed / 100 : signed;
}

describe('the published claims', () => {
  it('have ids of their own', () => {
    const ids = publishedClaims.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9-]+$/);
  });

  it.each(publishedClaims)('$id: its value is what was printed, also where documents disagree', (claim) => {
    for (const { printed, value } of [claim, ...claim.alternatives]) {
      if (value !== null) expect(value).toBeCloseTo(printedValue(printed), 12);
    }
  });

  it.each(publishedClaims)('$id: its ranges are ordered and hold the printed value', (claim) => {
    const own = isMeasured(claim.test) ? [{ value: claim.value, range: claim.test.range }] : [];
    const others = claim.alternatives.flatMap(({ value, judged }) => (judged ? { value, ...judged } : []));
    for (const { value, range } of [...own, ...others]) {
      expect(range.lower).toBeLessThanOrEqual(range.upper);
      expect(range.source.trim()).not.toBe('');
      if (value === null || claim.unit === 'p') continue; // a p-value is printed as a limit
      expect(value).toBeGreaterThanOrEqual(range.lower);
      expect(value).toBeLessThanOrEqual(range.upper);
    }
  });

  it.each(publishedClaims)('$id: is a plain sentence with a source and a definition', (claim) => {
    expect(claim.sentence).toMatch(/^(?:[A-Z0-9]|p95).*\.$/);
    expect(claim.definition).toMatch(/^[A-Z].*\.$/i);
    expect(claim.doesNotShow).toMatch(/^[A-Z].*\.$/);
    expect(claim.source.document).not.toBe('');
    expect(claim.source.locator).not.toBe('');
  });

  it('that are calibrated name parameters as their inputs', () => {
    for (const { test } of publishedClaims) {
      if (test.kind !== 'calibrated') continue;
      expect(test.inputs.length).toBeGreaterThan(0);
      expect(test.inputs.filter((key) => !isParameterKey(key))).toEqual([]);
    }
  });

  it.each(publishedClaims)('$id: a lens gets enough to judge it', (claim) => {
    const { test, replay } = claim;
    if (test.kind === 'untestable' || test.kind === 'elsewhere') expect(test.because).not.toMatch(/\.$|^$/);
    if (replay.kind === 'nothing') expect(replay.because).not.toMatch(/\.$|^$/);
    else if (replay.range !== 'as printed') expect(rangesOf(claim).length).toBeGreaterThan(0);
  });

  it('include every claim that the documents make', () => {
    // as the project lists them; those that need two numbers have two rows
    const ids = `
      budget-variance canary-catch catch-parameter ci-500 cycle-time-baseline cycle-time-genops
      cycle-time-improvement demo-box effect-size failure-baseline failure-change failure-genops power
      reports-run risk-latency rollback-baseline rollback-change rollback-genops safety-violations
      sample-summary seeds-stable significance significance-500 significance-study significance-success
      study-size success-baseline success-genops success-improvement validation validation-improvement
    `;
    expect(publishedClaims.map(({ id }) => id).toSorted()).toEqual(ids.trim().split(/\s+/));
  });

  it('include every quantity, and scenarios name claims that exist', () => {
    const tested = publishedClaims.flatMap(({ test }) => (isMeasured(test) ? test.quantity : []));
    // without rollbacks of its own the traditional arm cannot be held against a failure rate
    const all = quantityNames.filter((name) => name !== 'failureTraditional');
    expect([...new Set(tested)].toSorted()).toEqual(all.toSorted());
    const ids = publishedClaims.map(({ id }) => id);
    for (const { constructed } of scenarios) expect(ids).toEqual(expect.arrayContaining([...constructed]));
  });

  it('print the baseline that each scenario was solved for', () => {
    const { value, alternatives } = publishedClaims.find(({ id }) => id === 'success-baseline')!;
    const printed = [value, ...alternatives.map((other) => other.value)];
    for (const { baseline } of scenarios) expect(printed).toContain(baseline);
  });

  it('have a wider published range only around the one that judges', () => {
    for (const claim of publishedClaims) {
      for (const { lower, upper, wider } of rangesOf(claim)) {
        if (wider === undefined) continue;
        expect(wider.lower).toBeLessThanOrEqual(lower);
        expect(wider.upper).toBeGreaterThanOrEqual(upper);
      }
    }
    expect(
      publishedClaims.filter((claim) => rangesOf(claim).some(({ wider }) => wider)).map(({ id }) => id),
    ).toEqual(['cycle-time-genops', 'cycle-time-improvement', 'success-genops', 'success-improvement']);
  });
});

it('quantities are in the unit of their claims: shares are ratios, times are minutes', () => {
  const { measures } = studyOf(400, { warmUpDays: 7, deploymentsPerDay: 10 }); // 40 days: a whole service-month
  for (const { test, unit } of publishedClaims) {
    if (!isMeasured(test)) continue;
    const { value } = quantityOf(test.quantity, measures);
    if (unit === 'minutes') expect(value).toBeGreaterThan(5);
    else if (unit !== 'number') expect(Math.abs(value)).toBeLessThanOrEqual(1);
  }
});

it('accepted ranges of a claim without a test are those that its replay names, and none where only the figure counts', () => {
  const [stable, printed, sized] = ['seeds-stable', 'validation', 'study-size'].map(
    (id) => publishedClaims.find((claim) => claim.id === id)!,
  );
  expect(rangesOf(stable!)).toEqual([expect.objectContaining({ lower: 0.94, upper: 0.99 })]);
  for (const claim of [printed!, sized!]) expect(rangesOf(claim)).toEqual([]);
  expect(rangesOf({ ...printed!, replay: { kind: 'replayed', quantity: 'success', range: 'own' } })).toEqual(
    [],
  );
  const effect = publishedClaims.find(({ id }) => id === 'effect-size')!;
  expect(effect.alternatives.map(({ judged }) => judged)).toEqual([null, null]);
  expect(rangesOf(effect)).toHaveLength(1);
});

it('each quantity says how it is estimated', () => {
  for (const name of quantityNames) expect(estimatorFor(name)).toMatch(/^\S.*\S$/);
  expect(estimatorFor('successGenops')).toBe('share of deployments, Wilson interval');
});
