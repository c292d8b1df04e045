import { describe, expect, it } from 'vitest';
import {
  type Claim,
  type ClaimTest,
  type Judgment,
  judgeClaim,
  judgeClaims,
  publishedClaims,
} from '../../../engine/claims/index.ts';
import { REPLICATIONS } from '../../../engine/claims/judge.ts';
import { budgetVariance } from '../../../engine/claims/published/budget-variance.ts';
import { successImprovement } from '../../../engine/claims/published/success-improvement.ts';
import type { Estimate } from '../../../engine/simulator/measures/measures.ts';
import { baseline942 } from '../../../engine/simulator/scenarios/baseline-942.ts';
import { defaultSettings, type Settings, withSettings } from '../../../engine/simulator/settings.ts';
import { studyOf } from '../study-of.ts';
import { claim, judge, measures } from './judge-of.ts';

describe('an emergent claim', () => {
  it.each<[string, Partial<Estimate>, Judgment['kind'], RegExp]>([
    ['inside its range', {}, 'reproduced', /inside the accepted range \(1\.5–3\.5%\)\.$/],
    ['on both ends of it', { lower: 0.015, upper: 0.035 }, 'reproduced', /inside/],
    ['wholly below', { value: 0.01, lower: 0.005, upper: 0.0149 }, 'not-reproduced', /lies entirely below/],
    ['wholly above', { value: 0.05, lower: 0.0351, upper: 0.06 }, 'not-reproduced', /lies entirely above/],
    ['across an end', { value: 0.02, lower: 0.014, upper: 0.028 }, 'undecided', /crosses an end of/],
    ['touching it from outside', { value: 0.01, lower: 0.005, upper: 0.015 }, 'undecided', /crosses/],
    ['wider than the range', { lower: 0, upper: 0.5 }, 'undecided', /crosses/],
    ['without a denominator', { value: Number.NaN, lower: 0, upper: 1, n: 0 }, 'undecided', /no denominator/],
  ])('with its interval %s is judged', (_, estimate, kind, why) => {
    const verdict = judge(estimate);
    expect(verdict.kind).toBe(kind);
    expect(verdict.why).toMatch(why);
    expect(verdict.estimate?.value).toBe(estimate.value ?? 0.024);
  });
});

describe('how many deployments would decide', () => {
  const method = 'order statistics'; // shares are asked of Wilson’s interval

  it('grows with the square of half the width over the distance to the nearest end', () => {
    // half width .01, distance .005: four times the 500 of the run
    const verdict = judge({ value: 0.03, lower: 0.02, upper: 0.04, method });
    expect(verdict.deploymentsToDecide).toBe(2_000);
    expect(verdict.why).toContain('about 2,000 deployments would decide');
  });

  it('counts the run’s deployments, not what the estimate counts', () =>
    expect(judge({ value: 0.03, lower: 0.02, upper: 0.04, n: 37, method }).deploymentsToDecide).toBe(2_000));

  it('is never fewer than the run has', () => {
    for (const value of [0.011, 0.0149, 0.016, 0.025, 0.034, 0.036]) {
      const { kind, deploymentsToDecide } = judge({
        value,
        lower: value - 0.02,
        upper: value + 0.02,
        method,
      });
      expect(kind).toBe('undecided');
      expect(deploymentsToDecide ?? Infinity).toBeGreaterThanOrEqual(500);
    }
  });

  it('is not named when the value stands on the end, or for more than a run takes', () => {
    for (const value of [0.015, 0.035, 0.035 + 1e-7]) {
      const verdict = judge({ value, lower: value - 0.02, upper: value + 0.02, method });
      expect(verdict.deploymentsToDecide).toBeNull();
      expect(verdict.why).toContain('a decision needs more deployments than a run can have');
    }
  });

  it('is not named when the interval has no end', () => {
    const verdict = judge({ lower: -Infinity, upper: Infinity, method });
    expect(verdict.deploymentsToDecide).toBeNull();
    expect(verdict.why).toContain('with so few deployments it is open on one side');
  });

  it('is null for every other verdict', () => {
    expect(judge({}).deploymentsToDecide).toBeNull();
    expect(judge({ value: 0.3, lower: 0.29, upper: 0.31 }).deploymentsToDecide).toBeNull();
  });
});

