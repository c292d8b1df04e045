/** What fixes a claim's number, and which published range judges it. */
import { describe, expect, it } from 'vitest';
import {
  type Claim,
  type ClaimTest,
  type Judgment,
  judgeClaim,
  judgeClaims,
} from '../../../engine/claims/index.ts';
import { cycleTimeImprovement } from '../../../engine/claims/published/cycle-time-improvement.ts';
import { significanceSuccess } from '../../../engine/claims/published/significance-success.ts';
import { successBaseline } from '../../../engine/claims/published/success-baseline.ts';
import { successGenops } from '../../../engine/claims/published/success-genops.ts';
import { successImprovement } from '../../../engine/claims/published/success-improvement.ts';
import { asClaimed } from '../../../engine/simulator/scenarios/as-claimed.ts';
import { baseline942 } from '../../../engine/simulator/scenarios/baseline-942.ts';
import { defaultSettings, type Settings, withSettings } from '../../../engine/simulator/settings.ts';
import { studyOf } from '../study-of.ts';
import { judge, range } from './judge-of.ts';

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
    expect(verdict.why).toContain('set to a value other than the tuned one');
    expect(judge({ value: 0.5, lower: 0.4, upper: 0.6 }, { test }, moved).kind).toBe('not-reproduced');
    // of two inputs it names the one that was moved
    const two = judge({}, { test: tuned(['bakeScale', 'attentionMedian']) }, moved).why;
    expect(two).toContain('“Bake time, relative to the published code”, set');
    expect(two).not.toContain('reviewer');
  });

  it('is judged as emergent where nothing fixes it', () =>
    expect(judge({}, { test }, withSettings({ enableGovernance: false })).kind).toBe('reproduced'));

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
    // wherever chance takes them: at forty deployments the test is far from significant
    const few = judgeClaims({ measures: studyOf(40, asClaimed.changes).measures, settings: searched }, [
      significanceSuccess,
    ])[0]!;
    expect(few.estimate!.value).toBeGreaterThan(0.0005);
    expect(few.kind).toBe('by-construction');
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
    expect(split.why).toContain(
      '(at 89.0%) gives reproduced; the range +1.8 to +3.3 points (at 94.2%) gives',
    );
    expect(split.why).toMatch(
      /belong to neither\. The range .* gives reproduced; the range .* gives not reproduced\./,
    );
  });
});

it('two published ranges for one claim are both shown: the narrower decides, and what the wider would give is said', () => {
  const judgeRate = (value: number, half: number): Judgment =>
    judgeClaim(successGenops, {
      estimateOf: () => ({ value, lower: value - half, upper: value + half, method: 'Wilson', n: 500 }),
      settings: defaultSettings,
      size: 500,
    });
  const verdict = judgeRate(0.95, 0.005);
  expect(verdict.kind).toBe('not-reproduced');
  expect(verdict.why).toContain('96.0–97.5%');
  expect(verdict.why).toContain(
    'The wider published range (94.0–99.0%) would give this result “reproduced”.',
  );
  expect(judgeRate(0.97, 0.001).why).toContain('would give this result the same verdict.');
  // also where the number is no test
  const { why } = judgeClaims({ measures: studyOf(500).measures, settings: defaultSettings }, [
    cycleTimeImprovement,
  ])[0]!;
  expect(why).toContain('inside both accepted ranges (52.0–59.0% and 50.0–60.0%)');
  expect(judgeRate(0.9, 0.001).why).toContain('would give this result the same verdict.');
  expect(judgeRate(0.94, 0.01).why).toContain('would give this result “undecided”.');
});

