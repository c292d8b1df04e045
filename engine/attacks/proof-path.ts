/** The way from an event up to the root, in the tree that was signed and from the events that are presented: where they part. */
import { sameBytes } from '../audit-log/bytes.ts';
import { type MerkleTree, type Span, siblingOf, spansAbove } from '../audit-log/merkle-tree.ts';

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
