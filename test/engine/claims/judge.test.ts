import { describe, expect, it } from 'vitest';
import {
  type Claim,
  type ClaimTest,
  type Judgment,
  judgeClaim,
  judgeClaims,
  publishedClaims,
} from '../../../engine/claims/index.ts';
import { significanceSuccess } from '../../../engine/claims/published/significance-success.ts';
import { successBaseline } from '../../../engine/claims/published/success-baseline.ts';
import { successGenops } from '../../../engine/claims/published/success-genops.ts';
import { successImprovement } from '../../../engine/claims/published/success-improvement.ts';
import type { Estimate, StudyMeasures } from '../../../engine/simulator/measures/measures.ts';
import { asClaimed } from '../../../engine/simulator/scenarios/as-claimed.ts';
import { baseline942 } from '../../../engine/simulator/scenarios/baseline-942.ts';
import { defaultSettings, type Settings, withSettings } from '../../../engine/simulator/settings.ts';
import { studyOf } from '../study-of.ts';

const { measures } = studyOf(500, { warmUpDays: 0 });

/** Measures in which the GenOps rollback rate is what a test wants it to be; all else is a real run's. */
const withRollback = (estimate: Partial<Estimate>): StudyMeasures => ({
  ...measures,
  genops: {
    ...measures.genops,
    rollbackRate: { value: 0.024, lower: 0.02, upper: 0.028, method: 'Wilson', n: 500, ...estimate },
  },
});
const range = { lower: 0.015, upper: 0.035, source: 'a document' };
const emergent: ClaimTest = { kind: 'emergent', quantity: 'rollbackGenops', range };
const claim = (change: Partial<Claim> = {}): Claim => ({
  id: 'rollback',
  group: 'rollback-failure',
  sentence: 'A share is rolled back.',
  printed: '2.4%',
  value: 0.024,
  unit: 'ratio',
  alternatives: [],
  source: { document: 'a document', locator: 'here' },
  definition: 'Rolled back over all.',
  test: emergent,
  replay: { kind: 'nothing', because: 'a test' },
  doesNotShow: 'Anything.',
  reply: null,
  ...change,
});
const judge = (
  estimate: Partial<Estimate>,
  change: Partial<Claim> = {},
  settings: Settings = defaultSettings,
): Judgment => judgeClaims({ measures: withRollback(estimate), settings }, [claim(change)])[0]!;

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

  it('counts the run’s deployments, not what the estimate counts', () => {
    expect(judge({ value: 0.03, lower: 0.02, upper: 0.04, n: 37, method }).deploymentsToDecide).toBe(2_000);
  });

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
      expect(verdict.why).toContain('deciding would take more deployments than a run can have');
    }
  });

  it('is not named when the interval has no end', () => {
    const verdict = judge({ lower: -Infinity, upper: Infinity, method });
    expect(verdict.deploymentsToDecide).toBeNull();
    expect(verdict.why).toContain('with so few deployments it has no end on one side');
  });

  it('is null for every other verdict', () => {
    expect(judge({}).deploymentsToDecide).toBeNull();
    expect(judge({ value: 0.3, lower: 0.29, upper: 0.31 }).deploymentsToDecide).toBeNull();
  });
});

const tuned = (inputs: readonly ('bakeScale' | 'attentionMedian')[]): ClaimTest => ({
  kind: 'calibrated',
  quantity: 'rollbackGenops',
  range,
  inputs,
  because: 'we tuned its inputs to reach this number',
  lifted: [{ enableGovernance: false }],
});

describe('a claim that inputs were solved for', () => {
  const test = tuned(['bakeScale', 'attentionMedian']);

  it.each([
    ['inside', {}],
    ['inside', { lower: 0, upper: 1 }],
    ['above', { value: 0.5, lower: 0.4, upper: 0.6 }],
    ['below', { value: 0.001, lower: 0, upper: 0.002 }],
    ['inside', { lower: -Infinity, upper: Infinity }],
  ] as const)(
    'is by construction as long as they keep their solved values, and says that the value lies %s the range',
    (side, estimate) => {
      const verdict = judge(estimate, { test });
      expect(verdict.kind).toBe('by-construction');
      expect(verdict.why).toContain('Not a test: we tuned its inputs to reach this number.');
      expect(verdict.why).toContain(`, ${side} the accepted range (1.5–3.5%).`);
    },
  );

  it('is never not reproduced by chance: seeds whose interval misses the range stay by construction', () => {
    for (const seed of [19, 38, 48, 58]) {
      const run = {
        measures: studyOf(500, { warmUpDays: 0 }, String(seed)).measures,
        settings: defaultSettings,
      };
      const { lower, upper } = run.measures.traditional.successRate;
      expect(upper < 0.885 || lower > 0.895).toBe(true); // chosen because chance takes them out
      expect(judgeClaims(run, [successBaseline])[0]!.kind).toBe('by-construction');
    }
  });

  it('is never reproduced', () => {
    for (let value = 0; value < 0.06; value += 0.001) {
      const estimate = { value, lower: value - 0.001, upper: value + 0.001 };
      expect(judge(estimate, { test }).kind).not.toBe('reproduced');
    }
  });
});

