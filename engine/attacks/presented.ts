/** What a reader is shown: events, the hashes kept beside them, and a signed head. */

import { sameBytes } from '../audit-log/bytes.ts';
import { type Signer, signedCheckpoint } from '../audit-log/checkpoint.ts';
import { encodeEvent } from '../audit-log/event.ts';
import { MerkleTree, type Span, siblingOf, spansAbove, treeOf } from '../audit-log/merkle-tree.ts';
import { type Forgery, type Log, type Power, renumbered, type Traced, traced } from './attacks.ts';

/** A log that was written honestly, and the heads that its owner has signed. */
export interface HonestLog {
  readonly events: Log;
  readonly tree: MerkleTree;
  readonly origin: string;
  readonly signer: Signer;
  /** Of the whole log, and of its first two thirds; as checkpoint text. */
  readonly latest: SignedSize;
  readonly earlier: SignedSize;
}

export interface SignedSize {
  readonly size: number;
  readonly checkpoint: string;
}

export interface Presented {
  readonly events: readonly Traced[];
  /** Tree over the events as they are presented. */
  readonly tree: MerkleTree;
  /** Hashes that the file keeps of each of its events. */
  readonly kept: (place: number) => Uint8Array | null;
  readonly checkpoint: string;
}

/**
 * Signs a log's head, and the head that it had at the end of the deployment two thirds in.
 * @param tree over the events, from whoever has it already
 */
export async function honestLog(
  events: Log,
  origin: string,
  signer: Signer,
  tree = treeOf(events.map(encodeEvent)),
): Promise<HonestLog> {
  const next = events.findIndex(({ type }, place) => 3 * place >= 2 * events.length && type === 'started');
  const sign = async (size: number): Promise<SignedSize> => ({
    size,
    checkpoint: await signedCheckpoint({ origin, size, root: tree.root(size) }, signer),
  });
  const [latest, earlier] = [await sign(events.length), await sign(next < 0 ? events.length : next)];
  return { events, tree, origin, signer, latest, earlier };
}

/**
 * What the attacker presents.
 * @param forgery null: the honest log
 * @param stranger signs for an attacker who has not got the log's key
 */
export async function present(
  log: HonestLog,
  forgery: Forgery | null,
  power: Power,
  stranger: Signer,
): Promise<Presented> {
  if (forgery === null || (power === 'edits' && !forgery.fromTheStart)) {
    const events = forgery?.events ?? traced(log.events);
    const tree = treeOfTraced(log, events);
    const kept = (place: number): Uint8Array | null => {
      const from = events[place]?.from ?? null;
      return from === null ? null : log.tree.node(0, from);
    };
    return { events, tree, kept, checkpoint: log.latest.checkpoint };
  }
  const events = renumbered(forgery.events, log.events[0]?.sequence ?? 0);
  const tree = treeOfTraced(log, events);
  const head = { origin: log.origin, size: tree.size, root: tree.root() };
  const signer = power === 'signs' || forgery.fromTheStart ? log.signer : stranger;
  return {
    events,
    tree,
    kept: (place) => (place < tree.size ? tree.node(0, place) : null),
    checkpoint: await signedCheckpoint(head, signer),
  };
}

/** Hashes only what is not an event of the honest log as it was. */
function treeOfTraced(log: HonestLog, events: readonly Traced[]): MerkleTree {
  const tree = new MerkleTree();
  for (const { event, from } of events) {
    if (from !== null && event === log.events[from]) tree.appendHash(log.tree.node(0, from));
    else tree.appendEntry(encodeEvent(event));
  }
  return tree;
}

/** The path from an event up to the root, in the signed tree and in the presented events: where the two differ. */
export interface PathNode {
  /** Places of the events under it: [from, to). */
  readonly from: number;
  readonly to: number;
  /** In the signed tree. */
  readonly signed: Uint8Array;
  /** From the presented events; null where none of them lies under it. */
  readonly presented: Uint8Array | null;
  readonly same: boolean;
  /** Its sibling, on the way to the next node; null for the root. */
  readonly sibling: {
    readonly side: 'left' | 'right';
    readonly from: number;
    readonly to: number;
    readonly signed: Uint8Array;
    readonly same: boolean;
  } | null;
}

/** From the leaf to the root. @param place 0 to signed.size − 1 */
export function proofPath(signed: MerkleTree, presented: MerkleTree, place: number): PathNode[] {
  const spans = spansAbove(place, signed.size);
  return spans.map((span, k) => {
    const [from, to] = span;
    const node = { from, to, ...compared(signed, presented, span) };
    const parent = spans[k + 1];
    if (parent === undefined) return { ...node, sibling: null };
    const beside = siblingOf(span, parent);
    const { signed: hash, same } = compared(signed, presented, beside);
    const side = beside[0] < from ? 'left' : 'right';
    return { ...node, sibling: { side, from: beside[0], to: beside[1], signed: hash, same } };
  });
}

function compared(
  signed: MerkleTree,
  presented: MerkleTree,
  [from, to]: Span,
): Pick<PathNode, 'signed' | 'presented' | 'same'> {
  const ours = signed.spanHash([from, to]);
  const theirs = from < presented.size ? presented.spanHash([from, Math.min(to, presented.size)]) : null;
  const same = theirs !== null && to <= presented.size && sameBytes(ours, theirs);
  return { signed: ours, presented: theirs, same };
}
