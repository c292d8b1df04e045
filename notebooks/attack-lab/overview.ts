/** Every attack at a glance: by each attacker, before each reader; and the faults that show the checker can fire. */
import { attacks, type KeptHead, type Power } from '../../engine/attacks/index.ts';
import { findingWords, logFindings } from '../../engine/log-checker/index.ts';
import { seededFaults } from '../../engine/log-checker/seeded-faults.ts';
import { createBreather } from '../../workers/core/task.ts';
import { element, type Hole } from '../authoring/html.ts';
import { dataTable } from '../charts/figure.ts';
import { count, outOf, plural } from '../format/number.ts';
import { outcomeOf } from './outcome.ts';
import type { LabLog } from './slice.ts';

const columns: readonly (readonly [head: string, power: Power, kept: KeptHead])[] = [
  ['edits the file', 'edits', 'nothing'],
  ['rehashes; reader has no key', 'hashes', 'nothing'],
  ['rehashes; reader has the key', 'hashes', 'key'],
  ['signs again; no head kept', 'signs', 'key'],
  ['signs again; earlier head kept', 'signs', 'earlier'],
  ['signs again; latest head kept', 'signs', 'latest'],
];

export interface AttackRow {
  readonly attack: string;
  /** The lie was there when the log was written. */
  readonly fromTheStart: boolean;
  /** Of the entry hash: as edited, and hashed again. */
  readonly published: readonly boolean[];
  /** Of this log: in the order of the columns. */
  readonly ours: readonly boolean[];
}

/** Makes every attack on the log; null for one that it has nothing for. */
export async function overviewOf(log: LabLog, signal: AbortSignal): Promise<readonly AttackRow[]> {
  const breathe = createBreather();
  const rows: AttackRow[] = [];
  for (const { name, forge } of attacks) {
    const forgery = forge(log.log.events);
    if (forgery === null) continue;
    const ours: boolean[] = [];
    const published: boolean[] = [];
    for (const [, power, kept] of columns) {
      const outcome = await outcomeOf(log, forgery, power, kept);
      ours.push(outcome.noticing.length > 0);
      if (kept === 'nothing') published.push(outcome.published.places.length > 0);
      await breathe();
      signal.throwIfAborted();
    }
    rows.push({ attack: name, fromTheStart: forgery.fromTheStart, published, ours });
  }
  return rows;
}

export function overviewTable(rows: readonly AttackRow[]): HTMLElement {
  const said = (noticed: boolean): Hole =>
    noticed
      ? element`<span class="lab__cell one-line" data-noticed="yes">noticed</span>`
      : element`<span class="lab__cell one-line" data-noticed="no">missed</span>`;
  return element`<div class="lab__overview stack"><p class="tight measure">${overviewSentence(rows)}</p>${dataTable(
    {
      title: 'Attacks and who notices them',
      cards: true,
      columns: [
        'attack',
        'entry hash: edited',
        'entry hash: rehashed',
        ...columns.map(([head]) => `this log: ${head}`),
      ],
      rows: rows.map(({ attack, published, ours }) => [attack, ...published.map(said), ...ours.map(said)]),
    },
  )}</div>`;
}

/** How many cases are noticed, by what the attacker holds. */
export function overviewSentence(rows: readonly AttackRow[]): string {
  const later = rows.filter(({ fromTheStart }) => !fromTheStart);
  const noticedIn = (by: Power, wanted: (kept: KeptHead) => boolean): string => {
    const cases = later.flatMap(({ ours }) =>
      ours.filter((_, k) => columns[k]![1] === by && wanted(columns[k]![2])),
    );
    return outOf(cases.filter(Boolean).length, cases.length);
  };
  const knowsKey = (kept: KeptHead): boolean => kept !== 'nothing';
  const theirs = [0, 1].map((k) => outOf(later.filter(({ published }) => published[k]).length, later.length));
  const lies = rows.filter(({ fromTheStart, ours }) => fromTheStart && !ours.some(Boolean)).length;
  return (
    `The first release’s entry hash notices ${theirs[0]} edits, and ${theirs[1]} if the attacker rehashes. ` +
    `This log notices ${noticedIn('edits', () => true)} edits. If the attacker rehashes, a reader with the log’s key notices ${noticedIn('hashes', knowsKey)}, ` +
    `and a reader without it ${noticedIn('hashes', (kept) => !knowsKey(kept))}. If the attacker signs with the log’s key, readers notice ${noticedIn('signs', knowsKey)} cases.` +
    (lies > 0 ? ' Neither notices a lie from the start.' : '')
  );
}

/** Seeds every fault into the log and shows what the checker finds. */
export function faultsTable({ log, held: { rules, known } }: LabLog): HTMLElement {
  const clean = known.length;
  let found = 0;
  let fitting = 0;
  const rows = seededFaults.map((fault): readonly Hole[] => {
    if (!fault.fits(log.events, rules)) return [fault.name, findingWords[fault.finds], 'no deployment fits'];
    fitting += 1;
    const isFound = logFindings(fault.seed(log.events), rules).some(({ kind }) => kind === fault.finds);
    if (isFound) found += 1;
    return [fault.name, findingWords[fault.finds], isFound ? 'found' : 'missed'];
  });
  return element`<div class="lab__overview stack"><p>In the original log the checker finds ${clean === 0 ? 'nothing' : plural(clean, 'violation')}. We put ${count(fitting)} faults into copies
    of it. The checker finds ${found === fitting ? 'every one' : outOf(found, fitting)}.</p>
    <details class="unfold"><summary>The faults one by one</summary>${dataTable({
      title: 'Seeded faults',
      columns: ['fault', 'expected finding', 'checker'],
      rows,
    })}</details></div>`;
}
