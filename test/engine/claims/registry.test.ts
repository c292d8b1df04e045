import { describe, expect, it } from 'vitest';
import { quantityNames } from '../../../engine/claims/claim.ts';
import { publishedClaims, quantityOf } from '../../../engine/claims/index.ts';
import { scenarios } from '../../../engine/index.ts';
import { isParameterKey } from '../../../engine/simulator/settings.ts';
import { studyOf } from '../study-of.ts';

/** The number in a printed string, percents as ratios. */
function printedValue(printed: string): number {
  const number = Number(printed.replaceAll(',', '').match(/-?\d+(\.\d+)?/)?.[0]);
  return printed.includes('%') ? number / 100 : number;
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
    const own = claim.test.kind === 'untestable' ? [] : [{ value: claim.value, range: claim.test.range }];
    for (const { value, range } of [...own, ...claim.alternatives]) {
      expect(range.lower).toBeLessThanOrEqual(range.upper);
      expect(range.source.trim()).not.toBe('');
      if (value === null) continue;
      expect(value).toBeGreaterThanOrEqual(range.lower);
      expect(value).toBeLessThanOrEqual(range.upper);
    }
  });

  it.each(publishedClaims)('$id: is a plain sentence with a source and a definition', (claim) => {
    expect(claim.sentence).toMatch(/^[A-Z].*\.$/);
    expect(claim.definition).toMatch(/^[A-Z].*\.$/);
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

  it('include every quantity, and scenarios name claims that exist', () => {
    const tested = publishedClaims.flatMap(({ test }) => (test.kind === 'untestable' ? [] : test.quantity));
    // without rollbacks of its own the traditional arm cannot be held against a failure rate
    const all = quantityNames.filter((name) => name !== 'failureTraditional');
    expect([...new Set(tested)].toSorted()).toEqual(all.toSorted());
    const ids = publishedClaims.map(({ id }) => id);
    for (const { constructed } of scenarios) expect(ids).toEqual(expect.arrayContaining([...constructed]));
  });
});

describe('quantities', () => {
  it('are in the unit of their claims: shares are ratios, times are minutes', () => {
    const { measures } = studyOf(400, { warmUpDays: 7, deploymentsPerDay: 10 }); // 40 days: a whole service-month
    for (const { test, unit } of publishedClaims) {
      if (test.kind === 'untestable') continue;
      const { value } = quantityOf(test.quantity, measures);
      if (unit === 'minutes') expect(value).toBeGreaterThan(5);
      else expect(Math.abs(value)).toBeLessThanOrEqual(1);
    }
  });
});