it('edited assumptions are said with every verdict on an emergent claim', () => {
  expect(judge({}).why).not.toContain('default');
  expect(judge({}, {}, withSettings({ alpha: 0.02 })).why).toMatch(/One setting differs from its default\.$/);
  expect(judge({}, {}, withSettings({ alpha: 0.02, margin: 2 })).why).toContain('2 settings differ');
});

describe('where documents disagree', () => {
  const alternatives = [
    {
      printed: '5%',
      value: 0.05,
      source: { document: 'second', locator: 'there' },
      judged: { range: { lower: 0.04, upper: 0.06, source: 'second' }, baseline: 0.942 },
    },
  ];
  const beside = (baseline: number, value: number): Judgment => {
    const estimate = { value, lower: value - 0.002, upper: value + 0.002, method: 'Wilson', n: 500 };
    const evidence = { estimateOf: () => estimate, settings: defaultSettings, size: 500, baseline };
    return judgeClaim(claim({ alternatives }), evidence);
  };

  it.each([
    [0.89, 0.024, 'reproduced', '1.5–3.5%'],
    [0.89, 0.05, 'not-reproduced', '1.5–3.5%'],
    [0.94, 0.05, 'reproduced', '4.0–6.0%'],
    [0.94, 0.024, 'not-reproduced', '4.0–6.0%'],
  ] as const)(
    'beside a baseline of %d, a value of %d is %s: the range is the one printed beside it',
    (baseline, value, kind, against) => {
      const verdict = beside(baseline, value);
      expect(verdict.kind).toBe(kind);
      expect(verdict.why).toContain(`accepted range (${against})`);
      expect(verdict.why).not.toContain('documents');
    },
  );
});

it('an untestable claim says why, and shows no number', () => {
  const verdict = judge({}, { test: { kind: 'untestable', because: 'the data is not public' } });
  expect(verdict).toMatchObject({ kind: 'untestable', estimate: null, why: 'The data is not public.' });
});

describe('the board of a real run', () => {
  const verdicts = judgeClaims({ measures, settings: defaultSettings });

  it('has one judgment a claim, in the order of the registry, each with its reason', () => {
    expect(verdicts.map(({ claim: { id } }) => id)).toEqual(publishedClaims.map(({ id }) => id));
    for (const { why } of verdicts) expect(why).toMatch(/^[A-Z].*\.$/);
  });

  it('calls whatever was tuned by construction', () => {
    const calibrated = verdicts.filter(({ claim: { test } }) => test.kind === 'calibrated');
    expect(calibrated.length).toBeGreaterThan(3);
    for (const { kind } of calibrated) expect(kind).toBe('by-construction');
  });

  it('finds a safety violation wherever there is one', () => {
    const of = (changes: object) =>
      judgeClaims({ measures: studyOf(300, changes).measures, settings: withSettings(changes) }).find(
        ({ claim: { id } }) => id === 'safety-violations',
      )!;
    expect(of({}).kind).toBe('by-construction');
    expect(of({ enableGovernance: false }).kind).toBe('not-reproduced');
    // people in shadow ask no policy, and some deploy on a Friday
    expect(of({ autonomy: 'shadow' }).kind).toBe('not-reproduced');
  });

  it('decides nothing wrongly on a single deployment', () => {
    const kinds = judgeClaims({ measures: studyOf(1).measures, settings: defaultSettings }).map(
      ({ kind }) => kind,
    );
    expect(kinds).not.toContain('reproduced');
  });
});

