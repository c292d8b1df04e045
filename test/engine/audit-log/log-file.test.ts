/** Both forms of a log, byte by byte. */
import { describe, expect, it } from 'vitest';
import {
  base64,
  checkFileSize,
  encodeEvent,
  eventOf,
  filesOfTar,
  jsonLog,
  leafHash,
  readLog,
  tarLog,
  tilePath,
  tilesOf,
  utf8Bytes,
} from '../../../engine/audit-log/index.ts';
import { bundleEntries } from '../../../engine/audit-log/log-file.ts';
import { approvals, bundleOf } from './events.ts';
import { logOf, readText } from './signed-log.ts';

const head = { checkpoint: 'the head\n', key: 'the key' };
const three = logOf(approvals(3));
const hashes = base64(Buffer.concat(approvals(3).map((event) => leafHash(encodeEvent(event)))));
const [headLine, tileLine, ...eventLines] = [...jsonLog(three, head)] as [string, string, ...string[]];
const files = filesOfTar(tarLog(three, head));

describe('the tiles of a log', () => {
  it.each([
    [0, []],
    [1, ['tile/entries/000.p/1', 'tile/0/000.p/1']],
    [256, ['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1']],
    [258, ['tile/entries/000', 'tile/entries/001.p/2', 'tile/0/000', 'tile/0/001.p/2', 'tile/1/000.p/1']],
  ])('of %i events', (size, paths) => expect(tilesOf(size).map(tilePath)).toEqual(paths));

  it('have a level more for every 256 of the one below', () => {
    const levels = tilesOf(65_536).map(({ level }) => level);
    expect(levels.filter((level) => level === 'entries')).toHaveLength(256);
    expect(levels.slice(512)).toEqual([1, 2]);
  });
});

describe('a bundle of entries', () => {
  const two = Uint8Array.of(0, 1, 7, 0, 0);
  it('has the length of each before it', () => {
    expect(bundleEntries(two, 2)).toEqual([Uint8Array.of(7), new Uint8Array(0)]);
    expect(bundleEntries(Uint8Array.of(1, 2, ...new Uint8Array(258)), 1)![0]).toHaveLength(258);
    expect(bundleEntries(new Uint8Array(0), 0)).toEqual([]);
  });

  it.each([
    [two, 1],
    [two, 3],
    [two.subarray(0, 4), 2],
    [two.subarray(0, 2), 1],
    [two.subarray(0, 1), 1],
  ])('is whole, and of its width: not %j for %i', (bytes, width) =>
    expect(bundleEntries(bytes, width)).toBeNull(),
  );
});

describe('a log of three events', () => {
  it('as JSON has its head, its tile, and each event', () => {
    expect(headLine).toBe('{"checkpoint":"the head\\n","format":"genops-audit-log/2","key":"the key"}\n');
    expect(tileLine).toBe(`{"hashes":"${hashes}","tile":"tile/0/000.p/3"}\n`);
    expect(eventLines.map(utf8Bytes)).toEqual(
      approvals(3).map((event) => Uint8Array.of(...encodeEvent(event), 0x0a)),
    );
  });

  it('as an archive has the same', () => {
    const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
    expect(files.map(({ path, bytes }) => [path, text(bytes)])).toEqual([
      ['audit-log/checkpoint', 'the head\n'],
      ['audit-log/verifier-key', 'the key\n'],
      ['audit-log/tile/entries/000.p/3', text(bundleOf(3))],
      ['audit-log/tile/0/000.p/3', text(Buffer.from(hashes, 'base64'))],
    ]);
  });

  it('is read from either', () => {
    const both = [readText(headLine + tileLine + eventLines.join('')), readLog(tarLog(three, head))];
    const entries = approvals(3).map(encodeEvent);
    const tiles = new Map([['tile/0/000.p/3', Uint8Array.from(Buffer.from(hashes, 'base64'))]]);
    both.forEach((read, i) => {
      const form = i === 0 ? 'json' : 'tar';
      expect(read).toEqual({ ...head, form, entries, tiles, faults: [] });
      expect(eventOf(read, 2)).toEqual(approvals(3)[2]);
    });
  });
});

it('a file has at most 256 MB', () => {
  expect(() => checkFileSize(268_435_456)).not.toThrow();
  expect(() => checkFileSize(268_435_457)).toThrow(
    'audit log: expected a file of at most 268435456 bytes (256 MB), got 268435457',
  );
});
