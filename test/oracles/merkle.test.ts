/** The reference vectors of Certificate Transparency's Merkle tree tests (RFC 6962 hashing). */
import { describe, expect, it } from 'vitest';
import { hex, treeOf, verifyConsistency, verifyInclusion } from '../../engine/audit-log/index.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(bytes);

/** Of the first 1, 2, … 8 leaves. */
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const LEAF_2 = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';
const LEAVES_3_4 = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e';
const LEAVES_5_TO_8 = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4';
const LEAF_5 = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b';
const LEAVES_5_6 = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a';
const LEAVES_7_8 = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';

it('the empty tree’s root is SHA-256 of nothing', () =>
  expect(hex(treeOf([]).root())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'));

it.each(roots.map((root, k) => [k + 1, root] as const))(
  'the first %i leaves have their root',
  (size, root) => {
    expect(hex(treeOf(leaves.slice(0, size)).root())).toBe(root);
  },
);

describe.each([
  [0, 1, []],
  [0, 8, [LEAF_2, LEAVES_3_4, LEAVES_5_TO_8]],
  [5, 8, [LEAF_5, LEAVES_7_8, roots[3]!]],
  [2, 3, [roots[1]!]],
  [1, 5, [roots[0]!, LEAVES_3_4, LEAF_5]],
] as const)('leaf %i of %i', (index, size, path) => {
  const proof = treeOf(leaves.slice(0, size)).inclusionProof(index);

  it('is proved by these hashes', () => expect(proof.map(hex)).toEqual(path));

  it('verifies', () => {
    const root = bytes(roots[size - 1]!);
    expect(verifyInclusion({ leaf: leaves[index]!, index, size, proof, root })).toBe(true);
  });
});

describe.each([
  [1, 1, []],
  [1, 8, [LEAF_2, LEAVES_3_4, LEAVES_5_TO_8]],
  [6, 8, [LEAVES_5_6, LEAVES_7_8, roots[3]!]],
  [2, 5, [LEAVES_3_4, LEAF_5]],
] as const)('a tree of %i and one of %i', (oldSize, newSize, path) => {
  const proof = treeOf(leaves.slice(0, newSize)).consistencyProof(oldSize);

  it('are proved consistent by these hashes', () => expect(proof.map(hex)).toEqual(path));

  it('verify', () => {
    const [oldRoot, newRoot] = [bytes(roots[oldSize - 1]!), bytes(roots[newSize - 1]!)];
    expect(verifyConsistency({ oldSize, newSize, oldRoot, newRoot, proof })).toBe(true);
  });
});
