/** Files that somebody made to pass, to crash the verification, or to keep it busy. */
import { describe, expect, it } from 'vitest';
import {
  type ArchivedFile,
  answerTo,
  filesOfTar,
  jsonLog,
  logChecks,
  readTarLog,
  tarLog,
  tarOf,
} from '../../../engine/audit-log/index.ts';
import { eventsOfRun } from './events.ts';
import { type JsonFile, jsonOf, logOf, readJsonLog, signed, verify, verifyJson } from './signed-log.ts';

const log = logOf(eventsOfRun(60, { warmUpDays: 7, autonomy: 'assisted' }));
const head = await signed(log);
const text = [...jsonLog(log, head)].join('');
const json = jsonOf(log, head);
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
    ['key', `${'x'.repeat(1_000_000)}${head.key.slice('test'.length)}`],
    ['checkpoint', head.checkpoint.replace('test/log', 'test/\ud83d')],
    ['checkpoint', head.checkpoint.replace('\n\n', '\n\udc00\n\n')],
    ['checkpoint', `${'x'.repeat(1_000_000)}${head.checkpoint}`],
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

  it('is held against no expected key, and the file does not pass', async () => {
    const report = await verify(readJsonLog(JSON.stringify({ ...json, key: 'x' })), 'x');
    expect([report.verified, answerTo(report, 'expected-key')]).toEqual([false, 'not-asked']);
  });
});

describe('a field that stands twice', () => {
  it.each([
    ['in an event', '"actor":"ai-agent"', '"actor":"system","actor":"ai-agent"', 1],
    ['in its details', '"searched":true', '"searched":false,"searched":true', 1],
    ['under another spelling', '"actor":"ai-agent"', '"\\u0061ctor":"system","actor":"ai-agent"', 1],
    ['of the log', '"events":[', '"events":[],"events":[', null],
    ['of the log, after it', /\]\}\n$/, '],"format":"genops-audit-log/1"}', null],
    ['in the tiles', '"tiles":{', `"tiles":{"tile/0/000":"",`, null],
  ] as const)(
    '%s is found where it is, although the values that count are those signed',
    async (_, from, to, event) => {
      const forged = text.replace(from, to);
      expect(JSON.parse(forged)).toEqual(JSON.parse(text));
      const report = await verify(readJsonLog(forged));
      expect(report).toMatchObject({
        verified: false,
        failed: ['parts'],
        findings: [{ check: 'parts', event }],
      });
      expect(report.findings[0]!.message).toMatch(
        /expected each field once, got "(actor|searched|events|format|tile\/0\/000)"/,
      );
    },
  );

  it('is none where a text looks like a field, or the file is laid out by another hand', async () => {
    expect(await verifyJson(json)).toMatchObject({ verified: true });
    expect(await verify(readJsonLog(JSON.stringify(json, null, 2)))).toMatchObject({ verified: true });
    const quoting = { ...json.events[0]!, service: '","actor":"system\\' };
    const report = await verifyJson({ ...json, events: [quoting, ...json.events.slice(1)] });
    expect(report.failed).toEqual(['root']);
  });
});

describe('two lists of events', () => {
  it('are read as JSON.parse reads them: the last counts, also where its events are not plain', async () => {
    const changed = json.events.map(({ type, ...rest }, i) => ({ ...rest, type, minute: i }));
    const { events, ...others } = json;
    const lists = [events, changed].map((list) => `"events":${JSON.stringify(list)}`);
    const report = await verify(readJsonLog(`${JSON.stringify(others).slice(0, -1)},${lists.join(',')}}`));
    expect(report.failed).toContain('root');
    expect(report.failed).toContain('parts');
  });
});

