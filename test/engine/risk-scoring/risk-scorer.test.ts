import { describe, expect, it } from 'vitest';
import {
  credibleInterval,
  factorNames,
  normalised,
  publishedCeilings,
  publishedWeights,
  type RiskInput,
  RiskScorer,
  type RiskWeights,
  riskFactors,
  riskLevel,
} from '../../../engine/risk-scoring/index.ts';

const prior = { failures: 1, successes: 9 };
/** A change of which every factor but the tier's and the history's is 0. */
const calm: RiskInput = {
  tier: 'low',
  errorBudgetRemaining: 1,
  recentFailureRate: 0,
  availability: 1,
  neighbours: 0,
  neighbourFailures: 0,
  dependants: 0,
  migration: false,
  config: false,
  hotfix: false,
  lines: 60,
  files: 4,
  hour: 11,
  weekday: 1,
};
const factors = (change: Partial<RiskInput>) => riskFactors({ ...calm, ...change }, prior);

describe('the six factors', () => {
  it.each([
    ['critical', 0.9],
    ['high', 0.7],
    ['medium', 0.4],
    ['low', 0.2],
  ] as const)('service tier %s counts %d', (tier, expected) =>
    expect(factors({ tier }).serviceTier).toBe(expected),
  );

  it('service health is 1 minus the mean of budget left, success rate and availability', () => {
    expect(factors({}).serviceHealth).toBe(0);
    const sick = { errorBudgetRemaining: 0.4, recentFailureRate: 0.3, availability: 0.99 };
    expect(factors(sick).serviceHealth).toBeCloseTo(1 - (0.4 + 0.7 + 0.99) / 3, 14);
    // an overspent budget counts as empty
    expect(factors({ errorBudgetRemaining: -7 }).serviceHealth).toBeCloseTo(1 / 3, 14);
  });

  it('historical failure rate is the mean of a Beta posterior: one failure in ten before anything is seen', () => {
    expect(factors({}).historicalFailureRate).toBe(0.1);
    expect(factors({ neighbours: 10, neighbourFailures: 4 }).historicalFailureRate).toBe(5 / 20);
    expect(factors({ neighbours: 10, neighbourFailures: 0 }).historicalFailureRate).toBe(1 / 20);
  });

  it.each([
    [0, 0],
    [1, 0.1],
    [5, 0.1],
    [6, 0.2],
    [10, 0.2],
    [11, 0.4],
  ])('blast radius: %d dependants count %d', (dependants, expected) =>
    expect(factors({ dependants }).blastRadius).toBe(expected),
  );

  it('blast radius: a migration adds .3, configuration .2', () =>
    expect(factors({ dependants: 11, migration: true, config: true }).blastRadius).toBeCloseTo(0.9, 14));

  it.each([
    [200, 20, 0],
    [201, 20, 0.1],
    [501, 20, 0.25],
    [1001, 20, 0.4],
    [60, 21, 0.15],
    [60, 51, 0.3],
  ])('change complexity: %d lines in %d files count %d', (lines, files, expected) =>
    expect(factors({ lines, files }).changeComplexity).toBe(expected),
  );

  it('change complexity: a hotfix adds .2', () =>
    expect(factors({ lines: 1001, files: 51, hotfix: true }).changeComplexity).toBeCloseTo(0.9, 14));

  it.each([
    ['Tuesday 11:00', 1, 11, 0],
    ['Tuesday 22:00', 1, 22, 0.4],
    ['Tuesday 6:00', 1, 6, 0.4],
    ['Friday 11:00', 4, 11, 0.3],
    ['Saturday 11:00', 5, 11, 0.5],
    ['Sunday 3:00', 6, 3, 0.9],
  ])('timing: %s', (_, weekday, hour, expected) =>
    expect(factors({ weekday, hour }).timingRisk).toBe(expected),
  );
});

