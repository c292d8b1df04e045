import { describe, expect, it } from 'vitest';
import {
  encodeEvent,
  filesOfTar,
  hex,
  jsonLog,
  parseCheckpoint,
  readLog,
  tarLog,
  tarOf,
  tilesOf,
  treeOf,
} from '../../../engine/audit-log/index.ts';
import { makeKey } from '../../../workers/audit/keys.ts';
import { eventsOfRun } from './events.ts';
import {
  type JsonFile,
  jsonOf,
  logOf,
  readText,
  signed,
  textOf,
  verify,
  verifyJson,
  verifyTar,
} from './signed-log.ts';

const events = eventsOfRun(60, { warmUpDays: 7, autonomy: 'assisted' });
const log = logOf(events);
const head = await signed(log);
const N = events.length;

/** The JSON form, edited. */
function edited(edit: (file: JsonFile) => void): JsonFile {
  const file = jsonOf(log, head);
  edit(file);
  return file;
}

describe('a log of a run', () => {
  it('gives back every event, and has the root of their bytes', () => {
    expect(N).toBeGreaterThan(512); // several tiles
    for (const [i, event] of events.entries()) expect(log.event(i)).toEqual(event);
    expect(hex(log.tree.root())).toBe(hex(treeOf(events.map(encodeEvent)).root()));
  });

  it('signs three lines that others can read', () => {
    const [origin, size, root, blank, signature, end] = head.checkpoint.split('\n');
    expect([origin, size, blank, end]).toEqual(['test/log', String(N), '', '']);
    expect(Buffer.from(root!, 'base64').toString('hex')).toBe(hex(log.tree.root()));
    expect(signature).toMatch(/^— test [\w+/]+=*$/);
  });

  it('verifies as JSON and as an archive', async () => {
    for (const report of [await verifyJson(jsonOf(log, head)), await verifyTar(log, head)]) {
      expect(report).toMatchObject({ verified: true, findings: [], size: N, deployments: 60, failed: [] });
      expect(report.head).toEqual({ origin: 'test/log', size: N, root: hex(log.tree.root()) });
    }
  });

  it('is the same file every time, whatever machine packs it', () => {
    expect(hex(tarLog(log, head)) === hex(tarLog(logOf(events), head))).toBe(true);
    expect([...jsonLog(log, head)].join('')).toBe([...jsonLog(logOf(events), head)].join(''));
  });

  it('is a log of tiles when it is unpacked', () => {
    const paths = filesOfTar(tarLog(log, head)).map(({ path }) => path);
    const last = `.p/${N % 256}`;
    expect(paths.slice(0, 4)).toEqual([
      'audit-log/checkpoint',
      'audit-log/verifier-key',
      'audit-log/tile/entries/000',
      'audit-log/tile/entries/001',
    ]);
    expect(paths).toContain(`audit-log/tile/entries/${String(Math.floor(N / 256)).padStart(3, '0')}${last}`);
    expect(paths.at(-1)).toBe(`audit-log/tile/1/000.p/${Math.floor(N / 256)}`);
    expect(paths).toHaveLength(2 + tilesOf(N).length);
  });

  it('verifies after another packer put it elsewhere and in another order', async () => {
    const files = filesOfTar(tarLog(log, head)).map(({ path, bytes }) => ({ path: `./mine/${path}`, bytes }));
    const repacked = tarOf([{ path: 'mine/._notes', bytes: Uint8Array.of(1) }, ...files.toReversed()]);
    expect(await verify(readLog(repacked))).toMatchObject({ verified: true });
  });

  it('without any event has a head too', async () => {
    const nothing = logOf([]);
    const itsHead = await signed(nothing);
    expect(await verifyTar(nothing, itsHead)).toMatchObject({ verified: true, size: 0 });
    expect(await verifyJson(jsonOf(nothing, itsHead))).toMatchObject({ verified: true, size: 0 });
  });
});

