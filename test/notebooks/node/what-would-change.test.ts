/** What would change a verdict: deployments, inputs, ranges and printed figures, each computed. */
import { describe, expect, test } from 'vitest';
import { publishedChecks } from '../../../engine/claims/consistency/index.ts';
import { type LedgerRow, rowFor } from '../../../engine/claims/lenses/index.ts';
import type { Estimate, StudyMeasures } from '../../../engine/simulator/measures/measures.ts';
import { baseline942 } from '../../../engine/simulator/scenarios/baseline-942.ts';
import type { StudyView } from '../../../notebooks/authoring/define.ts';
import type { ChangeGroup } from '../../../notebooks/claims/change-list.ts';
import { type JudgedMove, type JudgedMoves, runMoves } from '../../../notebooks/claims/moves.ts';
import { whatWouldChange } from '../../../notebooks/claims/what-would-change.ts';
import { claimCalled, viewOf, viewOn } from '../view-of.ts';

const N = 200;
const plain = viewOf(N);
const checks = publishedChecks();

const rowOf = ({ rows }: StudyView, id: string): LedgerRow => rowFor(rows, id);

const groupsFor = (view: StudyView, id: string, moved: JudgedMoves | null = null): readonly ChangeGroup[] =>
  whatWouldChange({ row: rowOf(view, id), run: view, moved, readings: null, checks });
const group = (groups: readonly ChangeGroup[], heading: string) =>
  groups.find((each) => each.heading === heading)?.changes ?? [];

const between = (lower: number, value: number, upper: number): Estimate => ({
  value,
  lower,
  upper,
  method: 'as given',
  n: N,
});

/** The run with some of its measures put in by hand. */
function measured(change: (measures: StudyMeasures) => Partial<StudyMeasures>): StudyView {
  const { measures } = plain.study;
  return viewOn({ ...plain.study, measures: { ...measures, ...change(measures) } });
}

describe('more deployments', () => {
  const ofRollback = (estimate: Estimate) =>
    group(
      groupsFor(
        measured(({ genops }) => ({ genops: { ...genops, rollbackRate: estimate } })),
        'rollback-genops',
      ),
      'More deployments',
    )[0]!;

  test('an interval across an end says how many would decide, and which way: the range is 1.5 to 3.5%', () => {
    // half the width is three times the distance to the end: nine times as many
    expect(ofRollback(between(0.02, 0.03, 0.045))).toEqual({
      text: 'About 1,800 deployments instead of 200 would put the whole interval inside the accepted range, if the value stays.',
      finds: { lens: 'mechanism', outcome: 'reproduced' },
      link: { to: null, hash: '', changes: { n: 1800 }, label: 'Run 1,800 deployments' },
    });
    const outside = ofRollback(between(0.03, 0.04, 0.055));
    expect(outside.finds?.outcome).toBe('not-reproduced');
    expect(outside.text).toMatch(/^About 1,80[01] deployments .* outside the accepted range/); // rounded up
  });

  test('an interval on one side of the ends is decided: none would change that, and none is offered', () => {
    const inside = ofRollback(between(0.02, 0.025, 0.03));
    expect(inside.text).toMatch(/^More deployments would not change this: the interval is already inside/);
    expect(ofRollback(between(0.05, 0.06, 0.07)).text).toMatch(
      /^More deployments would not change this.* outside/,
    );
    expect([inside.finds, inside.link]).toEqual([null, null]);
  });

  test('a value on an end would take more than any run has', () => {
    expect(ofRollback(between(0.025, 0.035, 0.045)).text).toMatch(/too close to an end/);
  });

  test('what an input fixes stays fixed at every size', () => {
    const ofCycle = (estimate: Estimate) =>
      group(
        groupsFor(
          measured(({ genops }) => ({ genops: { ...genops, medianCycleMinutes: estimate } })),
          'cycle-time-genops',
        ),
        'More deployments',
      )[0]!;
    expect(ofCycle(between(23, 24, 25)).text).toMatch(/an input fixes the number at every size/);
    // 25.3 is the end of the range
    expect(ofCycle(between(24, 26, 28)).text).toMatch(/an input fixes the number at every size/);
  });

  test('figures that contradict each other are not mended by any run', () => {
    expect(group(groupsFor(plain, 'demo-box'), 'More deployments')[0]!.text).toMatch(
      /^More deployments would not change this: the printed figures alone decide/,
    );
    expect(group(groupsFor(plain, 'study-size'), 'More deployments')[0]!.text).toMatch(
      /^More deployments would not change this: the deployment data is not public/,
    );
  });
});

