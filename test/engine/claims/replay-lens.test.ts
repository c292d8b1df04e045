/** What the published code computes, read as the finding of a lens. */
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../engine/claims/index.ts';
import {
  exactValue,
  replayReading,
  replaySeed,
  replaySeedText,
} from '../../../engine/claims/lenses/replay.ts';
import { canaryCatch } from '../../../engine/claims/published/canary-catch.ts';
import { cycleTimeImprovement } from '../../../engine/claims/published/cycle-time-improvement.ts';
import { effectSize } from '../../../engine/claims/published/effect-size.ts';
import { failureGenops } from '../../../engine/claims/published/failure-genops.ts';
import { rollbackGenops } from '../../../engine/claims/published/rollback-genops.ts';
import { seedsStable } from '../../../engine/claims/published/seeds-stable.ts';
import { successBaseline } from '../../../engine/claims/published/success-baseline.ts';
import { successGenops } from '../../../engine/claims/published/success-genops.ts';
import { successImprovement } from '../../../engine/claims/published/success-improvement.ts';
import { validation } from '../../../engine/claims/published/validation.ts';
import { replayed } from './replayed.ts';

describe('the replay lens', () => {
  it('calls a figure by construction only where inputs fix it at the printed value', () => {
    const baseline = replayReading(successBaseline, replayed(0.89, 0, 'one input'));
    expect(baseline.outcome).toBe('by-construction');
    expect(replayReading(successGenops, replayed(0.968, 0.02, 'stated outcomes'), 0.968).outcome).toBe(
      'by-construction',
    );
  });

  it('says the value where inputs fix it at another one inside the range, whatever one run came to', () => {
    for (const value of [0.024, 0.034, 0.05]) {
      const { outcome, why } = replayReading(rollbackGenops, replayed(value, 0.02, 'stated outcomes'));
      expect(outcome).toBe('other-value');
      expect(why).toContain('fix it at 3.5%, not at the printed 2.4%');
    }
  });

  it('takes the interval of the run where the exact value is not known', () => {
    const read = (value: number) =>
      replayReading(successGenops, replayed(value, 0.002, 'one input'), null).outcome;
    expect(read(0.967)).toBe('by-construction');
    expect(read(0.963)).toBe('other-value');
    expect(read(0.94)).toBe('not-reproduced');
  });

  it('calls it reproduced only where nothing fixes it', () => {
    const read = (value: number, half: number) =>
      replayReading(successGenops, replayed(value, half, 'nothing fixes it'));
    expect(read(0.968, 0.001).outcome).toBe('reproduced');
    expect(read(0.968, 0.02).outcome).toBe('undecided');
    expect(read(0.9, 0.02).outcome).toBe('not-reproduced');
  });

  it('calls it not reproduced where inputs fix it outside the range', () => {
    const { outcome, why } = replayReading(canaryCatch, replayed(0.144, 0.03, 'one input'));
    expect(outcome).toBe('not-reproduced'); // exactly 82%, whatever a run came to
    expect(why).toContain('above the accepted range (12.0–17.0%)');
  });

  it('gives a claim of two documents its best case', () => {
    expect(replayReading(successBaseline, replayed(0.942, 0, 'one input')).why).toContain('93.7–94.7%');
    expect(replayReading(successBaseline, replayed(0.91, 0, 'one input')).outcome).toBe('not-reproduced');
  });

  it('does not apply where the code computes nothing, and has nothing to count without a denominator', () => {
    expect(replayReading(successGenops, null).outcome).toBe('does-not-apply');
    expect(replayReading(canaryCatch, replayed(Number.NaN, 0, 'one input')).outcome).toBe('undecided');
  });

  it('says what it found, in words', () => {
    const why = (value: number, half: number, exact: number | null = null): string =>
      replayReading(
        successGenops,
        replayed(value, half, exact === null ? 'nothing fixes it' : 'one input'),
        exact,
      ).why;
    const range = 'the accepted range (96.0–97.5%). It follows a.';
    expect(why(0.968, 0.001)).toBe(`The replay’s interval (96.7–96.9%) lies inside ${range}`);
    expect(why(0.968, 0.02)).toBe(`The replay’s interval (94.8–98.8%) crosses an end of ${range}`);
    expect(why(0.9, 0.02)).toBe(`The replay’s interval (88.0–92.0%) lies entirely below ${range}`);
    expect(why(0.99, 0.01)).toBe(`The replay’s interval (98.0–100.0%) lies entirely above ${range}`);
    const fixed = 'Inputs of the published code fix it at';
    expect(why(0.9, 0, 0.968)).toBe(`${fixed} 96.8%. It follows a.`);
    expect(why(0.9, 0, 0.97)).toBe(`${fixed} 97.0%, not at the printed 96.8%, but inside ${range}`);
    expect(why(0.9, 0, 0.9)).toBe(`${fixed} 90.0%, below ${range}`);
    expect(why(0.9, 0, 0.99)).toBe(`${fixed} 99.0%, above ${range}`);
  });

  it('holds the ends of a range for inside', () => {
    const at = (exact: number) => replayReading(successGenops, replayed(0.9, 0, 'one input'), exact).outcome;
    expect([0.96, 0.975].map(at)).toEqual(['other-value', 'other-value']);
    expect([0.9599, 0.9751].map(at)).toEqual(['not-reproduced', 'not-reproduced']);
  });

  it('says why where the code computes nothing, or where only the very figure counts', () => {
    const taken = replayed(0.9, 0.02, 'one input');
    expect(replayReading(effectSize, taken).why).toMatch(/^Its first release, .* is not replayed\.$/);
    const nothing = { outcome: 'does-not-apply', why: 'The published code does not compute this.' };
    expect(replayReading(successGenops, null)).toMatchObject(nothing);
    expect(replayReading(validation, taken)).toMatchObject(nothing);
    expect(replayReading(canaryCatch, replayed(Number.NaN, 0, 'one input')).why).toBe(
      'The rate has no denominator in this replay.',
    );
    // without a test of its own it has no range of its own, whatever other documents print
    const test = { kind: 'elsewhere', because: 'a test' } as const;
    expect(replayReading({ ...successBaseline, test }, replayed(0.942, 0, 'one input'))).toMatchObject(
      nothing,
    );
  });

  it('takes the range that the replay’s own test names, also for a figure in words', () => {
    const range = { lower: 0.94, upper: 0.99, source: 'a document' };
    const words: Claim = { ...seedsStable, replay: { kind: 'replayed', quantity: 'success', range } };
    const read = (fixed: Parameters<typeof replayed>[2]) =>
      replayReading(words, replayed(0.965, 0.001, fixed), null).outcome;
    expect(read('nothing fixes it')).toBe('reproduced');
    expect(read('one input')).toBe('by-construction');
  });

  it('names the nearer of two ranges, the claim’s own where both are as near', () => {
    const why = (value: number, claim: Claim): string =>
      replayReading(claim, replayed(value, 0, 'nothing fixes it'), null).why;
    expect(why(0.91, successBaseline)).toContain('88.5–89.5%');
    expect(why(0.93, successBaseline)).toContain('93.7–94.7%');
    const [other] = successBaseline.alternatives;
    const judged = { baseline: 0.942, range: { lower: 0.88, upper: 0.9, source: 'here' } };
    expect(why(0.89, { ...successBaseline, alternatives: [{ ...other!, judged }] })).toContain('88.5–89.5%');
  });
});

