import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hashBy,
  leafHash,
  loadSha256,
  MerkleTree,
  sha256Of,
  treeOf,
  verifyConsistency,
  verifyInclusion,
} from '../../engine/audit-log/index.ts';
import { nodeHash } from '../../engine/audit-log/merkle-tree.ts';
import { forAll, forRuns } from '../for-all.ts';

const MOST = 70;
const leavesOf = (size: number): Uint8Array[] =>
  Array.from({ length: size }, (_, i) => Uint8Array.of(i, i * 7, i % 3));

/** A size and an index below it. */
const placed = fc
  .integer({ min: 1, max: MOST })
  .chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1)));

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = bytes.slice();
  const bit = at % (8 * copy.length);
  copy[Math.floor(bit / 8)]! ^= 1 << (bit % 8);
  return copy;
}

it('SHA-256 is SHA-256, at once and in WebAssembly, whatever the length', async () => {
  const inWasm = hashBy(await loadSha256());
  forRuns(500, fc.uint8Array({ maxLength: 300 }), (message) => {
    const due = createHash('sha256').update(message).digest();
    for (const hashOf of [sha256Of, inWasm]) expect(Buffer.from(hashOf(message))).toEqual(due);
  });
  for (let length = 0; length <= 130; length++) {
    const message = new Uint8Array(length).fill(0xa5);
    expect(Buffer.from(sha256Of(message))).toEqual(createHash('sha256').update(message).digest());
  }
});

it('a tree that grew has the root of its definition, at every size', () => {
  const split = (leaves: readonly Uint8Array[]): Uint8Array => {
    if (leaves.length === 1) return leafHash(leaves[0]!);
    let k = 1;
    while (2 * k < leaves.length) k *= 2;
    const node = createHash('sha256').update(Uint8Array.of(1));
    return Uint8Array.from(
      node
        .update(split(leaves.slice(0, k)))
        .update(split(leaves.slice(k)))
        .digest(),
    );
  };
  const tree = new MerkleTree();
  for (const [i, leaf] of leavesOf(MOST).entries()) {
    tree.appendEntry(leaf);
    expect(tree.root()).toEqual(split(leavesOf(i + 1)));
  }
  for (let size = 1; size <= MOST; size++) expect(tree.root(size)).toEqual(treeOf(leavesOf(size)).root());
});

it('a leaf’s hash has no limit of length', () => {
  for (const room of [1024, 2048, 4096, 8192]) {
    for (const length of [room - 1, room, room + 1]) {
      const entry = new Uint8Array(length).fill(length);
      const due = createHash('sha256').update(Uint8Array.of(0)).update(entry).digest();
      expect(Buffer.compare(leafHash(entry), due), String(length)).toBe(0);
    }
  }
});

describe('an inclusion proof', () => {
  const claimOf = (size: number, index: number) => {
    const leaves = leavesOf(size);
    const proof = treeOf(leaves).inclusionProof(index);
    return { leaf: leaves[index]!, index, size, proof, root: treeOf(leaves).root() };
  };

  it('verifies at every size and index, out of one tree that grew', () => {
    const leaves = leavesOf(MOST);
    const tree = treeOf(leaves);
    for (let size = 1; size <= MOST; size++) {
      const root = tree.root(size);
      for (let index = 0; index < size; index++) {
        const proof = tree.inclusionProof(index, size);
        expect(verifyInclusion({ leaf: leaves[index]!, index, size, proof, root })).toBe(true);
      }
    }
  });

  it('of a list of leaves verifies, and fails with any bit flipped: of the leaf, of the root, of a node', () =>
    forAll(placed, fc.nat(), fc.nat(), ([size, index], which, at) => {
      const claim = claimOf(size, index);
      expect(verifyInclusion(claim)).toBe(true);
      expect(verifyInclusion({ ...claim, leaf: flipped(claim.leaf, at) })).toBe(false);
      expect(verifyInclusion({ ...claim, root: flipped(claim.root, at) })).toBe(false);
      if (claim.proof.length === 0) return;
      const k = which % claim.proof.length;
      const proof = claim.proof.with(k, flipped(claim.proof[k]!, at));
      expect(verifyInclusion({ ...claim, proof })).toBe(false);
    }));

  it('fails for another index, and with a node dropped, doubled or added', () =>
    forAll(placed, fc.nat(MOST), fc.nat(), ([size, index], other, which) => {
      const claim = claimOf(size, index);
      const { proof } = claim;
      if (other !== index) expect(verifyInclusion({ ...claim, index: other })).toBe(false);
      expect(verifyInclusion({ ...claim, proof: [...proof, claim.root] })).toBe(false);
      if (proof.length === 0) return;
      const k = which % proof.length;
      expect(verifyInclusion({ ...claim, proof: proof.toSpliced(k, 1) })).toBe(false);
      expect(verifyInclusion({ ...claim, proof: proof.toSpliced(k, 0, proof[k]!) })).toBe(false);
    }));

  it('fails for another size, unless the way up has the same turns: the signed head binds the size', () =>
    forAll(placed, fc.integer({ min: 1, max: MOST }), ([size, index], other) => {
      fc.pre(index < other);
      const claim = { ...claimOf(size, index), size: other };
      expect(verifyInclusion(claim)).toBe(turns(index, other) === turns(index, size));
    }));
});