describe('why a number is by construction', () => {
  const test = tuned(['bakeScale']);
  const tunedWhy = 'we tuned its inputs to reach this number';
  const given = 'This run gives 2.4%, inside the accepted range (1.5–3.5%).';

  it('is what was tuned, and says where other settings may have moved it', () => {
    expect(judge({}, { test }).why).toBe(`Not a test: ${tunedWhy}. ${given}`);
    expect(judge({}, { test }, withSettings({ alpha: 0.02 })).why).toBe(
      `Not a test: at the default settings, ${tunedWhy}. One setting differs from its default. So this is no longer the tuned number. ${given}`,
    );
    // a scenario is as it was set up
    expect(judge({}, { test }, withSettings(baseline942.changes)).why).toBe(
      `Not a test: ${tunedWhy}. ${given}`,
    );
    const moved = judge({}, { test }, withSettings({ bakeScale: 0.31, alpha: 0.02 })).why;
    expect(moved).toMatch(/^Not a test: it depends on “.*”, set to a value other than the tuned one\. This/);
  });

  it('names every input that was moved', () => {
    const two = tuned(['bakeScale', 'attentionMedian']);
    const { why } = judge({}, { test: two }, withSettings({ bakeScale: 0.31, attentionMedian: 12 }));
    expect(why).toMatch(/depends on “[^”]+” and “[^”]+”, set/);
  });

  it('is an input that was set, not solved: it holds inside the range alone', () => {
    const outside = { value: 0.5, lower: 0.4, upper: 0.6 };
    for (const inputs of [['enableGovernance'], ['bakeScale', 'enableGovernance']] as const) {
      const set = { ...test, inputs } as ClaimTest;
      expect(judge({}, { test: set }).why).toContain(tunedWhy);
      expect(judge(outside, { test: set }).kind).toBe('not-reproduced');
    }
  });

  it('is lifted only where all of a set of settings hold', () => {
    const both = { ...test, lifted: [{ enableGovernance: false, enableCanary: false }] } as ClaimTest;
    const kind = (changes: object) => judge({}, { test: both }, withSettings(changes)).kind;
    expect(kind({ enableGovernance: false })).toBe('by-construction');
    expect(kind({ enableGovernance: false, enableCanary: false })).toBe('reproduced');
  });

  it('is a search, or the numbers that it follows from', () => {
    const searched = withSettings(asClaimed.changes);
    expect(judge({}, { id: 'rollback-genops' }, searched).why).toContain(
      'Not a test: we searched for settings that come close to it.',
    );
    const estimate = { value: 0.5, lower: 0.4, upper: 0.6, method: 'test', n: 500 };
    const evidence = { estimateOf: () => estimate, settings: searched, size: 500 };
    expect(judgeClaim(significanceSuccess, evidence).why).toContain(
      'Not a test: it follows from the two success rates, which are not tests either.',
    );
  });

  it('is said with both ranges where settings belong to no document, and one of them is enough', () => {
    const judged = (value: number): Judgment => {
      const estimate = { value, lower: value - 0.001, upper: value + 0.001, method: 'Wilson', n: 500 };
      const settings = withSettings({ badIntercept: -1 });
      return judgeClaim(successBaseline, { estimateOf: () => estimate, settings, size: 500 });
    };
    for (const value of [0.89, 0.942]) expect(judged(value).kind).toBe('by-construction');
    expect(judged(0.942).why).toContain(
      'This run gives 94.2%, above the accepted range (88.5–89.5%) and inside the accepted range (93.7–94.7%).',
    );
    const neither = judged(0.92);
    expect(neither.kind).toBe('not-reproduced');
    expect(neither.why).toContain('The range at the other published baseline (93.7–94.7%) gives the same');
  });

  it('says where the number lies in a wider published range', () => {
    const wider = { lower: 0.01, upper: 0.05, source: 'another document' };
    const within = { ...test, range: { ...range, wider } } as ClaimTest;
    expect(judge({ value: 0.04 }, { test: within }).why).toContain(
      'This run gives 4.0%, above the accepted range (1.5–3.5%), inside the wider published one (1.0–5.0%).',
    );
    expect(judge({ value: 0.06 }, { test: within }).why).toContain('above both accepted ranges');
  });
});