describe('the words of a judgment', () => {
  const open = { value: 0.02, lower: 0.01, upper: 0.03, method: 'order statistics' };

  it('say whose interval it is, and what would decide: deployments, or seeds', () => {
    const why = (estimate: Partial<Estimate>): string => judge({ ...open, ...estimate }).why;
    expect(why({})).toBe(
      'Our interval (1.0–3.0%) crosses an end of the accepted range (1.5–3.5%); about 2,000 deployments would decide.',
    );
    expect(why({ method: REPLICATIONS })).toContain('about 2,000 seeds would decide.');
    const oneSided = 'crosses an end of the accepted range (1.5–3.5%); with so few deployments it is open on';
    for (const end of [{ lower: -Infinity }, { upper: Infinity }])
      expect(why(end)).toBe(`Our interval ${oneSided} one side.`);
    expect(why({ lower: 0.02, upper: 0.02 })).toBe(
      'Our value (2.0%) lies inside the accepted range (1.5–3.5%).',
    );
    expect(why({ value: 0.05, lower: 0.05, upper: 0.05 })).toContain('lies above the accepted range');
  });

  it('of a reader’s log name no settings of ours, whatever fixes the number in a run', () => {
    const test = {
      ...claim().test,
      kind: 'calibrated',
      inputs: ['bakeScale'],
      because: 'we tuned it',
      lifted: [],
    } as ClaimTest;
    const why = (estimate: Partial<Estimate>): string => {
      const estimateOf = () => ({ ...open, n: 500, ...estimate });
      return judgeClaim(claim({ test }), { estimateOf, settings: null, size: 500 }).why;
    };
    expect(why({})).toBe(
      'Your log’s interval (1.0–3.0%) crosses an end of the accepted range (1.5–3.5%); about 2,000 deployments would decide.',
    );
    expect(why({ value: 0.015 })).toContain('; a decision needs more deployments than a million.');
  });

  it('take the claim’s own range where another document’s baseline is as near', () => {
    const judged = { range: { lower: 0, upper: 1, source: 'second' }, baseline: 0.89 };
    const source = { document: 'second', locator: 'there' };
    const estimate = { value: 0.024, lower: 0.02, upper: 0.028, method: 'Wilson', n: 500 };
    const two = claim({ alternatives: [{ printed: '5%', value: 0.05, source, judged }] });
    const evidence = { estimateOf: () => estimate, settings: defaultSettings, size: 500, baseline: 0.5 };
    expect(judgeClaim(two, evidence).why).toContain('(1.5–3.5%)');
  });
});

it('a scenario is judged by its own document’s range alone', () => {
  const estimate = { value: 0.075, lower: 0.072, upper: 0.08, method: 'paired', n: 500 };
  const judged = (settings: Settings) =>
    judgeClaim(successImprovement, { estimateOf: () => estimate, settings, size: 500 });
  expect(judged(defaultSettings).kind).toBe('reproduced');
  expect(judged(withSettings(baseline942.changes)).kind).toBe('not-reproduced');
});

it('a p-value’s range says where it comes from, and a run without a number why it has none', () => {
  const of = (quantity: ClaimTest, value: number, unit: Claim['unit']) => {
    const estimate = { value, lower: value, upper: value, method: 'test', n: 0 };
    return judge(estimate, { test: quantity, unit, id: 'another' }).why;
  };
  const p = { ...claim().test, range: { lower: 0, upper: 0.05, source: 'here' } } as ClaimTest;
  expect(of(p, 0.02, 'p')).toBe('Our value (0.02) lies inside the accepted range (at most 0.05: here).');
  expect(of(p, Number.NaN, 'ratio')).toBe('This run has nothing to count: the rate has no denominator.');
  const budget = judgeClaim(budgetVariance, {
    estimateOf: () => ({ value: Number.NaN, lower: 0, upper: 1, method: 'test', n: 0 }),
    settings: defaultSettings,
    size: 1,
  });
  expect(budget.why).toContain('a study of less than 30 days has no service-month');
});
