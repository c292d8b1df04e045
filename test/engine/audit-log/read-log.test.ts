/** What is read from either form, and what is said of a file that departs from it. */
import { describe, expect, it } from 'vitest';
import {
  type ArchivedFile,
  eventOf,
  jsonLog,
  type ReadLog,
  readLog,
  tarOf,
  utf8Bytes,
} from '../../../engine/audit-log/index.ts';
import { attempt } from '../../../engine/audit-log/read-log.ts';
import { ArgumentError, expected } from '../../../engine/errors.ts';
import { approvals, bundleOf } from './events.ts';
import { logOf, readText } from './signed-log.ts';

const written = [...jsonLog(logOf(approvals(3)), { checkpoint: 'the head\n', key: 'the key' })];
const [headLine, tileLine, ...eventLines] = written as [string, string, ...string[]];
const { hashes } = JSON.parse(tileLine) as { readonly hashes: string };

type Entry = readonly [path: string, bytes: Uint8Array];
/** An archive of these files. */
const packed = (...others: readonly Entry[]): Uint8Array =>
  tarOf(others.map(([path, bytes]): ArchivedFile => ({ path, bytes })));
const heads = [
  ['checkpoint', utf8Bytes('c')],
  ['verifier-key', utf8Bytes(' k \n')],
] as const;

describe('JSON Lines', () => {
  const read = (tiles: readonly string[], events = eventLines): ReadLog =>
    readText([headLine, ...tiles, ...events].join(''));
  const tile = (path: string, text: string): string => `${JSON.stringify({ hashes: text, tile: path })}\n`;

  it('may have the mark of an editor before them', () => {
    const bytes = utf8Bytes(headLine + tileLine);
    expect(readLog(Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes))).toEqual(readLog(bytes));
    expect(() => readLog(Uint8Array.of(0xef, 0xbb, ...bytes))).toThrow(
      `audit log: expected JSON Lines or a tar archive, got ${bytes.length + 2} bytes of neither`,
    );
  });

  it('of another kind are quoted, and not all of them', () =>
    expect(() => readText('x'.repeat(100))).toThrow(
      `audit log: expected JSON Lines or a tar archive, got "${'x'.repeat(40)}"`,
    ));

  it('begin with their head, in its one form', () => {
    expect(() => readText(`\n${headLine}`)).toThrow('expected JSON Lines or a tar archive, got ""');
    const { checkpoint, format, key } = JSON.parse(headLine) as Readonly<Record<string, string>>;
    expect(readText(JSON.stringify({ key, format, checkpoint })).faults).toEqual([
      'audit log: head: expected canonical JSON (RFC 8785), each field once, got another text',
    ]);
  });

  it('have a head of 262,144 bytes at most', () => {
    const longest = headLine.replace('the key', 'k'.repeat(262_144 - headLine.length + 8));
    expect(readText(longest).faults).toEqual([]);
    expect(() => readText(longest.replace('k', 'kk'))).toThrow(
      'audit log: expected a head of at most 262144 bytes, got 262145',
    );
  });

  it('may have spaces before the head of version 1, and are of it only with its name there', () => {
    for (const text of ['{"format":"genops-audit-log/1"', ' \n{ "format" : "genops-audit-log/1", ']) {
      expect(() => readText(text)).toThrow('expected "genops-audit-log/2", got "genops-audit-log/1"; export');
      expect(() => readText(text)).toThrow(ArgumentError); // a message alone would let nothing at all pass
    }
    for (const text of ['x{"format":"genops-audit-log/1"', '{"formats":"genops-audit-log/1"']) {
      expect(() => readText(text)).toThrow('audit log: expected JSON Lines or a tar archive');
    }
  });

  it('have events after the last tile', () => {
    expect(read([tileLine], []).entries).toEqual([]);
    expect(read([], [eventLines[0]!, tileLine]).entries).toHaveLength(2);
    expect(read([], [eventLines[0]!, tileLine]).tiles.size).toBe(0);
    expect(readText(headLine.trimEnd()).entries).toEqual([]);
    expect(readText(`${headLine}\n`).entries).toEqual([new Uint8Array(0)]);
  });

  const where = 'audit log: tile: expected';
  it.each([
    ['twice', tileLine + tileLine, `${where} each path once, got "tile/0/000.p/3"`],
    ['of entries', tile('tile/entries/000.p/3', hashes), `${where} the path of a hash tile, got "tile/entr`],
    ['without a path', tile('a', hashes), `${where} the path of a hash tile, got "a"`],
    ['with a space', tileLine.replace('":', '": '), null],
    [
      'with spaces after it',
      tileLine.replace('\n', ' \n'),
      `${where} canonical JSON (RFC 8785), each field once`,
    ],
    ['of no JSON', '{"hashes":\n', `${where} JSON`],
    [
      'of more fields',
      tileLine.replace('}', ',"x":1}'),
      'audit log: tile.x: expected no fields but hashes, tile',
    ],
    ['of a number', tileLine.replace(`"${hashes}"`, '1'), 'audit log: tile.hashes: expected text, got 1'],
    [
      'of two hashes',
      tile('tile/0/000.p/2', hashes),
      'audit log: tile/0/000.p/2: expected 2 hashes in base64',
    ],
    ['of no hashes', tile('tile/0/000.p/2', '?'), 'audit log: tile/0/000.p/2: expected 2 hashes in base64'],
    [
      'that is longer than any',
      tile('tile/0/000', 'A'.repeat(65_535)),
      `${where} at most 65535 bytes, got 65`,
    ],
  ])('say that a tile is there %s', (_, lines, message) => {
    const { faults, tiles } = read([lines]);
    if (message === null) expect(tiles.size).toBe(0);
    else expect(faults).toEqual([expect.stringContaining(message) as string]);
  });

  it('say of an event which one it is, and what is wrong', () => {
    const long = read([], [...eventLines, `"${'x'.repeat(65_534)}"\n`, `"${'x'.repeat(65_533)}"\n`]);
    expect(() => eventOf(long, 3)).toThrow('event 3: expected at most 65535 bytes, got 65536');
    expect(() => eventOf(long, 4)).toThrow('event 4: expected a record');
    expect(() => eventOf(long, 5)).toThrow('event 5: expected one in a bundle of whole entries, got none');
  });
});

