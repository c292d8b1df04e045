/** Files that somebody made to pass, to crash the verification, or to keep it busy. */
import { describe, expect, it } from 'vitest';
import {
  type ArchivedFile,
  answerTo,
  filesOfTar,
  logChecks,
  readLog,
  tarLog,
  tarOf,
} from '../../../engine/audit-log/index.ts';
import { eventsOfRun } from './events.ts';
import { type JsonFile, jsonOf, logOf, readText, signed, textOf, verify, verifyJson } from './signed-log.ts';

const log = logOf(eventsOfRun(60, { warmUpDays: 7, autonomy: 'assisted' }));
const head = await signed(log);
const json = jsonOf(log, head);
const text = textOf(json);
const files = filesOfTar(tarLog(log, head));
const bundles = files.filter(({ path }) => path.includes('/entries/'));
const last = bundles.at(-1)!;
const at = (path: string, bytes: Uint8Array): ArchivedFile => ({ path: `audit-log/${path}`, bytes });

/** The archive, its bundles replaced. */
const repacked = (...others: readonly ArchivedFile[]): Uint8Array =>
  tarOf([...files.filter((file) => !bundles.includes(file)), ...others]);

describe('a head or key that cannot be read', () => {
  it.each([
    ['key', 'half \ud83d'],
    ['key', `half\ud83d${head.key.slice('test'.length)}`],
    ['key', `${'x'.repeat(200_000)}${head.key.slice('test'.length)}`],
    ['checkpoint', head.checkpoint.replace('test/log', 'test/\ud83d')],
    ['checkpoint', head.checkpoint.replace('\n\n', '\n\udc00\n\n')],
    ['checkpoint', `${'x'.repeat(200_000)}${head.checkpoint}`],
  ] as const)('is a finding: %s %.20j', async (field, value) => {
    const report = await verifyJson({ ...json, [field]: value });
    expect(report.failed).toEqual([field === 'key' ? 'key' : 'head']);
    expect(report.findings[0]!.message.length).toBeLessThan(300);
  });

  it('leaves no yes to what was not asked', async () => {
    const answers = async (change: Partial<JsonFile>): Promise<string[]> => {
      const report = await verifyJson({ ...json, ...change });
      return logChecks.filter((check) => answerTo(report, check) === 'not-asked');
    };
    expect(await answers({})).toEqual(['expected-key']);
    expect(await answers({ key: '' })).toEqual(['expected-key', 'signature']);
    const rest = ['signature', 'size', 'root', 'tiles'];
    expect(await answers({ checkpoint: '' })).toEqual(['expected-key', ...rest]);
    const noEvent = json.events.with(3, {});
    expect(await answers({ events: noEvent })).toEqual(['expected-key', 'sequence']);
  });

  it('matches no expected key, and the file does not pass', async () => {
    const report = await verify(readText(textOf({ ...json, key: 'x' })), 'x');
    expect([report.verified, answerTo(report, 'expected-key')]).toEqual([false, 'not-asked']);
  });
});

describe('a line that is not canonical JSON', () => {
  it.each([
    ['a field twice in an event', '"actor":"ai-agent"', '"actor":"system","actor":"ai-agent"', 1],
    ['a field twice in its details', '"searched":true', '"searched":false,"searched":true', 1],
    ['a field under another spelling', '"actor":"ai-agent"', '"\\u0061ctor":"ai-agent"', 1],
    ['a space', '"actor":"ai-agent"', '"actor": "ai-agent"', 1],
    ['a number written otherwise', '"failures":0', '"failures":0.0', 1],
    ['a field twice in the head', '"format":', '"format":"x","format":', null],
    ['fields in another order', /^\{("checkpoint":".*?"),(.*)\}\n/, '{$2,$1}\n', null],
    ['a field twice in a tile', '"tile":"tile/1', '"tile":"tile/0/000","tile":"tile/1', null],
  ] as const)(
    '%s is found where it is, although the values that count are those signed',
    async (_, from, to, event) => {
      const forged = text.replace(from, to);
      expect(forged).not.toBe(text);
      const values = (file: string): unknown[] =>
        file
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as unknown);
      expect(values(forged)).toEqual(values(text));
      const report = await verify(readText(forged));
      const check = event === null ? 'parts' : 'events';
      expect(report.failed).toContain(check);
      expect(report.findings[0]).toMatchObject({ check, event });
      expect(report.findings[0]!.message).toContain('expected canonical JSON (RFC 8785)');
    },
  );

  it('is not found where a text looks like a field', async () => {
    const quoting = { ...json.events[0]!, service: '","actor":"system\\' };
    const report = await verifyJson({ ...json, events: [quoting, ...json.events.slice(1)] });
    expect(report.failed).toEqual(['root']);
  });

  it('is every one where line ends were changed, and none where the last is missing', async () => {
    expect(await verify(readText(text.trimEnd()))).toMatchObject({ verified: true });
    const report = await verify(readText(text.replaceAll('\n', '\r\n')));
    expect(report.failed).toEqual(expect.arrayContaining(['parts', 'events']));
  });
});

