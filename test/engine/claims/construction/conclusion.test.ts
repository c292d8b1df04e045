/** What the moves of every input say of a number: the two rules, their sentence, and what was solved for it. */
import { describe, expect, it } from 'vitest';
import { calibrationsOf, conclusionOf, isFixed } from '../../../../engine/claims/construction/conclusion.ts';
import {
  effectOf,
  type ModelInput,
  replayedClaims,
  type Trace,
  type TracedInput,
} from '../../../../engine/claims/construction/index.ts';
import { canaryCatch } from '../../../../engine/claims/published/canary-catch.ts';
import { cycleTimeGenops } from '../../../../engine/claims/published/cycle-time-genops.ts';
import { effectSize } from '../../../../engine/claims/published/effect-size.ts';
import { rollbackGenops } from '../../../../engine/claims/published/rollback-genops.ts';
import { successGenops } from '../../../../engine/claims/published/success-genops.ts';
import type { Estimate } from '../../../../engine/simulator/measures/measures.ts';

const exactly = (value: number, half = 0): Estimate => ({
  value,
  lower: value - half,
  upper: value + half,
  method: 'test',
  n: 1,
});
const traced = (
  id: string,
  role: ModelInput['role'],
  effect: TracedInput['effect'] = 'follows',
  ...values: number[]
): TracedInput => {
  const input: ModelInput = {
    id,
    label: `the ${id}`,
    role,
    provenance: 'artifact',
    unit: null,
    usual: 0,
    others: values,
  };
  const movements = values.map((value) => ({ value, estimate: exactly(value), effect }));
  return { input, movements, effect, reach: 1 };
};
const still = traced('still', 'risk', 'still');
const chance = traced('chance', 'risk', 'chance');
const many = (n: number, role: ModelInput['role']) =>
  Array.from({ length: n }, (_, k) => traced(String(k + 1), role));

describe('a conclusion', () => {
  it.each<[string, readonly TracedInput[], boolean | null, boolean, boolean]>([
    ['None of 2 inputs changes it.', [still, chance], false, true, true],
    ['None of 2 inputs changes it alone, but all together do.', [still, chance], true, false, false],
    ['None of 1 inputs changes it.', [still], null, false, true],
    ['Of 2 inputs, only one changes it: the a.', [traced('a', 'risk'), still], false, true, false],
    [
      'Of 2 inputs varied one by one, only one changes it: the a. The others change it too when varied together.',
      [traced('a', 'outcome'), still],
      true,
      false,
      false,
    ],
    ['Of 2 inputs, 2 change it: the 1; and the 2.', many(2, 'risk'), false, false, false],
    [
      'Of 2 inputs, 2 change it: the 1; and the 2. Inputs of other kinds change it too when varied together.',
      many(2, 'outcome'),
      true,
      false,
      false,
    ],
    [
      'Of 3 inputs, 2 change it: the a; and the b. All of them set the result directly: an outcome, a time, a baseline, or a pillar switched off. Nothing that GenOps measures changes it.',
      [traced('a', 'time'), traced('b', 'baseline'), still],
      false,
      false,
      true,
    ],
    [
      'Of 2 inputs, 2 change it: the a; and the b.',
      [traced('a', 'pillar'), traced('b', 'canary')],
      false,
      false,
      false,
    ],
    [
      'Of 5 inputs, 5 change it: the 1; the 2; the 3; the 4; and the 5.',
      many(5, 'people'),
      null,
      false,
      false,
    ],
    [
      'Of 6 inputs, 6 change it: the 1; the 2; the 3; the 4; and 2 more.',
      many(6, 'policy'),
      null,
      false,
      false,
    ],
  ])('“%s”', (sentence, inputs, together, byConstruction, statedOutcomes) => {
    const found = conclusionOf(inputs, together);
    expect(found).toMatchObject({ sentence, byConstruction, statedOutcomes, movedTogether: together });
    expect(isFixed(found)).toBe(byConstruction || statedOutcomes);
    const followed = inputs.filter(({ effect }) => effect === 'follows').map(({ input }) => input);
    expect(found).toMatchObject({
      kind: ['nothing', 'one', 'several'][Math.min(2, followed.length)],
      follows: followed.map(({ id }) => id),
      labels: followed.map(({ label }) => label),
      moved: inputs.length,
    });
  });
});

