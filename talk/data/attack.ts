/** One failure edited out of the run's audit log: what each reader notices, by the real checks. */
import { attacks, keptHeads, noticesOf, powers, present, proofPath } from '../../engine/attacks/index.ts';
import { hex } from '../../engine/audit-log/index.ts';
import type { Study } from '../../engine/simulator/study.ts';
import { publishedNotices } from '../../notebooks/attack-lab/published.ts';
import { labLog } from '../../notebooks/attack-lab/slice.ts';
import { loadEd25519 } from '../../workers/audit/keys.ts';
import type { Engine } from './engine.ts';

export interface Attack {
  readonly deployments: number;
  readonly events: number;
  /** Of the event that is edited. */
  readonly place: number;
  readonly deployment: number;
  readonly was: string;
  readonly is: string;
  /** Beginnings of hashes, hex, from the event up to the root: as signed, and over what is presented. */
  readonly path: readonly { readonly signed: string; readonly presented: string }[];
  /** By power of the attacker: whether the published entry hash notices, then each reader of this log. */
  readonly noticed: readonly (readonly boolean[])[];
}

const DIGITS = 8;

export async function attackOf(study: Study, { breathe }: Engine): Promise<Attack> {
  const { log, stranger, held, deployments } = await labLog(study, new AbortController().signal, breathe);
  await breathe();
  const { verify } = await loadEd25519();
  // a failure that is made to disappear breaks no rule; a log without one has another attack
  const inOrder = attacks.toSorted((a, b) => Number(b.id === 'rewrite') - Number(a.id === 'rewrite'));
  const forgery = inOrder.map(({ forge }) => forge(log.events)).find((found) => found !== null)!;
  const noticed: boolean[][] = [];
  const path: { signed: string; presented: string }[] = [];
  for (const power of powers) {
    const presented = await present(log, forgery, power, stranger);
    await breathe();
    const { places } = await publishedNotices(log.events, presented.events, power !== 'edits');
    await breathe();
    const row = [places.length > 0];
    for (const kept of keptHeads) {
      const { notices } = await noticesOf(log, forgery, presented, kept, held, verify);
      row.push(notices.some(({ outcome }) => outcome === 'notices'));
      await breathe();
    }
    noticed.push(row);
    if (path.length > 0) continue;
    for (const { signed, presented: theirs } of proofPath(log.tree, presented.tree, forgery.honestPlace)) {
      const [one, other] = [signed, theirs ?? new Uint8Array()].map((hash) => hex(hash).slice(0, DIGITS));
      path.push({ signed: one!, presented: other! });
    }
  }
  const place = forgery.honestPlace;
  const { type: was, deployment } = log.events[place]!;
  const is = forgery.events[forgery.place ?? 0]!.event.type;
  return { deployments, events: log.events.length, place, deployment, was, is, path, noticed };
}