it('an event that no tile can hold is found where it is', async () => {
  const place = json.events.findIndex(({ type }) => type === 'context-gathered');
  const event = json.events[place]!;
  const details = { ...(event.details as object), neighbours: Array.from({ length: 40_000 }, () => 1) };
  const report = await verifyJson({ ...json, events: json.events.with(place, { ...event, details }) });
  expect(report.findings[0]).toMatchObject({ check: 'events', event: place });
  expect(report.findings[0]!.message).toContain('expected at most 65535 bytes');
});

describe('text that is no JSON', () => {
  it.each([
    ['cut short', text.slice(0, -5)],
    ['with letters after it', `${text}x`],
    ['with an empty line', text.replace('}\n{"actor"', '}\n\n{"actor"')],
    ['with a line in two', text.replace('"actor":"ai-agent",', '"actor":"ai-agent",\n')],
    ['with two lines in one', text.replace('}\n{"actor":"ai-agent"', '}{"actor":"ai-agent"')],
    ['with a colon missing', text.replace('"actor":"ai-agent"', '"actor" "ai-agent"')],
    ['with bytes that are no UTF-8', text.replace('"actor":"ai-agent"', '"actor":"\ud83d"')],
    ['deep', `${text}${'['.repeat(60_000)}\n`],
  ])('is found at the event: %s', async (_, forged) => {
    const report = await verify(readText(forged));
    expect(report.failed).toContain('events');
    expect(report.findings[0]!.event).not.toBeNull();
    expect(report.findings.every(({ message }) => message.length < 300)).toBe(true);
  });

  it('of more lines than a log has is refused', () => {
    const [first] = text.split('\n');
    expect(() => readText(`${first}\n${'0\n'.repeat(2 ** 20 + 1)}`)).toThrow(
      'expected at most 1048576 lines',
    );
  });
});

describe('tiles of JSON', () => {
  it.each([
    ['a path of 3 MB', `tile/0/${'x001/'.repeat(600_000)}001`, 'AAAA'],
    ['a bundle’s path', 'tile/entries/000', ''],
    ['a path of no tile', 'a', '?'],
    ['a tile of another width', 'tile/9/000', 'AAAA'],
    ['a tile that is no base64', 'tile/9/000.p/3', '?'.repeat(128)],
  ])('with %s are found, and the message stays short', async (_, path, tile) => {
    const report = await verifyJson({ ...json, tiles: { ...json.tiles, [path]: tile } });
    expect(report.failed).toEqual(['parts']);
    expect(report.findings[0]!.message.length).toBeLessThan(200);
  });

  it('of one path twice are found', async () => {
    const line = text.split('\n')[1]!;
    expect((await verify(readText(text.replace(line, `${line}\n${line}`)))).failed).toEqual(['parts']);
  });
});

describe('bundles of entries', () => {
  const joined = Uint8Array.from(Buffer.concat(bundles.map(({ bytes }) => bytes)));
  it('are those of the size, or they are found', async () => {
    const cases: Readonly<Record<string, Uint8Array>> = {
      'all in one': repacked(at('tile/entries/007.p/3', joined)),
      'all in the first': repacked(at('tile/entries/000', joined)),
      'one more': repacked(...bundles, at('tile/entries/008', new Uint8Array(0))),
      'a full one beside the partial': repacked(...bundles, {
        ...last,
        path: last.path.replace(/\.p.*/, ''),
      }),
      'another partial': repacked(...bundles, { ...last, path: last.path.replace(/\d+$/, '1') }),
      'of another width': repacked(...bundles.slice(0, -1), {
        ...last,
        path: last.path.replace(/\d+$/, '200'),
      }),
      'one twice': repacked(...bundles, bundles[0]!),
      'with bytes to spare': repacked(...bundles.slice(0, -1), {
        ...last,
        bytes: Uint8Array.of(...last.bytes, 0, 0),
      }),
      'the second missing': repacked(bundles[0]!, ...bundles.slice(2)),
    };
    expect(await verify(readLog(repacked(...bundles)))).toMatchObject({ verified: true });
    for (const [name, archive] of Object.entries(cases)) {
      expect((await verify(readLog(archive))).failed, name).toContain('parts');
    }
  });

  it('of zeros cost what their width says, not what their bytes could hold', async () => {
    const zeros = repacked(at('tile/entries/000', new Uint8Array(4_000_000)), ...bundles.slice(1));
    const read = readLog(zeros);
    expect(read.entries.length).toBe(log.size);
    const report = await verify(read);
    expect(report.failed).toEqual(['parts', 'events', 'root']);
    expect(report.findings.find(({ check }) => check === 'events')!.message).toContain(
      'a bundle of whole entries',
    );
  });

  it('a tile of another length than its width is found', async () => {
    const tile = files.find(({ path }) => path.endsWith('tile/0/000'))!;
    const cut = files.with(files.indexOf(tile), { ...tile, bytes: tile.bytes.subarray(32) });
    expect((await verify(readLog(tarOf(cut)))).failed).toEqual(['parts', 'tiles']);
  });
});