describe('a claim whose solved input was set to another value, or lifted', () => {
  const test = tuned(['bakeScale']);
  const moved = withSettings({ bakeScale: 0.31 });

  it('follows its input inside the range and across an end, and is not reproduced outside', () => {
    const verdict = judge({}, { test }, moved);
    expect(verdict.kind).toBe('by-construction');
    expect(verdict.why).toContain('set to another value than the one we solved for');
    expect(judge({ value: 0.5, lower: 0.4, upper: 0.6 }, { test }, moved).kind).toBe('not-reproduced');
  });

  it('is judged as emergent where nothing fixes it', () => {
    expect(judge({}, { test }, withSettings({ enableGovernance: false })).kind).toBe('reproduced');
  });

  it('is by construction at the value that another scenario solved for', () => {
    const run = (changes: object) =>
      judgeClaims({ measures: studyOf(500, changes).measures, settings: withSettings(changes) }, [
        successBaseline,
      ])[0]!;
    expect(run(baseline942.changes).kind).toBe('by-construction');
    expect(run(baseline942.changes).why).toContain('93.7–94.7%');
    expect(run({ badIntercept: -1 }).kind).toBe('not-reproduced');
  });
});

describe('settings that were searched for a claim', () => {
  const change = { id: 'rollback-genops' };
  const searched = withSettings(asClaimed.changes);

  it('make it by construction whatever comes out, whatever the run calls itself', () => {
    for (const estimate of [{}, { lower: 0, upper: 1 }, { value: 0.5, lower: 0.4, upper: 0.6 }]) {
      expect(judge(estimate, change, searched).kind).toBe('by-construction');
    }
    expect(judge({}, { id: 'another' }, searched).kind).toBe('reproduced');
    expect(judge({}, change).kind).toBe('reproduced');
  });

  it('make what follows from such numbers by construction as well', () => {
    const run = (settings: Settings, changes: object) =>
      judgeClaims({ measures: studyOf(2000, changes).measures, settings }, [
        significanceSuccess,
        successImprovement,
      ]);
    for (const { kind, why } of run(searched, asClaimed.changes)) {
      expect(kind).toBe('by-construction');
      expect(why).toMatch(/^Not a test: /);
    }
    // by default one of the two rates emerges, and so does what follows from both
    for (const { kind } of run(defaultSettings, {})) expect(kind).toBe('not-reproduced');
  });
});

describe('a scenario and the baseline that it was solved for', () => {
  const judged = (changes: object, claims: readonly Claim[]): Judgment[] =>
    judgeClaims({ measures: studyOf(4000, changes).measures, settings: withSettings(changes) }, claims);

  it('judges as claimed by the 89% document, whose baseline it was searched with', () => {
    const [baseline, improvement] = judged(asClaimed.changes, [successBaseline, successImprovement]);
    expect(baseline).toMatchObject({ kind: 'by-construction' });
    expect(baseline!.why).toContain('88.5–89.5%');
    expect(improvement).toMatchObject({ kind: 'by-construction' });
    expect(improvement!.why).toContain('+7.0 to +8.5 points');
  });

  it('shows both ranges for edited settings, and decides only where they agree', () => {
    const [edited] = judged({ alpha: 0.02 }, [successImprovement]);
    expect(edited!.kind).toBe('not-reproduced');
    expect(edited!.why).toContain('+7.0 to +8.5 points');
    expect(edited!.why).toContain('+1.8 to +3.3 points');
    const estimate = { value: 0.075, lower: 0.072, upper: 0.08, method: 'paired', n: 500 };
    const split = judgeClaim(successImprovement, {
      estimateOf: () => estimate,
      settings: withSettings({ alpha: 0.02 }),
      size: 500,
    });
    expect(split.kind).toBe('undecided');
    expect(split.deploymentsToDecide).toBeNull();
    expect(split.why).toMatch(/belong to neither: .* it is reproduced, .* it is not reproduced\./);
  });
});

describe('two published ranges for one claim', () => {
  it('are both shown: the narrower decides, and what the wider would give is said', () => {
    const judgeRate = (value: number, half: number): Judgment =>
      judgeClaim(successGenops, {
        estimateOf: () => ({ value, lower: value - half, upper: value + half, method: 'Wilson', n: 500 }),
        settings: defaultSettings,
        size: 500,
      });
    const verdict = judgeRate(0.95, 0.005);
    expect(verdict.kind).toBe('not-reproduced');
    expect(verdict.why).toContain('96.0–97.5%');
    expect(verdict.why).toContain('The wider published range (94.0–99.0%) would give: reproduced.');
    expect(judgeRate(0.97, 0.001).why).toContain('would give: reproduced.');
    expect(judgeRate(0.9, 0.001).why).toContain('would give: not reproduced.');
    expect(judgeRate(0.94, 0.01).why).toContain('would give: undecided.');
  });
});

describe('edited assumptions', () => {
  it('are said with every verdict on an emergent claim', () => {
    expect(judge({}).why).not.toContain('default');
    expect(judge({}, {}, withSettings({ alpha: 0.02 })).why).toMatch(
      /One setting differs from its default\.$/,
    );
    expect(judge({}, {}, withSettings({ alpha: 0.02, margin: 2 })).why).toContain('2 settings differ');
  });
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

describe('an untestable claim', () => {
  it('says why, and shows no number', () => {
    const verdict = judge({}, { test: { kind: 'untestable', because: 'the data is not public' } });
    expect(verdict).toMatchObject({ kind: 'untestable', estimate: null, why: 'The data is not public.' });
  });
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
