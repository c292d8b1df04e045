/** The way from an event up to the root, in the tree that was signed and from the events that are presented: where they part. */
import { type MerkleTree, nodeHash } from '../audit-log/merkle-tree.ts';

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
  const spans: (readonly [from: number, to: number])[] = [];
  let [from, to] = [0, signed.size];
  while (to - from > 1) {
    spans.push([from, to]);
    const middle = from + largestPowerBelow(to - from);
    if (place < middle) to = middle;
    else from = middle;
  }
  spans.push([from, to]);
  spans.reverse();
  return spans.map(([start, end], k) => {
    const above = spans[k + 1];
    const own = compared(signed, presented, start, end);
    if (above === undefined) return { from: start, to: end, ...own, sibling: null };
    const isLeft = start === above[0];
    const [siblingFrom, siblingTo] = isLeft ? [end, above[1]] : [above[0], start];
    const sibling = compared(signed, presented, siblingFrom, siblingTo);
    return {
      from: start,
      to: end,
      ...own,
      sibling: {
        side: isLeft ? 'right' : 'left',
        from: siblingFrom,
        to: siblingTo,
        signed: sibling.signed,
        same: sibling.same,
      },
    };
  });
}

function compared(
  signed: MerkleTree,
  presented: MerkleTree,
  from: number,
  to: number,
): Pick<PathNode, 'signed' | 'presented' | 'same'> {
  const ours = spanHash(signed, from, to);
  const theirs = from < presented.size ? spanHash(presented, from, Math.min(to, presented.size)) : null;
  const same = theirs !== null && to <= presented.size && equal(ours, theirs);
  return { signed: ours, presented: theirs, same };
}

/** Hash of the entries [from, to): kept where the subtree is complete, else put together. */
function spanHash(tree: MerkleTree, from: number, to: number): Uint8Array {
  const count = to - from;
  let level = 0;
  let complete = 1;
  for (; complete < count; complete *= 2) level += 1;
  if (complete === count) return tree.node(level, from / count);
  const middle = from + largestPowerBelow(count);
  return nodeHash(spanHash(tree, from, middle), spanHash(tree, middle, to));
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.every((byte, i) => byte === b[i]);
}

/** For 2 or more: the largest power of two below it. */
function largestPowerBelow(count: number): number {
  let power = 1;
  while (2 * power < count) power *= 2;
  return power;
}