describe('an event that no tile can hold', () => {
  it.each(['plain', 'in another order'])('is found where it is, its JSON %s', async (order) => {
    const place = json.events.findIndex(({ type }) => type === 'context-gathered');
    const { type, ...rest } = json.events[place]!;
    const details = { ...(rest.details as object), neighbours: Array.from({ length: 20_000 }, () => 1) };
    const large = order === 'plain' ? { type, ...rest, details } : { ...rest, details, type };
    const report = await verifyJson({ ...json, events: json.events.with(place, large) });
    expect(report.findings[0]).toMatchObject({ check: 'events', event: place });
    expect(report.findings[0]!.message).toContain('expected at most 65535 bytes');
  });
});

describe('text that is no JSON', () => {
  it.each([
    text.slice(0, -5),
    text.slice(0, 5000),
    text.replace('"events":[', '"events":[,'),
    text.replace(',\n', ' \n').replace('"events":[\n', '"events":['),
    text.replace(/\]\}\n$/, '}}'),
    `${text}x`,
    text.replace(/\]\}\n$/, ',]}'),
    text.replace('},\n', '}x,\n'),
    text.replace('},\n', '} {},\n'),
  ])('is refused, or found at the event: …%#', async (forged) => {
    expect(() => JSON.parse(forged) as unknown).toThrow();
    let report;
    try {
      report = await verify(readJsonLog(forged));
    } catch (error) {
      expect((error as Error).message).toContain('expected JSON or a tar archive');
      return;
    }
    expect(report.failed).toContain('events');
    expect(report.size).toBeLessThanOrEqual(json.events.length);
  });

  it('inside one event is a finding of that event', async () => {
    const report = await verify(readJsonLog(text.replace('"actor":"ai-agent"', '"actor" "ai-agent"')));
    expect(report.findings[0]).toMatchObject({ check: 'events', event: 1 });
    expect(report.findings[0]!.message).toContain('event 1: expected JSON, got ');
  });
});

describe('JSON that would fill the memory', () => {
  const many = (what: string, count: number): string => Array(count).fill(what).join(',');
  const start = text.slice(0, text.indexOf('"events"'));
  it.each([
    ['events', `${start}"events":[${many('0', 2 ** 20 + 1)}]}`, 'events: expected at most 1048576'],
    ['values in an event', `${start}"events":[[${many('0', 70_000)}]]}`, 'at most 65536 values'],
    ['tiles', `{"tiles":{${many('"a":""', 70_000)}},${text.slice(1)}`, 'at most 65536 values'],
    ['levels', `${start}"events":[${'['.repeat(1_000_000)}`, 'records of at most 16 levels'],
  ])('in its %s is refused', (_, forged, message) => {
    expect(() => readJsonLog(forged)).toThrow(message);
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
    expect(await verify(readTarLog(repacked(...bundles)))).toMatchObject({ verified: true });
    for (const [name, archive] of Object.entries(cases)) {
      expect((await verify(readTarLog(archive))).failed, name).toContain('parts');
    }
  });

  it('of zeros cost what their width says, not what their bytes could hold', async () => {
    const zeros = repacked(at('tile/entries/000', new Uint8Array(4_000_000)), ...bundles.slice(1));
    const read = readTarLog(zeros);
    expect(read.size).toBe(log.size);
    const report = await verify(read);
    expect(report.failed).toEqual(['parts', 'events', 'root']);
    expect(report.findings.find(({ check }) => check === 'events')!.message).toContain(
      'a bundle of whole entries',
    );
  });

  it('a tile of another length than its width is found', async () => {
    const tile = files.find(({ path }) => path.endsWith('tile/0/000'))!;
    const cut = files.with(files.indexOf(tile), { ...tile, bytes: tile.bytes.subarray(32) });
    expect((await verify(readTarLog(tarOf(cut)))).failed).toEqual(['parts', 'tiles']);
  });

  it('in more files than a log has are refused', () => {
    const empty = Array.from({ length: 17_000 }, (_, i) => at(String(i), new Uint8Array(0)));
    expect(() => readTarLog(tarOf([...files, ...empty]))).toThrow('archive: expected at most 16384 files');
  });
});
