import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { AuditChain, HEAD_BYTES, hex } from '../../engine/audit-log/index.ts';
import { LEAF_BYTES } from '../../engine/pipeline/index.ts';
import { deliveriesOf, sha256, studyOf } from '../engine/study-of.ts';
import { forAll, forRuns } from '../for-all.ts';

const COUNT = 40;
const study = studyOf(COUNT, { autonomy: 'assisted' });
const leaves = deliveriesOf(COUNT, { autonomy: 'assisted' }).deliveries.map(({ leaf }) => leaf);

/** Index of the first leaf that does not fit its recorded head; −1 when all do, and none is missing or extra. */
function firstBrokenLink(of: readonly Uint8Array[], heads: Uint8Array): number {
  const chain = new AuditChain(sha256);
  for (const [i, leaf] of of.entries()) {
    const recorded = heads.subarray(i * HEAD_BYTES, (i + 1) * HEAD_BYTES);
    if (hex(chain.append(leaf)) !== hex(recorded)) return i;
  }
  return of.length * HEAD_BYTES === heads.length ? -1 : of.length;
}

it('a study’s heads verify against its leaves', () => {
  expect(leaves).toHaveLength(COUNT);
  expect(firstBrokenLink(leaves, study.heads)).toBe(-1);
});

it('any bit of any leaf, flipped, breaks the chain at that leaf', () => {
  const place = fc.tuple(fc.nat(COUNT - 1), fc.nat(LEAF_BYTES - 1), fc.nat(7));
  forAll(place, ([which, at, bit]) => {
    const touched = leaves.map((leaf) => leaf.slice());
    touched[which]![at]! ^= 1 << bit;
    expect(firstBrokenLink(touched, study.heads)).toBe(which);
  });
});

it('any byte of any head, changed, breaks the chain there', () =>
  forAll(fc.nat(COUNT * HEAD_BYTES - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
    const heads = study.heads.slice();
    heads[at]! ^= change;
    expect(firstBrokenLink(leaves, heads)).toBe(Math.floor(at / HEAD_BYTES));
  }));

it('leaves dropped, doubled or swapped break the chain', () =>
  forAll(fc.nat(COUNT), fc.nat(COUNT - 1), (a, b) => {
    // wherever it is put, at the end too; beside its like it is found behind it
    const doubled = leaves.toSpliced(a, 0, leaves[b]!);
    expect(firstBrokenLink(doubled, study.heads)).toBe(a === b ? a + 1 : a);
    fc.pre(a !== b && a < COUNT);
    const dropped = leaves.toSpliced(a, 1);
    expect(firstBrokenLink(dropped, study.heads)).toBe(a);
    const swapped = leaves.with(a, leaves[b]!).with(b, leaves[a]!);
    expect(firstBrokenLink(swapped, study.heads)).toBe(Math.min(a, b));
  }));

it('a forger who rewrites the chain after an edit ends at another last head', () =>
  forRuns(30, fc.nat(COUNT - 1), fc.nat(LEAF_BYTES - 1), (which, at) => {
    const chain = new AuditChain(sha256);
    leaves.forEach((leaf, k) => {
      const written = leaf.slice();
      if (k === which) written[at]! ^= 1;
      chain.append(written);
    });
    expect(chain.head).not.toEqual(study.heads.slice(-HEAD_BYTES));
  }));