describe('another input', () => {
  const row = rowOf(plain, 'success-genops');
  const keys = new Map([
    ['other', 'alpha'],
    ['third', 'reworkMedian'],
  ]);
  const move = (label: string, kind: JudgedMove['verdict']['kind']): JudgedMove => ({
    label,
    value: '1',
    changes: { [keys.get(label) ?? 'bakeScale']: 1 },
    verdict: { ...row.mechanism, kind },
  });

  test('only moves that change what the model finds are named, each with the run that shows it', () => {
    const moves = [move('one', 'not-reproduced'), move('other', 'reproduced'), move('third', 'undecided')];
    const moved = {
      deployments: 150,
      usual: { ...row.mechanism, kind: 'not-reproduced' },
      moves,
      every: true,
    } as const;
    const changes = group(groupsFor(plain, 'success-genops', moved), 'Another input');
    expect(changes.map(({ finds }) => finds?.outcome ?? null)).toEqual(['reproduced', 'undecided', null]);
    expect(changes[0]!.link!.changes).toEqual({ alpha: '1', n: 150 });
    expect(changes.at(-1)!.text).toBe(
      'We moved all 3 inputs of our model, each alone, at 150 deployments. 2 moves change what our model finds.',
    );
  });

  test('an input whose ends lie on both sides of the range is named: a value in between brings the number inside', () => {
    const at = (value: number): JudgedMove['verdict'] => ({
      ...row.mechanism,
      kind: 'not-reproduced',
      estimate: between(value - 0.001, value, value + 0.001),
    });
    const moves = [0.5, 0.99].map(
      (value): JudgedMove => ({ ...move('odds', 'undecided'), verdict: at(value) }),
    );
    const moved = { deployments: 150, usual: at(0.86), moves, every: true } as const;
    const changes = group(groupsFor(plain, 'success-genops', moved), 'Another input');
    // 50% lies on the side of the number as set
    expect(changes.map(({ text }) => text).slice(0, -1)).toEqual([
      'Moving “odds” toward 1 takes the number from 86.0% to 99.0%. The accepted range lies between, so some value in between puts the number inside.',
    ]);
  });

  test('of very many the first are named and the others counted', () => {
    const moves = Array.from({ length: 20 }, (_, i) => move(`input ${i}`, 'reproduced'));
    const moved = {
      deployments: 150,
      usual: { ...row.mechanism, kind: 'undecided' },
      moves,
      every: true,
    } as const;
    const changes = group(groupsFor(plain, 'success-genops', moved), 'Another input');
    expect(changes.length).toBe(9);
    expect(changes.at(-1)!.text).toMatch(/20 moves change what our model finds; 12 more than listed here/);
  });

  test('for a claim without tuned inputs, those tuned for other claims are moved unasked', async () => {
    const claim = claimCalled('success-genops');
    if (claim.test.kind !== 'emergent') throw new Error('nothing was tuned for it');
    const moved = await runMoves(plain, claim, claim.test, new AbortController().signal);
    expect([...new Set(moved.moves.map(({ changes }) => Object.keys(changes).join()))].sort()).toEqual([
      'attentionMedian',
      'badIntercept',
      'bakeScale',
      'enableGovernance',
    ]);
    const changes = group(groupsFor(plain, 'success-genops', moved), 'Another input');
    expect(changes.at(-1)!.text).toMatch(/^We moved \d+ inputs \(.*\), each alone, at 200 deployments/);
  });

  test('the solved bake time, moved to either end, takes the median out of its range', async () => {
    const claim = claimCalled('cycle-time-genops');
    const { test: tested } = claim;
    if (tested.kind !== 'calibrated') throw new Error('its bake time was solved for it');
    const moved = await runMoves(plain, claim, tested, new AbortController().signal);
    expect(moved.usual.kind).toBe('by-construction');
    expect(moved.moves.map(({ verdict }) => verdict.kind)).toEqual(['not-reproduced', 'not-reproduced']);
    const [low, high] = moved.moves.map(({ verdict }) => verdict.estimate!.value);
    expect(low).toBeLessThan(21.6);
    expect(high).toBeGreaterThan(25.3);
  });

  test('switching governance off lifts what holds by construction, and is tried at once', async () => {
    const claim = claimCalled('safety-violations');
    const { test: tested } = claim;
    if (tested.kind !== 'calibrated') throw new Error('governance fixes it');
    const { moves } = await runMoves(plain, claim, tested, new AbortController().signal);
    expect(moves.map(({ changes }) => changes)).toEqual([
      { enableGovernance: false },
      { autonomy: 'shadow' },
    ]);
    expect(moves.some(({ verdict }) => verdict.kind !== 'by-construction')).toBe(true);
  });
});

test('another published range is named with its printed figure when it would judge otherwise', () => {
  const { study } = viewOf(N, { changes: baseline942.changes });
  const { measures } = study;
  const successDifference = between(0.024, 0.026, 0.028);
  const at942 = viewOn({ ...study, measures: { ...measures, successDifference } });
  const changes = group(groupsFor(at942, 'success-improvement'), 'Another published range');
  expect(changes.map(({ finds }) => finds?.outcome)).toEqual(['not-reproduced']);
  expect(changes[0]!.text).toContain('the accepted range of the printed +7.8%');
  expect(group(groupsFor(plain, 'canary-catch'), 'Another published range')).toEqual([]);
});

describe('another printed figure', () => {
  test('where figures contradict each other, what the next lens finds is what their agreement would leave', () => {
    const changes = group(groupsFor(plain, 'demo-box'), 'Another printed figure');
    expect(changes[0]!.finds).toBe(rowOf(plain, 'demo-box').next);
    const broken = checks.filter(
      ({ claims, outcome }) => claims.includes('demo-box') && outcome === 'inconsistent',
    );
    expect(changes.slice(1).map(({ link }) => link!.hash)).toEqual(broken.map(({ id }) => `check-${id}`));
    expect(broken.length).toBeGreaterThan(0);
  });

  test('documents that disagree are each judged: that alone changes no verdict', () => {
    const changes = group(groupsFor(plain, 'success-baseline'), 'Another printed figure');
    expect(changes[0]!.text).toMatch(/^Documents print different figures/);
    expect(changes.every(({ finds }) => finds === null)).toBe(true);
  });

  test('figures that agree are counted, and a claim that no check speaks of has no such line', () => {
    expect(group(groupsFor(plain, 'cycle-time-genops'), 'Another printed figure')[0]!.text).toMatch(
      /^No printed figure: the one check of this figure agrees\.$/,
    );
    expect(group(groupsFor(plain, 'risk-latency'), 'Another printed figure')).toEqual([]);
  });
});
