/** A reading against the claim's range: what supports it, what contradicts it, what stays open. */
import { describe, expect, it } from 'vitest';
import {
  type Choices,
  type Measured,
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