describe('a forged log', () => {
  const approval = events.findIndex(({ type }) => type === 'approved');

  it.each([
    ['its actor', { actor: 'ai-agent' }],
    ['its model', { model: 'genops-risk-2' }],
    ['its minute', { minute: 1 }],
    ['its service', { service: 'svc-001x' }],
    ['its policies', { policySet: 'none' }],
  ])('with one event changed in %s is found, and which event', async (_, change) => {
    const report = await verifyJson(edited((file) => Object.assign(file.events[approval]!, change)));
    expect(report.failed).toEqual(['root']);
    expect(report.findings).toEqual([
      { check: 'root', event: approval, message: expect.stringContaining(`Event ${approval} `) as string },
    ]);
  });

  it('with an event dropped is found where it is missing', async () => {
    const report = await verifyJson(edited((file) => file.events.splice(7, 1)));
    expect(report.failed).toEqual(['sequence', 'size', 'root']);
    expect(report.findings[0]).toMatchObject({ check: 'sequence', event: 7 });
    expect(report.findings[0]!.message).toContain('Expected event 7, found event 8');
  });

  it('with the last events cut off is found by the signed size', async () => {
    const report = await verifyJson(edited((file) => file.events.splice(-3)));
    expect(report.failed).toEqual(['size', 'root']);
  });

  it('with two events swapped is found where they stand', async () => {
    const swap = (file: JsonFile): void => {
      [file.events[4], file.events[5]] = [file.events[5]!, file.events[4]!];
    };
    const report = await verifyJson(edited(swap));
    expect(report.failed).toEqual(['sequence', 'root']);
    expect(report.findings.filter(({ check }) => check === 'sequence').map(({ event }) => event)).toEqual([
      4, 5, 6,
    ]);
  });

  it('with an event added is found, whatever its number', async () => {
    const report = await verifyJson(edited((file) => file.events.push({ ...file.events[3]!, sequence: N })));
    expect(report.failed).toEqual(['size', 'root']);
  });

  it('with an event of another form is found by name', async () => {
    const report = await verifyJson(edited((file) => Object.assign(file.events[2]!, { note: 'added' })));
    expect(report.failed).toEqual(['events', 'root']);
    expect(report.findings[0]).toMatchObject({ check: 'events', event: 2 });
    expect(report.findings[0]!.message).toMatch(/^event 2\.note: expected no fields but .*, got "note"$/);
  });

  it('that was hashed anew from a change on no longer fits the signed head', async () => {
    const forged = logOf(events.map((event, i) => (i === approval ? { ...event, actor: 'system' } : event)));
    for (const report of [await verifyTar(forged, head), await verifyJson(jsonOf(forged, head))]) {
      expect(report.failed).toEqual(['root', 'tiles']);
      expect(report.findings[0]!.event).toBeNull();
    }
  });

  it('with a head of another size or root is not signed', async () => {
    const forged = logOf(events.slice(0, -1));
    const lines = head.checkpoint.split('\n');
    const checkpoint = lines.with(1, String(N - 1)).join('\n');
    const report = await verifyTar(forged, { ...head, checkpoint });
    expect(report.failed).toContain('signature');
  });

  it('signed anew with another key passes by itself, and fails for whoever knows the key', async () => {
    const forged = logOf(events.slice(0, -1));
    const theirs = await signed(forged, await makeKey('test'));
    const file = readLog(tarLog(forged, theirs));
    expect(await verify(file)).toMatchObject({ verified: true });
    const report = await verify(file, head.key);
    expect(report.failed).toEqual(['expected-key']);
    expect(report.findings[0]!.message).toContain('not the expected one');
  });

  it('with hashes of another log in its tiles is found by tile', async () => {
    const [path] = Object.keys(jsonOf(log, head).tiles);
    const other = jsonOf(logOf(eventsOfRun(60, { warmUpDays: 7 }, 'other')), head).tiles[path!]!;
    const report = await verifyJson(edited((file) => Object.assign(file.tiles, { [path!]: other })));
    expect(report.failed).toEqual(['tiles']);
    expect(report.findings[0]!.message).toContain(path);
    const missing = await verifyJson(edited((file) => delete file.tiles[path!]));
    expect(missing.findings[0]!.message).toBe(`${path} is missing.`);
    const more = await verifyJson(
      edited((file) => Object.assign(file.tiles, { 'tile/9/000': file.tiles[path!] })),
    );
    expect(more.findings[0]!.message).toContain('tile/9/000 is not a tile');
  });

  it('counts what it cannot list', async () => {
    const report = await verifyJson(edited((file) => file.events.forEach((event) => (event.minute = 1))));
    expect(report.findingCount).toBe(N);
    expect(report.findings).toHaveLength(20);
  });
});

