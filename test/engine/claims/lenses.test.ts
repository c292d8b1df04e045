import { describe, expect, it } from 'vitest';
import type { ConsistencyCheck } from '../../../engine/claims/consistency/index.ts';
import { type Claim, type Judgment, publishedClaims } from '../../../engine/claims/index.ts';
import { judgeClaims } from '../../../engine/claims/judge.ts';
import {
  arithmeticReading,
  arithmeticReadings,
  type LedgerRow,
  type LensOutcome,
  type LensReading,
  ledgerOf,
  type Replayed,
  reachCounts,
  reachOf,
  rowFor,
  studyLedger,
  withData,
  withReplay,
} from '../../../engine/claims/lenses/index.ts';
import { publishedArithmetic } from '../../../engine/claims/lenses/ledger.ts';
import { successBaseline } from '../../../engine/claims/published/success-baseline.ts';
import { successGenops } from '../../../engine/claims/published/success-genops.ts';
import { validation } from '../../../engine/claims/published/validation.ts';
import { verdictKinds } from '../../../engine/claims/verdict.ts';
import { defaultSettings } from '../../../engine/simulator/settings.ts';
import { studyOf } from '../study-of.ts';
import { replayed } from './replayed.ts';

const outcomes = (): Record<string, string> =>
  Object.fromEntries([...arithmeticReadings()].map(([id, { outcome }]) => [id, outcome]));

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
    const read = (...found: ConsistencyCheck['outcome'][]): string =>
      arithmeticReading(successGenops, found.map(check)).outcome;
    expect(read('consistent', 'inconsistent')).toBe('inconsistent');
    expect(read('consistent', 'no power')).toBe('agrees');
    expect(read('no power')).toBe('no-power');
    expect(read()).toBe('does-not-apply');
  });

  it.each<[string, ConsistencyCheck['outcome'][]]>([
    ['Can it be? It is inconsistent.', ['consistent', 'inconsistent']],
    [
      'Can it be? It is inconsistent. 2 of 3 checks are inconsistent.',
      ['inconsistent', 'consistent', 'inconsistent'],
    ],
    ['One check agrees.', ['consistent']],
    ['2 checks agree.', ['consistent', 'consistent']],
    ['One check agrees. 1 more proves nothing: any figure would pass.', ['no power', 'consistent']],
    [
      '2 checks agree. 2 more prove nothing: any figure would pass.',
      ['no power', 'consistent', 'consistent', 'no power'],
    ],
    ['At this size every printed value would have passed.', ['no power']],
    ['No other printed figure determines it.', []],
  ])('says “%s”', (why, found) => expect(arithmeticReading(successGenops, found.map(check)).why).toBe(why));

  it('takes only two documents that disagree on one figure as different figures', () => {
    const figures = (...documents: string[]): ConsistencyCheck['printed'] =>
      documents.map((document) => ({ label: 'it', printed: '1', source: { document, locator: 'here' } }));
    const read = (change: Partial<ConsistencyCheck>, claim = successGenops): LensReading =>
      arithmeticReading(claim, [{ ...check('inconsistent'), kind: 'same figure', ...change }]);
    const two = { inputs: figures('one'), printed: figures('another') };
    expect(read(two).outcome).toBe('differ');
    expect(read({ ...two, outcome: 'consistent' }).outcome).toBe('agrees');
    expect(read({ ...two, kind: 'recount' }).outcome).toBe('inconsistent');
    expect(read({ inputs: figures('one'), printed: figures('one') }).outcome).toBe('inconsistent');
    // judged, if one of the other figures is
    const [other] = successBaseline.alternatives;
    const alternatives = [{ ...other!, judged: null }, other!];
    expect(read(two, { ...successGenops, alternatives }).why).toContain('we judge each of them');
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

  it('is found once for the printed figures, which no run changes', () => {
    expect(publishedArithmetic()).toBe(publishedArithmetic());
    expect(publishedArithmetic().size).toBe(publishedClaims.length);
  });

  it('has no row for a claim that it was not asked about', () =>
    expect(() => rowFor(rows, 'nowhere')).toThrow('ledger: no row for the claim nowhere'));
});

