import { describe, expect, it } from 'vitest';
import { DrawTable, namedStream } from '../../../engine/random/streams.ts';
import { drawPlan } from '../../../engine/simulator/draws.ts';

const DRAWS = 4_000;
const draws = (seed: string, label: string, count = DRAWS): number[] => {
  const next = namedStream(seed, label);
  return Array.from({ length: count }, next);
};

function correlation(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - 0.5) * (b[i]! - 0.5);
  return (12 * sum) / a.length;
}

describe('a named stream', () => {
  it('gives the same draws for the same seed and label', () =>
    expect(draws('42', 'study/defect', 20)).toEqual(draws('42', 'study/defect', 20)));

  it('gives other draws for another label, another seed, or a seed that ends where a label begins', () => {
    const starts = [
      ['42', 'study/defect'],
      ['42', 'study/lines'],
      ['43', 'study/defect'],
      ['4', '2study/defect'],
      ['42\nstudy', 'defect'],
    ].map(([seed, label]) => namedStream(seed!, label!)());
    expect(new Set(starts).size).toBe(starts.length);
  });

  it('stays inside the open unit interval, with more than 32 bits', () => {
    const sample = draws('42', 'study/defect');
    expect(Math.min(...sample)).toBeGreaterThan(0);
    expect(Math.max(...sample)).toBeLessThan(1);
    expect(sample.some((u) => (u * 2 ** 32) % 1 !== 0)).toBe(true);
  });

  // 4,000 draws: four standard errors of a mean are .018, of a correlation .063
  it('is uniform in mean, and labels of one seed are uncorrelated, also one draw later', () => {
    const labels = ['study/defect', 'study/lines', 'genops/canary/attempt-1/stage-1', 'a', 'b'];
    const samples = labels.map((label) => draws('42', label));
    for (const sample of samples) {
      expect(Math.abs(sample.reduce((sum, u) => sum + u, 0) / DRAWS - 0.5)).toBeLessThan(0.018);
    }
    for (const [i, a] of samples.entries()) {
      for (const b of samples.slice(i + 1)) {
        expect(Math.abs(correlation(a, b))).toBeLessThan(0.063);
        expect(Math.abs(correlation(a.slice(1), b))).toBeLessThan(0.063);
      }
    }
  });

  it('is uncorrelated between neighbouring seeds', () => {
    const samples = ['1', '2', '3'].map((seed) => draws(seed, 'study/defect'));
    expect(Math.abs(correlation(samples[0]!, samples[1]!))).toBeLessThan(0.063);
    expect(Math.abs(correlation(samples[1]!, samples[2]!))).toBeLessThan(0.063);
  });
});

describe('a draw table', () => {
  it("takes each label's draws from the label's own stream, in order of change", () => {
    const table = new DrawTable('42', { 'study/a': 2, 'study/b': 1 });
    const a = draws('42', 'study/a', 6);
    const b = draws('42', 'study/b', 3);
    for (let change = 0; change < 3; change++) {
      table.advance();
      expect([...table.row]).toEqual([a[2 * change], a[2 * change + 1], b[change]]);
    }
  });

  it('leaves all other labels as they were when a label is added, dropped or moved', () => {
    const before = new DrawTable('42', { a: 1, b: 2, c: 1 });
    const after = new DrawTable('42', { c: 1, added: 7, b: 2 });
    for (let change = 0; change < 5; change++) {
      before.advance();
      after.advance();
      expect(after.row[after.offsets.c]).toBe(before.row[before.offsets.c]);
      expect(after.row[after.offsets.b + 1]).toBe(before.row[before.offsets.b + 1]);
    }
  });

  it('keeps the warm-up apart by a prefix', () => {
    const study = new DrawTable('42', drawPlan);
    const warmUp = new DrawTable('42', drawPlan, 'warm-up/');
    study.advance();
    warmUp.advance();
    const equal = [...study.row].filter((u, slot) => u === warmUp.row[slot]);
    expect(equal).toEqual([]);
  });

  it('holds 117 uniforms a change: 21 for both arms, 47 for each of two attempts, 2 for the return', () => {
    const of = (prefix: string): number =>
      Object.entries(drawPlan)
        .filter(([label]) => label.startsWith(prefix))
        .reduce((sum, [, count]) => sum + count, 0);
    expect(of('study/')).toBe(21);
    expect(of('genops/canary/attempt-1/')).toBe(2 + 2 + 1 + 6 * 7);
    expect(of('genops/canary/attempt-2/')).toBe(of('genops/canary/attempt-1/'));
    expect(new DrawTable('42', drawPlan).row.length).toBe(21 + 2 * 47 + 2);
  });

  it('puts the six stages of an attempt one after another, as the canary reads them', () => {
    const { offsets } = new DrawTable('42', drawPlan);
    for (const which of [1, 2] as const) {
      const at = (stage: number): number =>
        (offsets as Record<string, number>)[`genops/canary/attempt-${which}/stage-${stage}`]!;
      for (let stage = 2; stage <= 6; stage++) expect(at(stage)).toBe(at(1) + 7 * (stage - 1));
    }
  });
});
