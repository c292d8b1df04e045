/** What the verification says of a log, word by word, and how it goes on. */
import { describe, expect, it } from 'vitest';
import {
  type AuditLog,
  base64,
  checkHead,
  hex,
  type LogReport,
  type ReadLog,
  readLog,
  type SignedHead,
  tarLog,
  utf8Bytes,
  verifierKeyText,
  verifyLogSteps,
} from '../../../engine/audit-log/index.ts';
import { approvals } from './events.ts';
import { logOf } from './signed-log.ts';

const noKey = { name: 'nobody', publicKey: new Uint8Array(32).fill(9) };

/** A head with a signature of zeros: each test brings what takes it or refuses it. */
function unsignedHead(of: AuditLog): SignedHead {
  const key = verifierKeyText(noKey);
  const id = Buffer.from(key.split('+')[1]!, 'hex');
  const signature = base64(Uint8Array.of(...id, ...new Uint8Array(64)));
  const lines = `test/log\n${of.size}\n${base64(of.tree.root())}\n`;
  return { key, checkpoint: `${lines}\n— ${noKey.name} ${signature}\n` };
}

const MISSING = 'The events do not hash to the signed root: some are missing, unreadable or out of order.';
const N = 520;
const log = logOf(approvals(N));
const head = unsignedHead(log);
const file = readLog(tarLog(log, head));
const trusted = await checkHead(file, async () => true);