describe('an archive', () => {
  const faultsOf = (...others: readonly Entry[]): readonly string[] =>
    readLog(packed(...heads, ...others)).faults;

  it('has its head wherever the checkpoint is, and nothing from elsewhere', () => {
    const [zeros, ones] = [new Uint8Array(32), new Uint8Array(32).fill(1)];
    const inside = packed(
      ['notes-checkpoint', utf8Bytes('no')],
      ['tile/0/000.p/1', ones],
      ...heads.map(([path, bytes]) => [`a/${path}`, bytes] as const),
      ['b/checkpoint', utf8Bytes('other')],
      ['a/tile/0/000.p/1', zeros],
      ['a/notes', zeros],
    );
    const tiles = new Map([['tile/0/000.p/1', zeros]]);
    expect(readLog(inside)).toEqual({
      form: 'tar',
      checkpoint: 'c',
      key: 'k',
      entries: [],
      tiles,
      faults: [],
    });
    const flat = packed(['checkpoints', zeros], ...heads, ['tile/0/000.p/1', ones], ['b/checkpoint', zeros]);
    expect(readLog(flat).tiles.get('tile/0/000.p/1')).toEqual(ones);
  });

  it.each([
    ['checkpoint', [heads[1]]],
    ['verifier-key', [heads[0]]],
    ['verifier-key', [heads[0], ['verifier-key', Uint8Array.of(255)]]],
    ['checkpoint', [heads[1], ['checkpoint', new Uint8Array(262_145).fill(0x41)]]],
    ['checkpoint', [heads[1], ['checkpoints', utf8Bytes('c')]]],
  ] as const)('without a readable %s is no log', (name, parts) =>
    expect(() => readLog(packed(...parts))).toThrow(`audit log: expected a file ${name} in UTF-8, got none`),
  );

  it('has a head of 262,144 bytes at most', () =>
    expect(readLog(packed(heads[1], ['checkpoint', new Uint8Array(262_144).fill(0x41)])).key).toBe('k'));

  it('says which file is there twice, and has the last', () => {
    const twice = readLog(packed(...heads, ['verifier-key', utf8Bytes('l')]));
    expect(twice.key).toBe('l');
    expect(twice.faults).toEqual(['audit log: expected each file once, got "verifier-key"']);
  });

  it('says which tile has another length than its width', () =>
    expect(faultsOf(['tile/0/000.p/2', new Uint8Array(96)])).toEqual([
      'audit log: tile/0/000.p/2: expected 2 hashes, got 96 bytes',
    ]));

  const due = 'audit log: expected full bundles of entries one after another, the last alone partial, got ';
  it('has full bundles, and a partial one at the end', () => {
    const full = ['tile/entries/000', bundleOf(256)] as const;
    const rest = ['tile/entries/001.p/2', bundleOf(2, 256)] as const;
    const read = readLog(packed(...heads, rest, full));
    expect([read.entries.length, read.faults]).toEqual([258, []]);
    expect(eventOf(read, 257).sequence).toBe(257);
    expect(faultsOf(rest)).toEqual([`${due}"tile/entries/001.p/2"`]);
    const partial = ['tile/entries/000.p/2', bundleOf(2)] as const;
    for (const both of [
      [full, partial],
      [partial, full],
    ]) {
      expect(faultsOf(...both)).toEqual([`${due}"tile/entries/000.p/2"`]);
    }
    expect(faultsOf(['tile/entries/000.p/3', bundleOf(3)], rest)).toEqual([`${due}"tile/entries/001.p/2"`]);
  });

  it('of a bundle that is cut has as many events, and none of them', () => {
    const read = readLog(packed(...heads, ['tile/entries/000.p/3', bundleOf(2)]));
    expect(read.entries).toEqual([null, null, null]);
    expect(read.faults).toEqual(['audit log: tile/entries/000.p/3: expected 3 whole entries, got others']);
    expect(() => eventOf(read, 0)).toThrow('event 0: expected one in a bundle of whole entries, got none');
  });
});

it('an attempt takes complaints, and no faults of the program', () => {
  const told: string[] = [];
  expect(
    attempt(
      () => 7,
      (message) => told.push(message),
    ),
  ).toBe(7);
  const complain = (): never => {
    throw expected('x', 'one', 2);
  };
  expect(attempt(complain, (message) => told.push(message))).toBeNull();
  expect(told).toEqual(['x: expected one, got 2']);
  const breakDown = (): never => {
    throw new TypeError('a fault');
  };
  expect(() => attempt(breakDown, (message) => told.push(message))).toThrow('a fault');
});