describe('the score', () => {
  it('is the weighted mean of the factors with the published weights', () => {
    const input = { ...calm, tier: 'critical', migration: true, weekday: 4 } as const;
    const { score, level, weights } = new RiskScorer().assess(input);
    expect(score).toBeCloseTo(0.25 * 0.9 + 0.2 * 0.1 + 0.15 * 0.3 + 0.1 * 0.3, 14);
    expect(level).toBe('low');
    for (const name of factorNames) expect(weights[name]).toBeCloseTo(publishedWeights[name], 15);
  });

  it.each([
    [0.49, 'low'],
    [0.5, 'medium'],
    [0.7, 'high'],
    [0.9, 'critical'],
    [1, 'critical'],
  ] as const)('%d is %s risk', (score, level) => expect(riskLevel(score)).toBe(level));

  it('has ceilings that rise with the published autonomy levels, shadow apart', () =>
    expect(publishedCeilings).toEqual({ shadow: 1, assisted: 0.3, governed: 0.6, learning: 0.8 }));

  it('has a credible interval that narrows with what was seen', () => {
    const scorer = new RiskScorer();
    const [low, high] = credibleInterval(scorer, calm);
    const [seenLow, seenHigh] = credibleInterval(scorer, { ...calm, neighbours: 90, neighbourFailures: 9 });
    expect(seenHigh - seenLow).toBeLessThan(0.5 * (high - low));
    // Beta(1, 9): quantiles are 1 − (1 − p)^(1/9)
    const history = (p: number): number => 0.2 * (1 - (1 - p) ** (1 / 9));
    const rest = 0.25 * 0.2;
    expect(low).toBeCloseTo(rest + history(0.025), 10);
    expect(high).toBeCloseTo(rest + history(0.975), 10);
  });
});

describe('weights', () => {
  const weights = (change: Partial<RiskWeights>): RiskWeights => ({ ...publishedWeights, ...change });

  it('are divided by their sum', () => {
    const doubled = Object.fromEntries(factorNames.map((name) => [name, 2 * publishedWeights[name]]));
    for (const name of factorNames)
      expect(normalised(doubled as RiskWeights)[name]).toBeCloseTo(publishedWeights[name], 15);
    expect(new RiskScorer({ weights: doubled as RiskWeights }).assess(calm).score).toBeCloseTo(
      new RiskScorer().assess(calm).score,
      14,
    );
  });

  it.each([
    [weights({ timingRisk: -0.1 }), 'RiskWeights: timingRisk: expected a number of 0 or more, got -0.1'],
    [
      weights({ serviceTier: Number.NaN }),
      'RiskWeights: serviceTier: expected a number of 0 or more, got NaN',
    ],
    [
      weights({ blastRadius: Number.POSITIVE_INFINITY }),
      'RiskWeights: blastRadius: expected a number of 0 or more, got Infinity',
    ],
    [
      Object.fromEntries(factorNames.map((name) => [name, 0])) as RiskWeights,
      'RiskWeights: expected at least one weight above 0',
    ],
  ])('refuse %o', (bad, message) => expect(() => new RiskScorer({ weights: bad })).toThrow(message));
});

describe('learning', () => {
  const risky = factors({ migration: true, dependants: 11, config: true });

  it('moves weight towards the factors that were high when a deployment failed, and back when it did not', () => {
    const scorer = new RiskScorer();
    scorer.learn(risky, true);
    expect(scorer.weights.blastRadius).toBeGreaterThan(publishedWeights.blastRadius);
    expect(scorer.weights.timingRisk).toBeLessThan(publishedWeights.timingRisk);
    const calmer = new RiskScorer();
    calmer.learn(risky, false);
    expect(calmer.weights.blastRadius).toBeLessThan(publishedWeights.blastRadius);
  });

  it('learns less from a failure once failures are usual', () => {
    const step = (failuresBefore: number): number => {
      const scorer = new RiskScorer();
      for (let k = 0; k < failuresBefore; k++) scorer.learn(factors({}), true);
      const before = scorer.weights.blastRadius;
      scorer.learn(risky, true);
      return scorer.weights.blastRadius / before;
    };
    expect(step(40)).toBeLessThan(step(0));
  });
});