describe('an input that was solved for a claim', () => {
  const trace = (...values: number[]): Trace => {
    const inputs = [still, traced('bakeScale', 'canary', 'follows', ...values)];
    return { quantity: 'it', usual: exactly(23.4), inputs, conclusion: conclusionOf(inputs, null) };
  };

  it('crosses the claim’s range where it carries the number past both ends', () => {
    const found = (...values: number[]) => calibrationsOf(trace(...values), cycleTimeGenops)[0]!;
    const test = cycleTimeGenops.test as { range: { lower: number; upper: number } };
    const { lower, upper } = test.range;
    expect(found(lower - 1, upper + 1)).toMatchObject({ from: lower - 1, to: upper + 1, crosses: true });
    for (const values of [[lower, upper + 1], [lower - 1, upper], [], [Number.NaN, upper + 1]])
      expect(found(...values).crosses).toBe(false);
    expect(found(Number.NaN)).toMatchObject({ from: 23.4, to: 23.4 });
    expect(found().traced.input.id).toBe('bakeScale');
  });

  it('is named by the registry alone, and left out where it was not moved', () => {
    expect(calibrationsOf(trace(1, 99), successGenops)).toEqual([]);
    expect(calibrationsOf(trace(1, 99), effectSize)).toEqual([]);
    expect(calibrationsOf({ ...trace(1, 99), inputs: [still] }, cycleTimeGenops)).toEqual([]);
  });
});

describe('the effect of a move', () => {
  const usual = { ...exactly(10), lower: 9, upper: 12 };
  const to = (value: number, below = 1, above = 1): Estimate => ({
    ...exactly(value),
    lower: value - below,
    upper: value + above,
  });

  it('is of size where draws are equal: the side of the interval that faces the moved number', () => {
    expect(effectOf(usual, to(12), 'equal')).toBe('chance');
    expect(effectOf(usual, to(12.1), 'equal')).toBe('follows');
    expect(effectOf(usual, to(9), 'equal')).toBe('chance');
    expect(effectOf(usual, to(8.9), 'equal')).toBe('follows');
    expect(effectOf(usual, to(10), 'equal')).toBe('still');
  });

  it('is four standard errors where they are not, from the sides that face each other', () => {
    // half widths 2 and 1.5: 2.5, times 4 over 1.96: 5.102
    expect(effectOf(usual, to(15.1, 1.5, 99), 'shifted')).toBe('chance');
    expect(effectOf(usual, to(15.11, 1.5, 99), 'shifted')).toBe('follows');
    // down: 1 and .75: 1.25, so 2.551
    expect(effectOf(usual, to(7.45, 99, 0.75), 'shifted')).toBe('chance');
    expect(effectOf(usual, to(7.44, 99, 0.75), 'shifted')).toBe('follows');
  });

  it('is there where one side has nothing to count, and not where neither has', () => {
    const none = exactly(Number.NaN);
    expect(effectOf(usual, none, 'equal')).toBe('follows');
    expect(effectOf(none, usual, 'shifted')).toBe('follows');
    expect(effectOf(none, none, 'equal')).toBe('still');
    expect(effectOf(exactly(0), exactly(-0), 'equal')).toBe('still');
  });
});

it('a claim has something in the replay only where that has its number and its trace', () => {
  const conclusion = conclusionOf([still], false);
  const trace = (quantity: string): Trace => ({ quantity, usual: exactly(1), inputs: [], conclusion });
  const claims = [successGenops, rollbackGenops, canaryCatch, effectSize];
  const estimates = { success: exactly(0.9), rollback: exactly(0.1) };
  const found = replayedClaims({ estimates, traces: [trace('success'), trace('canaryCatch')] }, claims);
  expect([...found]).toEqual([
    ['success-genops', { estimate: exactly(0.9), conclusion, trace: trace('success') }],
  ]);
});
