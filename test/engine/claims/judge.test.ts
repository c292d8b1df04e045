import { describe, expect, it } from 'vitest';
import {
  type Claim,
  type ClaimTest,
  type Judgment,
  judgeClaim,
  judgeClaims,
  publishedClaims,
} from '../../../engine/claims/index.ts';
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
    ['inside its range', {}, 'reproduced', /inside 1\.5 % to 3\.5 % \(a document\)\.$/],
    ['on both ends of it', { lower: 0.015, upper: 0.035 }, 'reproduced', /inside/],
    [
      'wholly below',
      { value: 0.01, lower: 0.005, upper: 0.0149 },
      'not-reproduced',
      /whole interval lies below/,
    ],
    [
      'wholly above',
      { value: 0.05, lower: 0.0351, upper: 0.06 },
      'not-reproduced',
      /whole interval lies above/,
    ],
    ['across an end', { value: 0.02, lower: 0.014, upper: 0.028 }, 'undecided', /straddles an end of/],
    ['touching it from outside', { value: 0.01, lower: 0.005, upper: 0.015 }, 'undecided', /straddles/],
    ['wider than the range', { lower: 0, upper: 0.5 }, 'undecided', /straddles/],
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
      expect(verdict.why).toContain('more deployments than a run takes would be needed');
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

describe('a calibrated claim', () => {
  const test: ClaimTest = {
    kind: 'calibrated',
    quantity: 'rollbackGenops',
    range,
    inputs: ['bakeScale', 'attentionMedian'],
    because: 'both were solved for',
    lifted: [{ enableGovernance: false }],
  };

  it('is by construction inside its range and across an end, and names its inputs as readers see them', () => {
    const verdict = judge({}, { test });
    expect(verdict.kind).toBe('by-construction');
    expect(verdict.why).toBe(
      'By construction: both were solved for (input: Bake time, times the published draw and A reviewer turns to it after, median).',
    );
    expect(judge({ lower: 0, upper: 1 }, { test }).kind).toBe('by-construction');
  });

  it('is not reproduced outside it: not even the chosen inputs bring it about', () => {
    expect(judge({ value: 0.5, lower: 0.4, upper: 0.6 }, { test }).kind).toBe('not-reproduced');
  });

  it('is never reproduced', () => {
    for (let value = 0; value < 0.06; value += 0.001) {
      const estimate = { value, lower: value - 0.001, upper: value + 0.001 };
      expect(judge(estimate, { test }).kind).not.toBe('reproduced');
    }
  });
});

describe('a calibrated claim whose input is moved, or lifted', () => {
  const test: ClaimTest = {
    kind: 'calibrated',
    quantity: 'rollbackGenops',
    range,
    inputs: ['bakeScale'],
    because: 'it was solved for',
    lifted: [{ enableGovernance: false }],
  };

  it('follows its input when that was moved, and is never reproduced', () => {
    const verdict = judge({}, { test }, withSettings({ bakeScale: 0.31 }));
    expect(verdict.kind).toBe('by-construction');
    expect(verdict.why).toContain('it follows its input');
  });

  it('is judged as emergent where nothing fixes it any more', () => {
    expect(judge({}, { test }, withSettings({ enableGovernance: false })).kind).toBe('reproduced');
  });
});

describe('settings that were searched for a claim', () => {
  const change = { id: 'rollback-genops' };
  const searched = withSettings(asClaimed.changes);

  it('make it by construction where it would have been reproduced or undecided, whatever the run calls itself', () => {
    expect(judge({}, change, searched).kind).toBe('by-construction');
    expect(judge({ lower: 0, upper: 1 }, change, searched).kind).toBe('by-construction');
    expect(judge({}, { id: 'another' }, searched).kind).toBe('reproduced');
    expect(judge({}, change).kind).toBe('reproduced');
  });

  it('leave it not reproduced outside its range', () => {
    expect(judge({ value: 0.5, lower: 0.4, upper: 0.6 }, change, searched).kind).toBe('not-reproduced');
  });
});

describe('moved assumptions', () => {
  it('are said with every verdict on an emergent claim', () => {
    expect(judge({}).why).not.toContain('moved');
    expect(judge({}, {}, withSettings({ alpha: 0.02 })).why).toMatch(
      /One setting is moved from its default\.$/,
    );
    expect(judge({}, {}, withSettings({ alpha: 0.02, margin: 2 })).why).toContain('2 settings are moved');
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
    [0.89, 0.024, 'reproduced', 'a document'],
    [0.89, 0.05, 'not-reproduced', 'a document'],
    [0.94, 0.05, 'reproduced', 'second'],
    [0.94, 0.024, 'not-reproduced', 'second'],
  ] as const)(
    'beside a baseline of %d, a value of %d is %s: the range is the one printed beside it',
    (baseline, value, kind, source) => {
      const verdict = beside(baseline, value);
      expect(verdict.kind).toBe(kind);
      expect(verdict.why).toContain(`(${source})`);
    },
  );
});

describe('the range of a run', () => {
  it('is said by the settings before it, not by what came out', () => {
    const against = (settings: Settings): string =>
      judgeClaims({ measures, settings }, [successImprovement])[0]!.why;
    expect(against(defaultSettings)).toContain('at 89 %');
    expect(against(withSettings(baseline942.changes))).toContain('at 94.2 %');
    expect(against(withSettings(baseline942.changes, { badIntercept: -2.3 }))).toContain('at 89 %');
  });
});

describe('an interval without an end', () => {
  it('makes nothing by construction', () => {
    const calibrated: ClaimTest = {
      kind: 'calibrated',
      quantity: 'rollbackGenops',
      range,
      inputs: ['bakeScale'],
      because: 'it was solved for it',
      lifted: [],
    };
    expect(judge({}, { test: calibrated }).kind).toBe('by-construction');
    const open = { lower: -Infinity, upper: Infinity, method: 'order statistics' };
    expect(judge(open, { test: calibrated }).kind).toBe('undecided');
  });
});

describe('an untestable claim', () => {
  it('says why, and shows no number', () => {
    const verdict = judge({}, { test: { kind: 'untestable', because: 'the data is not public' } });
    expect(verdict).toMatchObject({ kind: 'untestable', estimate: null, why: 'The data is not public.' });
  });
});

describe('the board of a real run', () => {
  const verdicts = judgeClaims({ measures, settings: defaultSettings });

  it('has one verdict a claim, in the order of the registry, each with one sentence', () => {
    expect(verdicts.map(({ claim: { id } }) => id)).toEqual(publishedClaims.map(({ id }) => id));
    for (const { why } of verdicts) expect(why).toMatch(/^[A-Z].*\.$/);
  });

  it('calls what was calibrated by construction, or not reproduced, and never reproduced', () => {
    const calibrated = verdicts.filter(({ claim: { test } }) => test.kind === 'calibrated');
    expect(calibrated.length).toBeGreaterThan(3);
    for (const { kind } of calibrated) expect(['by-construction', 'not-reproduced']).toContain(kind);
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
