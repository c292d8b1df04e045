/**
 * Verdicts and figures that may be wrong: what came out when they were written. `npm run goldens` rewrites the verdicts
 * and prints old → new, `npm run fallback` the committed figures.
 */
import { describe, expect, it } from 'vitest';
import { scenarios } from '../../engine/index.ts';
import { committedRun, fallbackOf } from '../../scripts/fallback.ts';
import { ledgerOfRun, outcomesOf } from '../../scripts/ledger.ts';
import { talkOf } from '../../scripts/talk.ts';
import { expectedFor, movedVerdicts, pinnedRuns } from '../../scripts/verdict-goldens.ts';
import figures from '../../site/fallback/figures.json' with { type: 'json' };
import { committedTalk } from '../../talk/data/committed.ts';
import verdicts from './verdicts.json' with { type: 'json' };

const named = pinnedRuns.map((run) => ({ scenario: scenarios[0]!.id, ...run }));
const isCommitted = (run: (typeof named)[number]): boolean =>
  run.scenario === scenarios[0]!.id &&
  run.deployments === committedRun.deployments &&
  run.seed === committedRun.seed;

describe('the run of the committed figures', async () => {
  const ledger = await ledgerOfRun(committedRun, null);

  it('has the verdicts that are pinned', () =>
    expect(movedVerdicts(expectedFor(committedRun, verdicts)!, outcomesOf(ledger.rows))).toEqual(new Map()));

  it('has the figures that are committed (else: npm run fallback)', () =>
    expect(figures).toEqual(fallbackOf(ledger)));

  it('has what the talk falls back on (else: npm run fallback)', async () =>
    expect(committedTalk).toEqual(await talkOf(ledger.study)));
});

it.each(named.filter((run) => !isCommitted(run)))(
  '$scenario, $deployments deployments, seed $seed: every verdict is as it was pinned',
  async (run) => {
    const { rows } = await ledgerOfRun(run, null);
    expect(movedVerdicts(expectedFor(run, verdicts)!, outcomesOf(rows))).toEqual(new Map());
  },
);

it('every pinned run is there, and a run of another size, seed, scenario or setting has no pin', () => {
  for (const run of pinnedRuns) expect(expectedFor(run, verdicts)).toMatchObject(run);
  const [first] = pinnedRuns;
  for (const other of [
    { deployments: 700 },
    { seed: 'x' },
    { scenario: 'none such' },
    { changes: { bakeScale: 1 } },
  ])
    expect(expectedFor({ ...first!, ...other }, verdicts)).toBeNull();
});

it('a verdict that moved is said as expected → came, also where a claim is new or gone; and another digest', () => {
  const wanted = { verdicts: { a: 'x: p | q | r', b: 'y' } };
  const came = { a: 'z: p | q | s', c: 'y' };
  const moved = [
    ['a', 'verdict x → z, model r → s'],
    ['b', 'verdict y → (none)'],
    ['c', 'verdict (none) → y'],
  ] as const;
  expect([...movedVerdicts(wanted, came)]).toEqual(moved);
  expect([...movedVerdicts({ ...wanted, digest: 'f00' }, came, 'f00')]).toEqual(moved);
  expect(movedVerdicts({ ...wanted, digest: 'f00' }, came, 'ba4').get('digest')).toBe('f00 → ba4');
});
