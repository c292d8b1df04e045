/** Both forms of a log, byte by byte, as they are written and as they are read. */
import { describe, expect, it } from 'vitest';
import {
  type ArchivedFile,
  base64,
  checkFileSize,
  encodeEvent,
  eventOf,
  filesOfTar,
  jsonLog,
  leafHash,
  type ReadLog,
  readLog,
  tarLog,
  tarOf,
  tilePath,
  tilesOf,
  utf8Bytes,
} from '../../../engine/audit-log/index.ts';
import { bundleEntries } from '../../../engine/audit-log/log-file.ts';
import { attempt } from '../../../engine/audit-log/read-log.ts';
import { expected } from '../../../engine/errors.ts';
import { approvals } from './events.ts';
import { logOf, readText } from './signed-log.ts';

const head = { checkpoint: 'the head\n', key: 'the key' };
const three = logOf(approvals(3));
const hashes = base64(Buffer.concat(approvals(3).map((event) => leafHash(encodeEvent(event)))));
const [headLine, tileLine, ...eventLines] = [...jsonLog(three, head)] as [string, string, ...string[]];
const files = filesOfTar(tarLog(three, head));

/** A log's archive with other files. */
const packed = (...others: readonly (readonly [path: string, bytes: Uint8Array])[]): Uint8Array =>
  tarOf(others.map(([path, bytes]): ArchivedFile => ({ path, bytes })));
const heads = [
  ['checkpoint', utf8Bytes('c')],
  ['verifier-key', utf8Bytes(' k \n')],
] as const;

/** The bundle of this many events, from this one on. */
const bundle = (count: number, from = 0): Uint8Array =>
  Buffer.concat(
    approvals(from + count)
      .slice(from)
      .map(encodeEvent)
      .flatMap((bytes) => [Uint8Array.of(Math.floor(bytes.length / 256), bytes.length % 256), bytes]),
  );

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
      ['audit-log/tile/entries/000.p/3', text(bundle(3))],
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

it('a file has at most 256 MB', () => {
  expect(() => checkFileSize(268_435_456)).not.toThrow();
  expect(() => checkFileSize(268_435_457)).toThrow(
    'audit log: expected a file of at most 268435456 bytes (256 MB), got 268435457',
  );
});

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
    expect(() => eventOf(long, 5)).toThrow('event 5: expected one in a bundle of whole entries, got "none"');
  });
});

describe('an archive', () => {
  const faultsOf = (...others: Parameters<typeof packed>): readonly string[] =>
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
    const flat = packed(...heads, ['tile/0/000.p/1', ones]);
    expect(readLog(flat).tiles.get('tile/0/000.p/1')).toEqual(ones);
  });

  it.each([
    ['checkpoint', [heads[1]]],
    ['verifier-key', [heads[0]]],
    ['verifier-key', [heads[0], ['verifier-key', Uint8Array.of(255)]]],
    ['checkpoint', [heads[1], ['checkpoint', new Uint8Array(262_145).fill(0x41)]]],
    ['checkpoint', [heads[1], ['checkpoints', utf8Bytes('c')]]],
  ] as const)('without a readable %s is no log', (name, parts) =>
    expect(() => readLog(packed(...parts))).toThrow(
      `audit log: expected a file ${name} in UTF-8, got "none"`,
    ),
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
      'audit log: tile/0/000.p/2: expected 2 hashes, got "96 bytes"',
    ]));

  const due = 'audit log: expected full bundles of entries one after another, the last alone partial, got ';
  it('has full bundles, and a partial one at the end', () => {
    const full = ['tile/entries/000', bundle(256)] as const;
    const rest = ['tile/entries/001.p/2', bundle(2, 256)] as const;
    const read = readLog(packed(...heads, rest, full));
    expect([read.entries.length, read.faults]).toEqual([258, []]);
    expect(eventOf(read, 257).sequence).toBe(257);
    expect(faultsOf(rest)).toEqual([`${due}"tile/entries/001.p/2"`]);
    expect(faultsOf(full, ['tile/entries/000.p/2', bundle(2)])).toEqual([`${due}"tile/entries/000.p/2"`]);
    expect(faultsOf(['tile/entries/000.p/3', bundle(3)], rest)).toEqual([`${due}"tile/entries/001.p/2"`]);
  });

  it('of a bundle that is cut has as many events, and none of them', () => {
    const read = readLog(packed(...heads, ['tile/entries/000.p/3', bundle(2)]));
    expect(read.entries).toEqual([null, null, null]);
    expect(read.faults).toEqual(['audit log: tile/entries/000.p/3: expected 3 whole entries, got "others"']);
    expect(() => eventOf(read, 0)).toThrow('event 0: expected one in a bundle of whole entries, got "none"');
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
  const break_ = (): never => {
    throw new TypeError('a fault');
  };
  expect(() => attempt(break_, (message) => told.push(message))).toThrow('a fault');
});