/** From the root down: l or r at each node. */
function turns(index: number, size: number): string {
  if (size === 1) return '';
  let k = 1;
  while (2 * k < size) k *= 2;
  return index < k ? `l${turns(index, k)}` : `r${turns(index - k, size - k)}`;
}

describe('a consistency proof', () => {
  const sizes = fc.tuple(fc.integer({ min: 1, max: MOST }), fc.integer({ min: 1, max: MOST }));
  const claimOf = (a: number, b: number) => {
    const [oldSize, newSize] = [Math.min(a, b), Math.max(a, b)];
    const leaves = leavesOf(newSize);
    return {
      oldSize,
      newSize,
      oldRoot: treeOf(leaves.slice(0, oldSize)).root(),
      newRoot: treeOf(leaves).root(),
      proof: treeOf(leaves).consistencyProof(oldSize),
    };
  };

  it('verifies for every two sizes, out of one tree that grew', () => {
    const tree = treeOf(leavesOf(MOST));
    for (let newSize = 0; newSize <= MOST; newSize++) {
      const newRoot = tree.root(newSize);
      for (let oldSize = 0; oldSize <= newSize; oldSize++) {
        const [oldRoot, proof] = [tree.root(oldSize), tree.consistencyProof(oldSize, newSize)];
        expect(verifyConsistency({ oldSize, newSize, oldRoot, newRoot, proof })).toBe(true);
      }
    }
  });

  it('is the same of a list of leaves, and verifies', () => {
    const tree = treeOf(leavesOf(MOST));
    forAll(sizes, ([a, b]) => {
      const claim = claimOf(a, b);
      expect(claim.proof).toEqual(tree.consistencyProof(claim.oldSize, claim.newSize));
      expect(verifyConsistency(claim)).toBe(true);
    });
  });

  it('fails with any bit flipped: of either root, of a node', () =>
    forAll(sizes, fc.nat(), fc.nat(), ([a, b], which, at) => {
      const claim = claimOf(a, b);
      expect(verifyConsistency({ ...claim, oldRoot: flipped(claim.oldRoot, at) })).toBe(false);
      expect(verifyConsistency({ ...claim, newRoot: flipped(claim.newRoot, at) })).toBe(false);
      if (claim.proof.length === 0) return;
      const k = which % claim.proof.length;
      const proof = claim.proof.with(k, flipped(claim.proof[k]!, at));
      expect(verifyConsistency({ ...claim, proof })).toBe(false);
    }));

  it('fails with a node dropped, doubled or added', () =>
    forAll(sizes, fc.nat(), ([a, b], which) => {
      const claim = claimOf(a, b);
      const { proof } = claim;
      expect(verifyConsistency({ ...claim, proof: [...proof, claim.newRoot] })).toBe(false);
      if (proof.length === 0) return;
      const k = which % proof.length;
      expect(verifyConsistency({ ...claim, proof: proof.toSpliced(k, 1) })).toBe(false);
      expect(verifyConsistency({ ...claim, proof: proof.toSpliced(k, 0, proof[k]!) })).toBe(false);
    }));

  it('fails for a history that was rewritten, wherever that was', () =>
    forAll(sizes, fc.nat(), ([a, b], which) => {
      const claim = claimOf(a, b);
      const rewritten = leavesOf(claim.newSize).with(which % claim.oldSize, Uint8Array.of(255));
      const proof = treeOf(rewritten).consistencyProof(claim.oldSize);
      expect(verifyConsistency({ ...claim, newRoot: treeOf(rewritten).root(), proof })).toBe(false);
    }));
});

it('a root that is given out is the caller’s own, also that of nothing', () => {
  const before = treeOf([]).root().slice();
  treeOf([]).root().fill(0);
  new MerkleTree().root().fill(0);
  expect(treeOf([]).root()).toEqual(before);
});

