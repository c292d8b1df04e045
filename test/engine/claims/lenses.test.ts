import { describe, expect, it } from 'vitest';
import type { ConsistencyCheck } from '../../../engine/claims/consistency/index.ts';
import { publishedClaims } from '../../../engine/claims/index.ts';
import { judgeClaims } from '../../../engine/claims/judge.ts';
import {
  arithmeticReading,
  arithmeticReadings,
  type LedgerRow,
  ledgerOf,
  type Replayed,
  reachCounts,
  reachOf,
  replayReading,
  rowFor,
  studyLedger,
  withData,
  withReplay,
} from '../../../engine/claims/lenses/index.ts';
import { canaryCatch } from '../../../engine/claims/published/canary-catch.ts';
import { rollbackGenops } from '../../../engine/claims/published/rollback-genops.ts';
import { successBaseline } from '../../../engine/claims/published/success-baseline.ts';
import { successGenops } from '../../../engine/claims/published/success-genops.ts';
import { verdictKinds } from '../../../engine/claims/verdict.ts';
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
      'catch-parameter',
      'ci-500',
      'demo-box',
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
      '3 checks agree. Documents print different figures: we judge each of them.',
    );
    expect(why('effect-size')).toBe('Documents print different figures: we show them without a verdict.');
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
  it('calls a figure by construction only where inputs fix it at the printed value', () => {
    const baseline = replayReading(successBaseline, replayed(0.89, 0, 'one input'));
    expect(baseline.outcome).toBe('by-construction');
    expect(replayReading(successGenops, replayed(0.968, 0.02, 'stated outcomes'), 0.968).outcome).toBe(
      'by-construction',
    );
  });

  it('says the value where inputs fix it at another one inside the range, whatever one run came to', () => {
    for (const value of [0.024, 0.034, 0.05]) {
      const { outcome, why } = replayReading(rollbackGenops, replayed(value, 0.02, 'stated outcomes'));
      expect(outcome).toBe('other-value');
      expect(why).toContain('fix it at 3.5%, not at the printed 2.4%');
    }
  });

  it('takes the interval of the run where the exact value is not known', () => {
    const read = (value: number) =>
      replayReading(successGenops, replayed(value, 0.002, 'one input'), null).outcome;
    expect(read(0.967)).toBe('by-construction');
    expect(read(0.963)).toBe('other-value');
    expect(read(0.94)).toBe('not-reproduced');
  });

  it('calls it reproduced only where nothing fixes it', () => {
    const read = (value: number, half: number) =>
      replayReading(successGenops, replayed(value, half, 'nothing fixes it'));
    expect(read(0.968, 0.001).outcome).toBe('reproduced');
    expect(read(0.968, 0.02).outcome).toBe('undecided');
    expect(read(0.9, 0.02).outcome).toBe('not-reproduced');
  });

  it('calls it not reproduced where inputs fix it outside the range', () => {
    const { outcome, why } = replayReading(canaryCatch, replayed(0.144, 0.03, 'one input'));
    expect(outcome).toBe('not-reproduced'); // exactly 82%, whatever a run came to
    expect(why).toContain('above the accepted range (12.0–17.0%)');
  });

  it('gives a claim of two documents its best case', () => {
    expect(replayReading(successBaseline, replayed(0.942, 0, 'one input')).why).toContain('93.7–94.7%');
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
  const rows = ledgerOf({ mechanism, replay: null, data: null });
  const row = (id: string): LedgerRow => rowFor(rows, id);

  it('is complete as soon as the run has ended: a row a claim, each with one verdict and who decided', () => {
    expect(rows.map(({ claim }) => claim.id)).toEqual(publishedClaims.map(({ id }) => id));
    for (const { verdict, why, decidedBy, readings } of rows) {
      expect(verdictKinds).toContain(verdict);
      expect(why).toMatch(/^\S.*\.$/);
      if (decidedBy !== null) expect(readings[decidedBy]!.why).toBe(why);
      expect(readings.data).toBeNull();
    }
    expect(rows).toEqual(studyLedger({ measures, settings: defaultSettings }));
  });

  it('lets a contradiction in print decide before any run, and says what the next lens finds', () => {
    const contradicted = ledgerOf({
      mechanism,
      arithmetic: new Map([
        ['canary-catch', { outcome: 'inconsistent', estimate: null, why: 'They differ.' }],
      ]),
      replay: null,
      data: null,
    });
    const found = rowFor(contradicted, 'canary-catch');
    expect([found.verdict, found.decidedBy, found.why]).toEqual([
      'inconsistent',
      'arithmetic',
      'They differ.',
    ]);
    expect(found.next).toMatchObject({ lens: 'mechanism', outcome: 'not-reproduced' });
    expect(found.estimate).toEqual(measures.canary.catchRates.caughtPerIssue);
  });

  it('judges the catch rate of the study apart from the demonstration’s, which contradicts its own counts', () => {
    expect(row('canary-catch')).toMatchObject({ verdict: 'not-reproduced', decidedBy: 'mechanism' });
    expect(row('canary-catch').readings.arithmetic).toMatchObject({ outcome: 'agrees' });
    expect(row('demo-box')).toMatchObject({ verdict: 'inconsistent', decidedBy: 'arithmetic' });
  });

  it('takes the model’s word, its number and how many would decide, where it measures the claim', () => {
    const own = mechanism.find(({ claim }) => claim.id === 'rollback-genops')!;
    expect(row('rollback-genops')).toMatchObject({
      verdict: own.kind,
      decidedBy: 'mechanism',
      estimate: own.estimate,
      estimateFrom: 'mechanism',
      deploymentsToDecide: own.deploymentsToDecide,
    });
  });

  it('answers claims about runs of the published code from the record, without waiting for a replay', () => {
    expect(row('validation')).toMatchObject({ verdict: 'by-construction', decidedBy: 'replay' });
    expect(row('validation').estimate).toMatchObject({ value: 0.97, n: 500 });
    expect(row('validation-improvement')).toMatchObject({ verdict: 'undecided', decidedBy: 'replay' });
    expect(row('reports-run')).toMatchObject({ verdict: 'by-construction', decidedBy: 'replay' });
    expect(row('seeds-stable')).toMatchObject({ verdict: 'by-construction', decidedBy: 'replay' });
  });

  it('keeps every verdict when the replay comes: it adds readings', () => {
    const replay = new Map([['success-genops', replayed(0.968, 0.001, 'stated outcomes')]]);
    const after = withReplay(rows, replay);
    expect(after.map(({ verdict }) => verdict)).toEqual(rows.map(({ verdict }) => verdict));
    expect(row('success-genops').readings.replay).toBeNull();
    expect(rowFor(after, 'success-genops').readings.replay).toMatchObject({ outcome: 'other-value' });
    expect(rowFor(after, 'validation')).toEqual(row('validation'));
  });

  it('shows a reader’s data as one more reading, and lets them decide nothing', () => {
    const own = mechanism.find(({ claim }) => claim.id === 'rollback-genops')!;
    const after = withData(rows, new Map([['rollback-genops', { ...own, kind: 'reproduced' as const }]]));
    expect(rowFor(after, 'rollback-genops').readings.data!.outcome).toBe('reproduced');
    expect(rowFor(after, 'rollback-genops').verdict).toBe(row('rollback-genops').verdict);
  });

  it('knows how many claims could come out reproduced at all, and why the others could not', () => {
    const counts = reachCounts(rows);
    expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(rows.length);
    expect(counts).toMatchObject({ agrees: 4, contradicted: 5, constructed: 6, runs: 4, untestable: 4 });
    // whatever is reproduced had to be within reach
    const within = rows.filter((each) => ['agrees', 'emergent'].includes(reachOf(each)));
    expect(within).toEqual(expect.arrayContaining(rows.filter(({ verdict }) => verdict === 'reproduced')));
  });
});