it('what the published constants imply is exact, and known of no recorded run', () => {
  expect(exactValue(successGenops)).toBeCloseTo(0.965, 4);
  expect(exactValue(rollbackGenops)).toBeCloseTo(0.035, 4);
  expect(exactValue(successImprovement)).toBeCloseTo(0.965 - 0.89, 4);
  expect(exactValue(cycleTimeImprovement)).toBeCloseTo(1 - 23.7575 / 52.8, 4);
  expect(exactValue(failureGenops)).toBe(0);
  expect(exactValue(successBaseline)).toBeNull();
  expect(exactValue(validation)).toBeNull();
  expect(exactValue(effectSize)).toBeNull();
});

describe('the seed of a replay', () => {
  it.each([
    ['42', 42n],
    ['+7', 7n],
    ['-12', -12n],
    ['18446744073709551616', 18_446_744_073_709_551_616n],
  ])('is the run’s own where that is %s', (seed, taken) => {
    expect(replaySeed(seed)).toBe(taken);
    expect(replaySeedText(seed)).toBe(
      `Replayed with seed ${taken}; recorded runs of the code with their own.`,
    );
  });

  it.each(['0', '-0', 'x1', '1x', '', '1.5', 'many'])('is the released one where that is %j', (seed) => {
    expect(replaySeed(seed)).toBe(24n);
    expect(replaySeedText(seed)).toBe(
      'Replayed with seed 24, the released one. The published code needs a whole number other than 0, and this run’s seed is something else.',
    );
  });
});