describe('a file that is no log', () => {
  const json = jsonOf(log, head);
  it.each([
    ['no JSON', 'audit log: expected JSON Lines or a tar archive, got "no JSON"'],
    ['', 'audit log: expected JSON Lines or a tar archive, got ""'],
    ['null', 'audit log: format: expected "genops-audit-log/2", got none'],
    ['[]', 'audit log: format: expected "genops-audit-log/2"'],
    ['{"format":{"toString":1}}', 'audit log: format: expected "genops-audit-log/2", got none'],
    [textOf({ ...json, format: 'x/3' }), 'got "x/3"; export the run again'],
    [textOf({ ...json, key: 1 as unknown as string }), 'audit log.key: expected text, got 1'],
    [
      textOf({ ...json, more: 1 } as JsonFile),
      'audit log.more: expected no fields but checkpoint, format, key',
    ],
    [`{"key":"${'x'.repeat(300_000)}"}`, 'audit log: expected a head of at most 262144 bytes'],
  ])('is refused with a message: %.30s', (text, message) => expect(() => readText(text)).toThrow(message));

  it('is refused where version 1 wrote it, and the message says what to do', () => {
    const message = 'audit log: format: expected "genops-audit-log/2", got ';
    const fix = '; export the run again: other versions hold events in another encoding';
    for (const text of [
      `{"format":"genops-audit-log/1","key":"k","checkpoint":"c","tiles":{},"events":[\n{"type":"started"}\n]}\n`,
      JSON.stringify({ format: 'genops-audit-log/1', events: [] }, null, 2),
    ]) {
      expect(() => readText(text)).toThrow(`${message}"genops-audit-log/1"${fix}`);
    }
    const files = filesOfTar(tarLog(log, head));
    const first = files.findIndex(({ path }) => path.endsWith('tile/entries/000'));
    const bytes = files[first]!.bytes.slice();
    bytes[2] = 1; // its first entry, in the layout of version 1
    const old = tarOf(files.with(first, { ...files[first]!, bytes }));
    expect(() => readLog(old)).toThrow(`${message}events of version 1${fix}`);
  });

  it('is refused as an archive that is cut short or damaged', () => {
    const archive = tarLog(log, head);
    expect(() => readLog(archive.slice(0, 2000))).toThrow('archive: expected an undamaged tar file');
    expect(() => readLog(archive.with(0, 1))).toThrow('archive: expected an undamaged tar file');
    expect(() => readLog(archive.slice(0, 2048))).toThrow('archive: expected an undamaged tar file');
    expect(() => readLog(tarOf([{ path: 'notes', bytes: Uint8Array.of(1) }]))).toThrow(
      'expected a file checkpoint in UTF-8',
    );
  });

  it('with a head or key that nobody can read says so among the findings', async () => {
    const report = await verifyJson(edited((file) => Object.assign(file, { key: 'x', checkpoint: 'y\n' })));
    expect(report).toMatchObject({ verified: false, head: null, key: null, failed: ['key', 'head'] });
    expect(report.notAsked).toEqual(['expected-key', 'signature', 'size', 'root', 'tiles']);
  });

  it('with a size beyond counting is not counted to', async () => {
    const checkpoint = head.checkpoint.replace(`\n${N}\n`, `\n${2 ** 52}\n`);
    expect(parseCheckpoint(checkpoint).size).toBe(2 ** 52);
    expect((await verifyJson({ ...json, checkpoint })).failed).toEqual(['signature', 'size']);
  });
});
