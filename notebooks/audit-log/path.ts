/** The way from an event up to the root, computed here from the event's hash and the proof. */
import { nodeHash } from '../../engine/audit-log/merkle-tree.ts';

/** Events [from, to) and the hash over them. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly hash: Uint8Array;
}

export interface PathStep extends Span {
  /** What it is hashed with; null for the root. */
  readonly sibling: (Span & { readonly side: 'left' | 'right' }) | null;
}

/** From the leaf to the root. @param proof siblings, the lowest first */
export function pathOf(
  index: number,
  size: number,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
): PathStep[] {
  const spans = spansAbove(index, size);
  const steps: PathStep[] = [];
  let hash = leaf;
  for (const [k, sibling] of proof.entries()) {
    const [from, to] = spans[k]!;
    const [first, last] = spans[k + 1]!;
    const side = from === first ? 'right' : 'left';
    const [siblingFrom, siblingTo] = side === 'right' ? [to, last] : [first, from];
    steps.push({ from, to, hash, sibling: { side, from: siblingFrom, to: siblingTo, hash: sibling } });
    hash = side === 'right' ? nodeHash(hash, sibling) : nodeHash(sibling, hash);
  }
  const [from, to] = spans.at(-1)!;
  return [...steps, { from, to, hash, sibling: null }];
}

/** Which events each node on the way covers, from the leaf to the root. */
function spansAbove(index: number, size: number): (readonly [from: number, to: number])[] {
  const spans: (readonly [number, number])[] = [];
  let from = 0;
  let to = size;
  for (;;) {
    spans.push([from, to]);
    if (to - from === 1) return spans.toReversed();
    const middle = from + largestPowerBelow(to - from);
    if (index < middle) to = middle;
    else from = middle;
  }
}

/** Which events each hash of a consistency proof covers, in the proof's order. */
export function consistencySpans(oldSize: number, newSize: number): (readonly [from: number, to: number])[] {
  const spans: (readonly [number, number])[] = [];
  if (oldSize === 0 || oldSize === newSize) return spans;
  let from = 0;
  let to = newSize;
  while (oldSize !== to) {
    const middle = from + largestPowerBelow(to - from);
    if (oldSize <= middle) {
      spans.push([middle, to]);
      to = middle;
    } else {
      spans.push([from, middle]);
      from = middle;
    }
  }
  if (from > 0) spans.push([from, to]);
  return spans.toReversed();
}

/** For 2 or more: the largest power of two below it. */
function largestPowerBelow(count: number): number {
  let power = 1;
  while (2 * power < count) power *= 2;
  return power;
}
