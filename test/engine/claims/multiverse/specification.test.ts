/** A reading against the claim's range: what supports it, what contradicts it, what stays open. */
import { describe, expect, it } from 'vitest';
import { averageEstimate, reductionBy } from '../../../../engine/claims/multiverse/estimators.ts';
import {
  type Choices,
  type Measured,
  optionLabel,
  ruleOf,
  specificationsIn,
  specificationsOf,
  stanceCounts,
} from '../../../../engine/claims/multiverse/index.ts';
import { publishedClaims } from '../../../../engine/claims/published/index.ts';

const claimOf = (id: string) => publishedClaims.find((claim) => claim.id === id)!;
const nothingFixed = { inReplay: new Set<string>() };

function measured(claim: string, choices: Choices, value: number, half = 0.001, n = 100): Measured {
  return { claim, choices, estimate: { value, lower: value - half, upper: value + half, method: 'test', n } };
}

const mechanism = { model: 'mechanism', definition: 'caughtPerIssue' } as const;

describe('a reading', () => {
  it('supports a claim only with its whole interval inside the range', () => {
    const claim = claimOf('canary-catch');
    const judged = (value: number, half: number): string | undefined =>
      specificationsOf(claim, [measured('canary-catch', mechanism, value, half)], nothingFixed)[0]?.stance;
    expect(judged(0.144, 0.02)).toBe('supports');
    expect(judged(0.144, 0.03)).toBe('undecided');
    expect(judged(0.5, 0.03)).toBe('contradicts');
    expect(judged(Number.NaN, 0)).toBe('undecided');
  });

  it('is compared with the range that was published for its baseline', () => {
    const claim = claimOf('success-improvement');
    const made = (['89', '94.2'] as const).map((baseline) =>
      measured(claim.id, { model: 'mechanism', baseline }, 0.026),
    );
    const [own, other] = ['89', '94.2'].map(
      (baseline) =>
        specificationsOf(claim, made, nothingFixed).find(({ choices }) => choices.baseline === baseline)!,
    );
    expect(own).toMatchObject({ stance: 'contradicts', fixed: false, range: { lower: 0.07 } });
    expect(other).toMatchObject({ stance: 'supports', fixed: false, range: { lower: 0.018 } });
  });

  it('of a number that an input was solved for is fixed, wherever it lies', () => {
    const claim = claimOf('cycle-time-genops');
    const at = (value: number, half: number) =>
      specificationsOf(claim, [measured(claim.id, { model: 'mechanism' }, value, half)], nothingFixed)[0]!;
    expect(at(23.4, 0.2)).toMatchObject({ stance: 'supports', fixed: true });
    expect(at(25.3, 0.2)).toMatchObject({ stance: 'undecided', fixed: true });
    expect(at(60, 0.2)).toMatchObject({ stance: 'contradicts', fixed: true });
  });

  it('of the published code is fixed where it is a constant, or was found to follow stated ones', () => {
    const baseline = claimOf('cycle-time-baseline');
    const constant = measured(baseline.id, { model: 'replay' }, 52.8, 0, 0);
    expect(specificationsOf(baseline, [constant], nothingFixed)[0]!.fixed).toBe(true);
    const success = claimOf('success-genops');
    const run = measured(success.id, { model: 'replay' }, 0.968);
    expect(specificationsOf(success, [run], nothingFixed)[0]!.fixed).toBe(false);
    const fixed = { inReplay: new Set(['success-genops']) };
    expect(specificationsOf(success, [run], fixed)[0]!.fixed).toBe(true);
  });
});

describe('the readings of a claim', () => {
  const claim = claimOf('canary-catch');
  const values = [0.9, Number.NaN, 0.144, 0.02, 0.165];
  const made = [
    ...values.map((value) => measured(claim.id, mechanism, value, 0.01)),
    measured('success-genops', { model: 'replay' }, 0.968),
  ];
  const judged = specificationsOf(claim, made, nothingFixed);

  it('are its own, from the least to the greatest, those without a number last', () =>
    expect(judged.map(({ estimate }) => estimate.value)).toEqual([0.02, 0.144, 0.165, 0.9, Number.NaN]));

  it('are counted by what they say of it, and every one is counted once', () =>
    expect(stanceCounts(judged)).toEqual({
      all: 5,
      supports: 1,
      byConstruction: 0,
      undecided: 2,
      contradicts: 2,
    }));
});

