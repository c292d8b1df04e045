/** A log and its tree have what was put into them, and nothing beyond. */
import { describe, expect, it } from 'vitest';
import { encodeEvent, treeOf } from '../../../engine/audit-log/index.ts';
import { approvals } from './events.ts';
import { logOf } from './signed-log.ts';

const three = logOf(approvals(3));

it('a log gives the bytes of its own events, and of no others', () => {
  for (const index of [-1, 3, 0.5]) {
    const message = `event: expected a whole number from 0 to 2, got ${index}`;
    expect(() => three.entry(index)).toThrow(message);
    expect(() => three.event(index)).toThrow(message);
  }
  expect(three.bytes).toBe(Buffer.concat(approvals(3).map(encodeEvent)).length);
});

it('a log takes an event of 65,535 bytes, and none that is longer', () => {
  const log = logOf(approvals(1));
  const [, second] = approvals(2);
  const rest = encodeEvent({ ...second!, service: '' }).length;
  const longest = { ...second!, service: 'x'.repeat(65_535 - rest) };
  expect(() => log.append({ ...longest, service: `${longest.service}x` })).toThrow(
    'audit entry: expected at most 65535 bytes, got 65536',
  );
  expect(log.size).toBe(1);
  for (const times of [1, 2, 3]) {
    log.append(longest);
    expect(log.size).toBe(1 + times);
    expect(log.entry(times).length).toBe(65_535);
  }
  expect(log.event(0)).toEqual(approvals(1)[0]);
  expect(log.event(1)).toEqual(longest);
});

describe('beyond the tree', () => {
  const tree = treeOf(Array.from({ length: 7 }, (_, i) => Uint8Array.of(i)));

  it.each([-1, 8, 2.5, Number.NaN])('there is no size %d', (size) => {
    const due = (where: string): string => `${where}: expected a whole number from 0 to 7, got ${size}`;
    expect(() => tree.root(size)).toThrow(due('root: size'));
    expect(() => tree.inclusionProof(0, size)).toThrow(due('inclusionProof: size'));
    expect(() => tree.consistencyProof(0, size)).toThrow(due('consistencyProof: size'));
    expect(() => tree.consistencyProof(size)).toThrow(due('consistencyProof: oldSize'));
  });

  it('there is nothing to show for an empty beginning, and for the whole', () => {
    expect(tree.consistencyProof(0)).toEqual([]);
    expect(tree.consistencyProof(7)).toEqual([]);
  });

  it.each([-1, 5, 6, 0.5, Number.NaN])('there is no entry %d among the first five', (index) =>
    expect(() => tree.inclusionProof(index, 5)).toThrow(
      `inclusionProof: index: expected a whole number from 0 to 4, got ${index}`,
    ),
  );

  it.each([
    [0, -1],
    [0, 7],
    [1, 3],
    [2, 1],
    [3, 0],
    [9, 0],
  ])('there is no complete subtree %i/%i', (level, index) =>
    expect(() => tree.node(level, index)).toThrow(
      `MerkleTree: node: expected a complete subtree, got level ${level}, index ${index}`,
    ),
  );
});
