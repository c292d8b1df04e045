import { describe, expect, it } from 'vitest';
import type { ConsistencyCheck } from '../../../engine/claims/consistency/index.ts';
import { publishedClaims } from '../../../engine/claims/index.ts';
import { judgeClaims } from '../../../engine/claims/judge.ts';
import {
  arithmeticReading,
  arithmeticReadings,
  ledgerOf,
  type Replayed,
  replayReading,
} from '../../../engine/claims/lenses/index.ts';
import { canaryCatch } from '../../../engine/claims/published/canary-catch.ts';
import { successBaseline } from '../../../engine/claims/published/success-baseline.ts';
import { successGenops } from '../../../engine/claims/published/success-genops.ts';
import { validation } from '../../../engine/claims/published/validation.ts';
import { defaultSettings } from '../../../engine/simulator/settings.ts';
import { studyOf } from '../study-of.ts';

const outcomes = (): Record<string, string> =>
  Object.fromEntries([...arithmeticReadings()].map(([id, { outcome }]) => [id, outcome]));

const conclusion = (fixed: 'one input' | 'stated outcomes' | 'nothing fixes it'): Replayed['conclusion'] => ({
  kind: fixed === 'one input' ? 'one' : 'several',
  follows: ['a'],
  labels: ['a'],
  moved: 30,
  movedTogether: false,
  byConstruction: fixed === 'one input',
  statedOutcomes: fixed === 'stated outcomes',
  sentence: 'It follows a.',
});
const replayed = (value: number, half: number, fixed: Parameters<typeof conclusion>[0]): Replayed => ({
  estimate: { value, lower: value - half, upper: value + half, method: 'Wilson', n: 500 },
  conclusion: conclusion(fixed),
});

describe('the arithmetic lens', () => {
  it('finds the claims whose printed figures contradict each other, and only those', () => {
    const broken = Object.entries(outcomes())
      .filter(([, outcome]) => outcome === 'inconsistent')
      .map(([id]) => id);
    expect(broken.toSorted()).toEqual([
      'canary-catch',
      'catch-parameter',
      'ci-500',
      'sample-summary',
      'significance-500',
    ]);
  });

  it('counts documents that print different figures as alternatives, not as a contradiction', () => {
    for (const id of ['success-baseline', 'success-improvement', 'rollback-baseline', 'effect-size']) {
      expect(outcomes()[id]).toBe('differ');
    }
    const why = (id: string): string => arithmeticReadings().get(id)!.why;
    expect(why('success-baseline')).toContain(
      '3 checks agree. Documents print different figures: each is judged.',
    );
    expect(why('effect-size')).toBe('Documents print different figures.');
  });

  it('says when a check could have refused nothing, and when there is none', () => {
    expect(outcomes()['study-size']).toBe('no-power');
    expect(outcomes()['budget-variance']).toBe('does-not-apply');
  });

  it('takes one contradiction among checks that agree as a contradiction', () => {
    const check = (outcome: ConsistencyCheck['outcome']): ConsistencyCheck => ({
      id: outcome,
      kind: 'GRIM',
      question: 'Can it be?',
      claims: [successGenops.id],
      inputs: [],
      printed: [],
      outcome,
      unit: 'ratio',
      recomputed: [],
      printedRanges: [],
      power: null,
      why: `It is ${outcome}.`,
    });
    const read = (...found: ConsistencyCheck['outcome'][]): string =>
      arithmeticReading(successGenops, found.map(check)).outcome;
    expect(read('consistent', 'inconsistent')).toBe('inconsistent');
    expect(read('consistent', 'no power')).toBe('agrees');
    expect(read('no power')).toBe('no-power');
    expect(read()).toBe('does-not-apply');
  });
});