describe('a row of the ledger', () => {
  const because = 'it is about something else';
  const judgment = (change: Partial<Claim>, own: Partial<Judgment> = {}): Judgment => {
    const claim = { ...successGenops, ...change };
    return { claim, kind: 'untestable', estimate: null, why: 'No.', deploymentsToDecide: null, ...own };
  };
  const elsewhere = { test: { kind: 'elsewhere', because } } as const;
  const nothing = { replay: { kind: 'nothing', because } } as const;
  const rowOf = (
    mechanism: Judgment,
    arithmetic: LensOutcome | null,
    replay: Replayed | null = null,
    data: Judgment | null = null,
  ): LedgerRow => {
    const { id } = mechanism.claim;
    const reading = (outcome: LensOutcome) => ({ outcome, estimate: null, why: `It ${outcome}.` });
    return ledgerOf({
      mechanism: [mechanism],
      arithmetic: new Map(arithmetic === null ? [] : [[id, reading(arithmetic)]]),
      replay: replay === null ? null : new Map([[id, replay]]),
      data: data === null ? null : new Map([[id, data]]),
    })[0]!;
  };

  it('that no lens applies to is untestable, and says so', () => {
    const found = rowOf(judgment({ ...elsewhere, ...nothing }), null);
    expect(found).toMatchObject({
      verdict: 'untestable',
      decidedBy: null,
      why: 'No lens applies to it.',
      estimate: null,
      estimateFrom: null,
      next: null,
    });
    expect(found.readings.arithmetic!.why).toBe('No other printed figure determines it.');
    expect(found.readings.replay!.why).toBe('It is about something else.');
    expect(found.readings.mechanism).toMatchObject({
      outcome: 'does-not-apply',
      why: 'It is about something else.',
    });
  });

  it('about printed figures alone is reproduced where they agree, and only there', () => {
    const printed = judgment({ ...elsewhere, ...nothing });
    expect(rowOf(printed, 'agrees')).toMatchObject({ verdict: 'reproduced', decidedBy: 'arithmetic' });
    for (const outcome of ['no-power', 'differ'] as const)
      expect(rowOf(printed, outcome)).toMatchObject({ verdict: 'untestable', decidedBy: null });
    // what the record of replays, or the model, answers is not answered by its figures
    const recorded = { ...elsewhere, replay: validation.replay, printed: validation.printed };
    expect(rowOf(judgment(recorded), 'agrees').decidedBy).toBe('replay');
    // what comes next is a lens that applies
    expect(rowOf(judgment(recorded), 'inconsistent').next).toMatchObject({ lens: 'replay' });
    expect(rowOf(judgment({}, { kind: 'undecided' }), 'agrees').decidedBy).toBe('mechanism');
  });

  it('is never decided by the live replay', () => {
    const range = { lower: 0.96, upper: 0.975, source: 'here' };
    const replay = { kind: 'replayed', quantity: 'success', range } as const;
    const live = judgment({ ...elsewhere, replay });
    const found = rowOf(live, null, replayed(0.968, 0.001, 'nothing fixes it'));
    expect(found.readings.replay!.outcome).toBe('reproduced');
    expect(found).toMatchObject({ verdict: 'untestable', decidedBy: null, next: null });
    expect(found).toMatchObject({ estimate: { value: 0.968 }, estimateFrom: 'replay' });
    expect(rowOf(live, null)).toMatchObject({ estimate: null, estimateFrom: null });
  });

  it('says how many deployments would decide where the model leaves it undecided, and nowhere else', () => {
    const open = judgment({}, { kind: 'undecided', deploymentsToDecide: 2_000 });
    expect(rowOf(open, null).deploymentsToDecide).toBe(2_000);
    expect(rowOf(open, 'inconsistent').deploymentsToDecide).toBeNull();
    expect(rowOf(open, null).next).toBeNull();
    const next = rowOf(open, null, replayed(0.968, 0.001, 'nothing fixes it')).next;
    expect(next).toMatchObject({ lens: 'replay', outcome: 'reproduced' });
  });

  it('has a reading of a reader’s data only where they were asked', () => {
    const asked = judgment({}, { kind: 'reproduced' });
    expect(rowOf(asked, null, null, asked).readings.data!.outcome).toBe('reproduced');
    expect(rowOf(asked, null).readings.data).toBeNull();
    const printed = judgment(elsewhere, { kind: 'reproduced' });
    expect(rowOf(printed, null, null, printed).readings.data).toMatchObject({
      outcome: 'does-not-apply',
      why: 'It is about printed figures only.',
    });
  });
});