it('a range is held with both its ends, and touched from outside is neither', () => {
  const claim = claimOf('canary-catch'); // 12 to 17%
  const stance = (lower: number, upper: number) => {
    const estimate = { value: (lower + upper) / 2, lower, upper, method: 'test', n: 100 };
    const made = [{ claim: claim.id, choices: mechanism, estimate }];
    return specificationsOf(claim, made, nothingFixed)[0]!.stance;
  };
  expect([stance(0.12, 0.17), stance(0.12, 0.12)]).toEqual(['supports', 'supports']);
  expect([stance(0.1, 0.12), stance(0.17, 0.2), stance(0.1, 0.2)]).toEqual(
    Array.from({ length: 3 }, () => 'undecided'),
  );
  expect([stance(0.1, 0.1199), stance(0.1701, 0.2)]).toEqual(['contradicts', 'contradicts']);
});

it('what is fixed and lies inside is counted, and what has no number is never fixed', () => {
  const claim = claimOf('cycle-time-genops');
  const made = [23.4, 60, Number.NaN].map((value) => measured(claim.id, { model: 'mechanism' }, value, 0.2));
  const judged = specificationsOf(claim, made, nothingFixed);
  expect(judged.map(({ fixed }) => fixed)).toEqual([true, true, false]);
  expect(stanceCounts(judged)).toEqual({
    all: 3,
    supports: 1,
    byConstruction: 1,
    undecided: 1,
    contradicts: 1,
  });
  // nothing to compare with: only the printed figure counts
  expect(specificationsOf(claimOf('validation'), [measured('validation', {}, 0.97)], nothingFixed)).toEqual(
    [],
  );
});

describe('an average', () => {
  const sample = Float64Array.of(1, 2, 6);

  it('of one number is not bounded, and of none is nothing', () => {
    expect(averageEstimate(Float64Array.of(5), 'mean')).toEqual({
      value: 5,
      lower: -Infinity,
      upper: Infinity,
      method: 'Student t',
      n: 1,
    });
    expect(averageEstimate(Float64Array.of(1, 3), 'mean').lower).toBeCloseTo(2 - 12.7062, 4);
    const none = { value: Number.NaN, method: 'nothing counted', n: 0 };
    for (const statistic of ['mean', 'median'] as const) {
      expect(averageEstimate(Float64Array.of(), statistic)).toMatchObject(none);
      expect(reductionBy(statistic, Float64Array.of(), sample)).toMatchObject(none);
      expect(reductionBy(statistic, sample, Float64Array.of())).toMatchObject(none);
    }
  });

  it('is taken by the statistic that is asked for, and reduced by it', () => {
    expect(averageEstimate(sample, 'mean')).toMatchObject({ value: 3, n: 3 });
    expect(averageEstimate(sample, 'median').value).toBe(2);
    const after = Float64Array.of(1, 1, 1);
    expect(reductionBy('mean', sample, after).value).toBeCloseTo(2 / 3, 12);
    expect(reductionBy('median', sample, after).value).toBeCloseTo(1 / 2, 12);
  });
});

it('an option has its words, or stands for itself; a claim without a rule has none', () => {
  expect(optionLabel('statistic', 'mean')).toBe('mean');
  expect(optionLabel('model', 'replay')).toBe('published code');
  expect(optionLabel('model', 'another')).toBe('another');
  expect(ruleOf('effect-size')).toMatchObject({ claim: 'effect-size', replay: null });
  expect(ruleOf('validation')).toBeUndefined();
  expect(specificationsIn(ruleOf('effect-size')!, 'replay')).toEqual([]);
  expect(specificationsIn(ruleOf('success-genops')!, 'replay')).toEqual([{ model: 'replay' }]);
});