describe('the replay lens', () => {
  it('calls a figure that one input fixes by construction, inside or across the range', () => {
    expect(replayReading(successGenops, replayed(0.968, 0.02, 'one input')).outcome).toBe('by-construction');
    expect(replayReading(successGenops, replayed(0.968, 0.02, 'stated outcomes')).outcome).toBe(
      'by-construction',
    );
  });

  it('holds the value itself against the range where no chance is in it', () => {
    // nought of 500: the interval reaches into the range, and more deployments would give nought again
    const { outcome } = replayReading(successGenops, replayed(0.955, 0.01, 'one input'));
    expect(outcome).toBe('not-reproduced');
    expect(replayReading(successGenops, replayed(0.955, 0.01, 'stated outcomes')).outcome).toBe(
      'by-construction',
    );
  });

  it('calls it reproduced only where nothing fixes it', () => {
    expect(replayReading(successGenops, replayed(0.968, 0.001, 'nothing fixes it')).outcome).toBe(
      'reproduced',
    );
    expect(replayReading(successGenops, replayed(0.968, 0.02, 'nothing fixes it')).outcome).toBe('undecided');
  });

  it('calls it not reproduced outside the range, whatever fixes it', () => {
    const { outcome, why } = replayReading(canaryCatch, replayed(0.82, 0.03, 'one input'));
    expect(outcome).toBe('not-reproduced');
    expect(why).toContain('above 12.0 % to 17.0 %');
  });

  it('gives a claim of two documents its best case', () => {
    expect(replayReading(successBaseline, replayed(0.942, 0, 'one input')).outcome).toBe('by-construction');
    expect(replayReading(successBaseline, replayed(0.89, 0, 'one input')).outcome).toBe('by-construction');
    expect(replayReading(successBaseline, replayed(0.91, 0, 'one input')).outcome).toBe('not-reproduced');
  });

  it('does not apply where the code computes nothing, and has nothing to count without a denominator', () => {
    expect(replayReading(successGenops, null).outcome).toBe('does-not-apply');
    expect(replayReading(canaryCatch, replayed(Number.NaN, 0, 'one input')).outcome).toBe('undecided');
  });
});

describe('the ledger', () => {
  const { measures } = studyOf(300);
  const mechanism = judgeClaims({ measures, settings: defaultSettings });
  const rows = (replay: ReadonlyMap<string, Replayed> | null) =>
    new Map(
      ledgerOf({ mechanism, arithmetic: arithmeticReadings(), replay, data: null }).map((row) => [
        row.claim.id,
        row,
      ]),
    );

  it('has a row a claim with a reading of every lens, but of data that nobody gave', () => {
    const full = rows(new Map([[validation.id, replayed(0.97, 0.001, 'one input')]]));
    expect([...full.keys()]).toEqual(publishedClaims.map(({ id }) => id));
    for (const { readings, verdict } of full.values()) {
      expect(readings.data).toBeNull();
      expect([readings.arithmetic, readings.replay, readings.mechanism]).not.toContain(null);
      expect(verdict).not.toBeNull();
    }
  });

  it('lets a contradiction in print stand before any run', () => {
    const row = rows(null).get('canary-catch')!;
    expect(row.readings.mechanism!.outcome).toBe('not-reproduced');
    expect([row.verdict, row.decidedBy]).toEqual(['inconsistent', 'arithmetic']);
  });

  it('takes the mechanism’s word where it measures the claim', () => {
    const row = rows(null).get('rollback-genops')!;
    expect(row.verdict).toBe(mechanism.find(({ claim }) => claim.id === 'rollback-genops')!.kind);
    expect(row.decidedBy).toBe('mechanism');
  });

  it('waits for the replay where only the replay can say', () => {
    expect(rows(null).get('validation')!.verdict).toBeNull();
    const told = rows(new Map([[validation.id, replayed(0.97, 0.001, 'one input')]])).get('validation')!;
    expect([told.verdict, told.decidedBy]).toEqual(['by-construction', 'replay']);
  });

  it('shows a reader’s data beside, and lets them decide nothing', () => {
    const own = mechanism.find(({ claim }) => claim.id === 'rollback-genops')!;
    const data = new Map([['rollback-genops', { ...own, kind: 'reproduced' as const }]]);
    const [before, after] = [null, data].map((given) =>
      ledgerOf({ mechanism, arithmetic: arithmeticReadings(), replay: null, data: given }).find(
        ({ claim }) => claim.id === 'rollback-genops',
      ),
    );
    expect(after!.readings.data!.outcome).toBe('reproduced');
    expect(after!.verdict).toBe(before!.verdict);
  });
});