function reportOf(changes: Partial<ReadLog>, checked = trusted): LogReport {
  const steps = verifyLogSteps({ ...file, ...changes }, checked);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Check, place and message of each finding. */
const findingsOf = (changes: Partial<ReadLog>): unknown[] =>
  reportOf(changes).findings.map(({ check, event, message }) => [check, event, message]);

describe('the head', () => {
  it('is asked for its key and its signature', async () => {
    expect(trusted).toMatchObject({ key: head.key, findings: [], notAsked: ['expected-key'] });
    expect(trusted.checkpoint).toMatchObject({ origin: 'test/log', size: N, root: log.tree.root() });
    const calls: unknown[] = [];
    const known = await checkHead(
      { ...head, key: ` ${head.key}\n` },
      async (...given) => {
        calls.push(given);
        return false;
      },
      `${head.key} `,
    );
    expect(known).toMatchObject({ key: head.key, notAsked: [] });
    expect(known.findings).toEqual([
      { check: 'signature', event: null, message: 'The head is not signed with nobody’s key.' },
    ]);
    const message = utf8Bytes(head.checkpoint.split('\n\n')[0]!.concat('\n'));
    expect(calls).toEqual([[new Uint8Array(64), message, noKey.publicKey]]);
  });

  it('has another key than the expected one, and says which', async () => {
    const { findings, notAsked } = await checkHead(file, async () => true, 'mine');
    const message = `The file’s key is not the expected one: it is ${head.key}.`;
    expect([findings, notAsked]).toEqual([[{ check: 'expected-key', event: null, message }], []]);
  });

  it('that nobody can read is asked no further', async () => {
    const noHead = await checkHead({ ...head, checkpoint: 'x' }, async () => true, head.key);
    expect([noHead.key, noHead.checkpoint, noHead.notAsked]).toEqual([head.key, null, ['signature']]);
    const keyless = await checkHead({ ...head, key: 'x' }, async () => true, head.key);
    expect([keyless.key, keyless.notAsked]).toEqual([null, ['expected-key', 'signature']]);
    expect(keyless.findings).toMatchObject([{ check: 'key', event: null }]);
    const report = reportOf({}, noHead);
    expect(report).toMatchObject({
      head: null,
      failed: ['head'],
      notAsked: ['signature', 'size', 'root', 'tiles'],
    });
  });
});

describe('a report', () => {
  it('of a good log has everything of it, and tells how far it is', () => {
    const root = hex(log.tree.root());
    expect(reportOf({})).toEqual({
      verified: true,
      form: 'tar',
      head: { origin: 'test/log', size: N, root },
      key: head.key,
      size: N,
      root,
      deployments: 0,
      failed: [],
      notAsked: ['expected-key'],
      findings: [],
      findingCount: 0,
    });
    expect([...verifyLogSteps(file, trusted)]).toEqual([0, 512, N].map((done) => ({ done, total: N })));
  });

  it('counts the deployments that began', () => {
    const started = {
      ...approvals(1)[0]!,
      type: 'started' as const,
      details: {
        tier: 'low',
        autonomy: 'shadow',
        lines: 1,
        files: 1,
        migration: false,
        config: false,
        hotfix: false,
      },
    };
    const other = logOf([started, ...approvals(N).slice(1)] as Parameters<typeof logOf>[0]);
    const { entries } = readLog(tarLog(other, unsignedHead(other)));
    expect(reportOf({ entries }).deployments).toBe(1);
  });

  it('says what is wrong with the parts, and keeps twenty of a kind', () => {
    const faults = Array.from({ length: 21 }, (_, i) => `fault ${i}`);
    const report = reportOf({ faults });
    expect(report.findings).toEqual(
      faults.slice(0, 20).map((message) => ({ check: 'parts', event: null, message })),
    );
    expect(report).toMatchObject({ verified: false, failed: ['parts'], findingCount: 21 });
  });
});

describe('events that are not the signed ones', () => {
  const entries = file.entries as Uint8Array[];
  const other = logOf(approvals(N).map((event) => ({ ...event, minute: 1 }))).entry(300);
  const SIZE = 'the signed head covers 520.';

  it('are reported by the tiles', () =>
    expect(findingsOf({ entries: entries.with(300, other) })).toEqual([
      ['root', 300, 'Event 300 is not the signed one: its hash differs.'],
    ]));

  it('are not told without tiles, or by those of another log', () => {
    const BOTH = [
      ['root', null, 'The events do not hash to the signed root.'],
      ['tiles', null, 'They do not hash to the signed root either.'],
    ];
    const changed = entries.with(300, other);
    const path = 'tile/0/001';
    const bytes = file.tiles.get(path)!;
    for (const tiles of [
      new Map<string, Uint8Array>(),
      new Map([...file.tiles].filter(([its]) => its !== path)),
      new Map([...file.tiles, [path, bytes.with(0, bytes[0]! ^ 1)]]),
      new Map([...file.tiles, [path, bytes.subarray(32)]]),
    ]) {
      expect(findingsOf({ entries: changed, tiles })).toEqual(BOTH);
    }
    const few = new Map([...file.tiles].slice(0, 2));
    expect(findingsOf({ entries: changed, tiles: few })).toEqual(BOTH);
    const checkpoint = { ...trusted.checkpoint!, size: 2 ** 52 }; // is not counted to
    const report = reportOf({ entries: changed }, { ...trusted, checkpoint });
    expect(report.failed).toEqual(['size', 'root', 'tiles']);
  });

  it('are missing at the end', () =>
    expect(findingsOf({ entries: entries.slice(0, -1) })).toEqual([
      ['size', null, `There are 519 events; ${SIZE}`],
      ['root', null, MISSING],
    ]));

  it('are missing in between', () =>
    expect(findingsOf({ entries: entries.toSpliced(3, 1) })).toEqual([
      ['sequence', 3, 'Expected event 3, found event 4 (approved of deployment 7).'],
      ['size', null, `There are 519 events; ${SIZE}`],
      ['root', null, MISSING],
    ]));

  it('are one too many, whatever its number', () => {
    const [more] = approvals(N + 1).slice(N);
    expect(findingsOf({ entries: [...entries, logOf([more!]).entry(0)] })).toEqual([
      ['size', null, `There are 521 events; ${SIZE}`],
      ['root', null, MISSING],
    ]);
  });

  it('cannot be read, and the numbers go on behind them', () => {
    const unreadable = { entries: (entries as (Uint8Array | null)[]).with(5, null) };
    expect(findingsOf(unreadable)).toEqual([
      ['events', 5, 'event 5: expected one in a bundle of whole entries, got none'],
      ['root', null, MISSING],
    ]);
    expect(reportOf(unreadable).notAsked).toEqual(['expected-key', 'sequence']);
    const both = { entries: unreadable.entries.toSpliced(9, 1) };
    expect(reportOf(both)).toMatchObject({
      failed: ['events', 'sequence', 'size', 'root'],
      notAsked: ['expected-key'],
    });
  });
});

describe('tiles that are not those of the events', () => {
  const changed = (change: (tiles: Map<string, Uint8Array>) => void): unknown[] => {
    const tiles = new Map(file.tiles);
    change(tiles);
    return findingsOf({ tiles });
  };
  const flip = (tiles: Map<string, Uint8Array>, path: string): void => {
    tiles.set(path, tiles.get(path)!.with(7, tiles.get(path)![7]! ^ 1));
  };

  it('are reported by their first event, or by none where they are above them', () => {
    expect(changed((tiles) => flip(tiles, 'tile/0/001'))).toEqual([
      ['tiles', 256, 'tile/0/001 does not match the hashes of the events.'],
    ]);
    expect(changed((tiles) => flip(tiles, 'tile/1/000.p/2'))).toEqual([
      ['tiles', null, 'tile/1/000.p/2 does not match the hashes of the events.'],
    ]);
    expect(
      changed((tiles) => tiles.set('tile/0/001', file.tiles.get('tile/0/001')!.subarray(0, 32))),
    ).toEqual([['tiles', 256, 'tile/0/001 does not match the hashes of the events.']]);
    expect(changed((tiles) => tiles.delete('tile/0/002.p/8'))).toEqual([
      ['tiles', 512, 'tile/0/002.p/8 is missing.'],
    ]);
    expect(changed((tiles) => tiles.set('tile/2/000.p/1', new Uint8Array(32)))).toEqual([
      ['tiles', null, 'tile/2/000.p/1 is not a tile of a log of 520 events.'],
    ]);
  });

  it('are reported beside the events, where the leaves are those that were signed', () => {
    const entries = (file.entries as Uint8Array[]).with(0, logOf(approvals(2)).entry(1));
    const tiles = new Map(file.tiles);
    flip(tiles, 'tile/1/000.p/2');
    expect(findingsOf({ entries, tiles })).toEqual([
      ['sequence', 0, 'Expected event 0, found event 1 (approved of deployment 7).'],
      ['sequence', 1, 'Expected event 2, found event 1 (approved of deployment 7).'],
      ['root', null, MISSING],
      ['tiles', null, 'tile/1/000.p/2 does not match the hashes of the events.'],
    ]);
  });
});
