/** The way from an event up to the root, computed here from the event's hash and the proof. */
import { nodeHash, siblingOf, spansAbove } from '../../engine/audit-log/merkle-tree.ts';

/** Events [from, to) and the hash over them. */
export interface HashedSpan {
  readonly from: number;
  readonly to: number;
  readonly hash: Uint8Array;
}

export interface PathStep extends HashedSpan {
  /** What it is hashed with; null for the root. */
  readonly sibling: (HashedSpan & { readonly side: 'left' | 'right' }) | null;
}

/** From the leaf to the root. @param proof siblings, the lowest first */
export function pathOf(
  index: number,
  size: number,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
): PathStep[] {
  const spans = spansAbove(index, size);
  let hash = leaf;
  return spans.map((span, k) => {
    const [from, to] = span;
    const own = { from, to, hash };
    const parent = spans[k + 1];
    const given = proof[k];
    if (parent === undefined || given === undefined) return { ...own, sibling: null };
    const [first, last] = siblingOf(span, parent);
    const side = first < from ? 'left' : 'right';
    hash = side === 'right' ? nodeHash(hash, given) : nodeHash(given, hash);
    return { ...own, sibling: { side, from: first, to: last, hash: given } };
  });
}
