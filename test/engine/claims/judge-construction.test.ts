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