it('whatever is no proof does not verify, and nothing throws', () => {
  const [leaf, root] = [Uint8Array.of(1), treeOf(leavesOf(3)).root()];
  const noProofs: unknown[] = [
    null,
    undefined,
    'proof',
    7,
    [null],
    ['ab'],
    [new Uint8Array(31)],
    {},
    [[]],
    ...[1, 2, 3, 2 ** 32 - 1].map((holes) => Array(holes)),
  ];
  for (const proof of noProofs as Uint8Array[][]) {
    expect(verifyInclusion({ leaf, index: 0, size: 3, proof, root })).toBe(false);
    expect(verifyConsistency({ oldSize: 2, newSize: 3, oldRoot: root, newRoot: root, proof })).toBe(false);
  }
  for (const index of [-1, 3, 0.5, Number.NaN, Number.POSITIVE_INFINITY, null as unknown as number]) {
    expect(verifyInclusion({ leaf, index, size: 3, proof: [], root })).toBe(false);
    expect(verifyConsistency({ oldSize: index, newSize: 2, oldRoot: root, newRoot: root, proof: [] })).toBe(
      false,
    );
  }
  expect(verifyInclusion({ leaf: 'x' as unknown as Uint8Array, index: 0, size: 1, proof: [], root })).toBe(
    false,
  );
  expect(verifyInclusion({ leaf, index: 0, size: 2 ** 60, proof: [], root: leafHash(leaf) })).toBe(false);
  for (const index of [1, -1, 0.5, Number.NaN, '0' as unknown as number]) {
    expect(verifyInclusion({ leaf, index, size: 1, proof: [], root: leafHash(leaf) })).toBe(false);
  }
  for (const size of [-1, 0.5, 2 ** 53, '3' as unknown as number]) {
    const claim = { oldSize: size, newSize: size, oldRoot: root, newRoot: root, proof: [] };
    expect(verifyConsistency(claim)).toBe(false);
  }
});

describe('where the sizes do not ask for a proof', () => {
  const [root, other] = [treeOf(leavesOf(3)).root(), treeOf(leavesOf(4)).root()];
  const claim = { oldSize: 3, newSize: 3, oldRoot: root, newRoot: root, proof: [] };
  const nothing = { ...claim, oldSize: 0, oldRoot: treeOf([]).root() };

  it('both roots are whole hashes, and the same, or the old one that of nothing', () => {
    expect(verifyConsistency(claim)).toBe(true);
    expect(verifyConsistency({ ...claim, newRoot: other })).toBe(false);
    expect(verifyConsistency({ ...claim, oldSize: 2 })).toBe(false);
    expect(verifyConsistency({ ...claim, oldSize: 4 })).toBe(false);
    for (const bytes of [new Uint8Array(31), new Uint8Array(33), [...root] as unknown as Uint8Array]) {
      expect(verifyConsistency({ ...claim, oldRoot: bytes, newRoot: bytes })).toBe(false);
    }
    expect(verifyConsistency(nothing)).toBe(true);
    expect(verifyConsistency({ ...nothing, oldRoot: root })).toBe(false);
    expect(verifyConsistency({ ...nothing, newRoot: root.subarray(1) })).toBe(false);
  });

  it('there is none', () => {
    for (const one of [claim, nothing]) expect(verifyConsistency({ ...one, proof: [root] })).toBe(false);
  });
});

it('the largest size that a number holds has the longest proof, and none is longer', () => {
  const size = Number.MAX_SAFE_INTEGER;
  const [leaf, sibling] = [Uint8Array.of(1), new Uint8Array(32).fill(5)];
  const up = (from: Uint8Array, levels: number): Uint8Array =>
    Array.from({ length: levels }).reduce<Uint8Array>((hash) => nodeHash(hash, sibling), from);
  const proof = Array.from({ length: 53 }, () => sibling);
  const first = { leaf, index: 0, size, proof, root: up(leafHash(leaf), 53) };
  expect(verifyInclusion(first)).toBe(true);
  expect(verifyInclusion({ ...first, index: 2 ** 40 })).toBe(false);
  const one = { oldSize: 1, newSize: size, oldRoot: leafHash(leaf), newRoot: first.root, proof };
  expect(verifyConsistency(one)).toBe(true);
  expect(
    verifyConsistency({ ...one, oldSize: 2 ** 40, newRoot: up(leafHash(leaf), 13), proof: proof.slice(40) }),
  ).toBe(true);
  const three = { ...one, oldSize: 3, oldRoot: nodeHash(sibling, leafHash(leaf)) };
  const longest = [leafHash(leaf), ...proof];
  const newRoot = up(nodeHash(sibling, nodeHash(leafHash(leaf), sibling)), 51);
  expect(verifyConsistency({ ...three, newRoot, proof: longest })).toBe(true);
  expect(verifyConsistency({ ...three, newRoot, proof: [...longest, sibling] })).toBe(false);
});
