import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { AuditChain, firstBrokenLink, HEAD_BYTES } from '../../engine/audit-log/index.ts';
import { LEAF_BYTES } from '../../engine/pipeline/index.ts';
import { deliveriesOf, sha256, studyOf } from '../engine/study-of.ts';
import { forAll, forRuns } from '../for-all.ts';

const COUNT = 40;
const study = studyOf(COUNT, { autonomy: 'assisted' });
const leaves = deliveriesOf(COUNT, { autonomy: 'assisted' }).deliveries.map(({ leaf }) => leaf);

it('a study’s heads verify against its leaves', () => {
  expect(leaves).toHaveLength(COUNT);
  expect(firstBrokenLink(leaves, study.heads, sha256)).toBe(-1);
});

it('any bit of any leaf, flipped, breaks the chain at that leaf', () => {
  const place = fc.tuple(fc.nat(COUNT - 1), fc.nat(LEAF_BYTES - 1), fc.nat(7));
  forAll(place, ([which, at, bit]) => {
    const touched = leaves.map((leaf) => leaf.slice());
    touched[which]![at]! ^= 1 << bit;
    expect(firstBrokenLink(touched, study.heads, sha256)).toBe(which);
  });
});

it('any byte of any head, changed, breaks the chain there', () =>
  forAll(fc.nat(COUNT * HEAD_BYTES - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
    const heads = study.heads.slice();
    heads[at]! ^= change;
    expect(firstBrokenLink(leaves, heads, sha256)).toBe(Math.floor(at / HEAD_BYTES));
  }));

it('leaves dropped, doubled or swapped break the chain', () =>
  forAll(fc.nat(COUNT), fc.nat(COUNT - 1), (a, b) => {
    // wherever it is put, at the end too; beside its like it is found behind it
    const doubled = leaves.toSpliced(a, 0, leaves[b]!);
    expect(firstBrokenLink(doubled, study.heads, sha256)).toBe(a === b ? a + 1 : a);
    fc.pre(a !== b && a < COUNT);
    const dropped = leaves.toSpliced(a, 1);
    expect(firstBrokenLink(dropped, study.heads, sha256)).toBe(a);
    const swapped = leaves.with(a, leaves[b]!).with(b, leaves[a]!);
    expect(firstBrokenLink(swapped, study.heads, sha256)).toBe(Math.min(a, b));
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
