import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { ContextIngestion, embed } from '../../engine/context-ingestion/index.ts';
import { tiers } from '../../engine/domain/service.ts';
import {
  credibleInterval,
  factorNames,
  type RiskInput,
  RiskScorer,
  type RiskWeights,
  riskFactors,
} from '../../engine/risk-scoring/index.ts';
import { forAll } from '../for-all.ts';

const ratio = fc.double({ min: 0, max: 1, noNaN: true });
const neighbourCounts = fc
  .tuple(fc.nat(100), ratio)
  .map(([neighbours, p]) => ({ neighbours, neighbourFailures: Math.round(p * neighbours) }));
const input: fc.Arbitrary<RiskInput> = fc
  .tuple(
    fc.record({
      tier: fc.constantFrom(...tiers),
      errorBudgetRemaining: fc.double({ min: -100, max: 1, noNaN: true }),
      recentFailureRate: ratio,
      availability: ratio,
      dependants: fc.nat(20),
      migration: fc.boolean(),
      config: fc.boolean(),
      hotfix: fc.boolean(),
      lines: fc.integer({ min: 1, max: 1_500 }),
      files: fc.integer({ min: 1, max: 80 }),
      hour: fc.integer({ min: 0, max: 23 }),
      weekday: fc.integer({ min: 0, max: 6 }),
    }),
    neighbourCounts,
  )
  .map(([rest, counts]) => ({ ...rest, ...counts }));
const weights = fc.record(
  Object.fromEntries(factorNames.map((name) => [name, fc.double({ min: 0.001, max: 10, noNaN: true })])),
) as fc.Arbitrary<RiskWeights>;
const prior = fc.record({ failures: fc.nat(100), successes: fc.integer({ min: 1, max: 1_000 }) });
const options = fc.record({ weights, prior });

it('factors and score lie in [0, 1]', () =>
  forAll(input, options, (change, option) => {
    const { score, factors } = new RiskScorer(option).assess(change);
    for (const value of Object.values(factors)) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }
    expect(score).toBeGreaterThanOrEqual(0);
    expect(score).toBeLessThanOrEqual(1 + 1e-12);
  }));

/** Each makes one thing about a change worse and leaves the rest. */
const worse: Readonly<Record<string, (change: RiskInput) => RiskInput>> = {
  'a more important tier': (c) => ({ ...c, tier: tiers[Math.max(0, tiers.indexOf(c.tier) - 1)]! }),
  'less error budget': (c) => ({ ...c, errorBudgetRemaining: c.errorBudgetRemaining - 0.3 }),
  'more recent failures': (c) => ({ ...c, recentFailureRate: Math.min(1, c.recentFailureRate + 0.3) }),
  'less availability': (c) => ({ ...c, availability: Math.max(0, c.availability - 0.3) }),
  'one more failure among the neighbours': (c) => ({
    ...c,
    neighbourFailures: Math.min(c.neighbours, c.neighbourFailures + 1),
  }),
  'more dependants': (c) => ({ ...c, dependants: c.dependants + 5 }),
  'a migration': (c) => ({ ...c, migration: true }),
  'a configuration change': (c) => ({ ...c, config: true }),
  'a hotfix': (c) => ({ ...c, hotfix: true }),
  'more lines': (c) => ({ ...c, lines: 3 * c.lines }),
  'more files': (c) => ({ ...c, files: 3 * c.files }),
  'the small hours': (c) => ({ ...c, hour: 3 }),
  'the weekend': (c) => ({ ...c, weekday: 6 }),
};

it.each(Object.entries(worse))('%s never lowers the score, and raises it somewhere', (_, worsen) => {
  let raised = false;
  forAll(input, options, (change, option) => {
    const scorer = new RiskScorer(option);
    const before = scorer.assess(change).score;
    const after = scorer.assess(worsen(change)).score;
    expect(after).toBeGreaterThanOrEqual(before - 1e-12);
    if (after > before) raised = true;
  });
  expect(raised).toBe(true);
});

it('one more success among the neighbours never raises the score', () =>
  forAll(input, options, (change, option) => {
    const scorer = new RiskScorer(option);
    const seen = { ...change, neighbours: change.neighbours + 1 };
    expect(scorer.assess(seen).score).toBeLessThanOrEqual(scorer.assess(change).score);
  }));

it('one more success in memory never raises the score, also where the memory must forget for it', () => {
  const record = fc.record({ lines: fc.integer({ min: 1, max: 10_000 }), failed: fc.boolean() });
  forAll(
    fc.array(record, { maxLength: 30 }),
    fc.integer({ min: 1, max: 10_000 }),
    fc.integer({ min: 1, max: 20 }),
    input,
    (records, lines, recordsPerService, change) => {
      const memory = new ContextIngestion({ threshold: 0.75, neighbours: 10, recordsPerService }, 1);
      const put = (index: number, size: number, failed: boolean): void =>
        memory.remember({
          index,
          lines: size,
          embedding: embed(0, size, false, false, true),
          failed,
          reason: failed ? 'errors' : 'none',
        });
      const scored = (): number => {
        const { neighbours, failures } = memory.query(embed(0, 60, false, false, true));
        const seen = {
          neighbours: neighbours.length,
          neighbourFailures: failures,
          recentFailureRate: memory.recentFailureRate(0),
        };
        return new RiskScorer().assess({ ...change, ...seen }).score;
      };
      records.forEach(({ lines: size, failed }, index) => put(index, size, failed));
      const before = scored();
      put(records.length, lines, false);
      expect(scored()).toBeLessThanOrEqual(before + 1e-12);
    },
  );
});

it('the credible interval contains the score', () =>
  forAll(input, options, (change, option) => {
    const scorer = new RiskScorer(option);
    const { score } = scorer.assess(change);
    const [low, high] = credibleInterval(scorer, change);
    expect(low).toBeLessThanOrEqual(score + 1e-12);
    expect(high).toBeGreaterThanOrEqual(score - 1e-12);
  }));

it('learning keeps every weight above 0 and their sum at 1, whatever the outcomes', () => {
  const lesson = fc.tuple(input, fc.boolean());
  forAll(options, fc.array(lesson, { minLength: 1, maxLength: 60 }), (option, lessons) => {
    const scorer = new RiskScorer(option);
    for (const [change, failed] of lessons) scorer.learn(riskFactors(change, option.prior), failed);
    const values = Object.values(scorer.weights);
    expect(Math.min(...values)).toBeGreaterThan(0);
    expect(values.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12);
  });
});
