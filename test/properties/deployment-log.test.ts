/** A log that was written is read again as it was; and what is changed in one cell is told, or changes nothing. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRecords, delimiters } from '../../engine/deployment-log/csv.ts';
import {
  type LogReading,
  logFields,
  logRowAt,
  logStatuses,
  readLogFile,
} from '../../engine/deployment-log/index.ts';
import { piecesOf } from '../../engine/deployment-log/pieces.ts';
import { textChunks } from '../../engine/deployment-log/source-text.ts';
import { type LogRecord, recordsCsv, recordsJson } from '../../engine/own-data/index.ts';
import { type Row, rolledBack, row } from '../engine/deployment-log/log-text.ts';
import { forAll, forRuns } from '../for-all.ts';
import { besiege } from './hostile.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 12 });
const nasty = fc.oneof(
  anyText,
  fc.constantFrom('=1', '"', 'a,b', '\r\n', '__proto__', ' x ', "'", ';', '\t', '\uFEFF'),
);

/** Good deployments, each with an id of its own. */
const deployment = fc.record({
  note: nasty,
  minutes: fc.double({ min: 0.1, max: 40_000, noNaN: true }),
  status: fc.constantFrom(...logStatuses),
  arm: fc.constantFrom('genops', 'traditional'),
  stage: fc.constantFrom('1%', '50%', '100%'),
  reason: nasty,
});
const log = fc.array(deployment, { minLength: 1, maxLength: 12 });
type Deployment = typeof deployment extends fc.Arbitrary<infer D> ? D : never;

const recordOf = ({ note, minutes, status, arm, stage, reason }: Deployment, i: number): LogRecord => ({
  ...row(`d${i} ${note}`),
  version: reason,
  'outcome.duration_minutes': minutes,
  ...(status === 'ROLLED_BACK' ? { ...rolledBack(stage), 'outcome.rollback_reason': reason } : {}),
  ...(status === 'FAILED' ? { 'outcome.status': status, 'outcome.failure_reason': reason } : {}),
  arm,
});
const rowsOf = ({ log: read }: LogReading) => Array.from({ length: read.rows }, (_, i) => logRowAt(read, i));

describe('a log', () => {
  it('written as CSV or JSON and read again is the same', () => {
    forAll(log, (deployments) => {
      const records = deployments.map(recordOf);
      const wanted = deployments.map(({ arm, status, minutes, stage }) => ({
        arm,
        status,
        minutes,
        place:
          status !== 'ROLLED_BACK'
            ? 'not-rolled-back'
            : stage === '100%'
              ? 'at-full-traffic'
              : 'before-full-traffic',
      }));
      for (const text of [recordsCsv(records), recordsJson(records)]) {
        const reading = readLogFile(text);
        expect(reading.problems.first).toEqual([]);
        expect(rowsOf(reading)).toEqual(wanted);
      }
    });
  });

  it('is the same as text and as bytes', () => {
    forAll(log, (deployments) => {
      const text = recordsCsv(deployments.map(recordOf));
      expect(readLogFile(new TextEncoder().encode(text))).toEqual(readLogFile(text));
    });
  });
});

describe('a good file with one cell changed', () => {
  const rows = Array.from({ length: 8 }, (_, i): Row => row(`d${i}`, i % 3 === 0 ? rolledBack('5%') : {}));
  const keys = logFields.map(({ key }) => key);
  const before = readLogFile(recordsCsv(rows));
  /** Cells whose any value is a good one. */
  const free = new Set(['service_id', 'version', 'outcome.rollback_reason']);

  it('gives a problem at that row and column, or the rows that the new cell says', () => {
    forRuns(
      250,
      fc.nat({ max: rows.length - 1 }),
      fc.constantFrom(...keys),
      fc.oneof(nasty, fc.constantFrom('-1', '99', 'true', 'FAILED', 'd0', '2025-02-30', '1e9', 'Sunday')),
      (at, key, value) => {
        const changed = rows.map((each, i) => (i === at ? { ...each, [key]: value } : each));
        const reading = readLogFile(recordsCsv(changed));
        const { first, count } = reading.problems;
        if (count === 0) {
          expect(reading.log.rows).toBe(rows.length);
          const others = (r: LogReading) => rowsOf(r).filter((_, i) => i !== at);
          expect(others(reading)).toEqual(others(before));
          return;
        }
        expect(free.has(key)).toBe(false);
        // a contradiction may be told at the other of the two columns, a duplicate at the later row
        const told = first.map((problem) => problem.row);
        expect(
          told.every((line) => line === at + 2 || line === null || (key === 'id' && (line ?? 0) > at)),
        ).toBe(true);
        const kinds = first.map(({ kind }) => kind);
        if (!kinds.includes('contradiction')) expect(first.map(({ column }) => column)).toContain(key);
        expect(reading.log.rows + reading.unreadableRows).toBe(rows.length);
      },
    );
  });
});

describe('records of JSON', () => {
  const names = ['id', 'a', 'b.c', 'b.d', 'e', 'later.f'];
  const key = fc.constantFrom('id', 'a', 'b', 'c', 'd', 'e', 'f', 'é', 'x"y', '__proto__');
  const scalar = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom('\\', '"', '\n', ' 1 ', '\u2028', '}', '[{'),
    fc.integer(),
    fc.double({ noDefaultInfinity: true, noNaN: true }),
    fc.constantFrom(0, -0, 1e21, 1e-7, 0.1, null, true, false),
  );
  const record = fc.dictionary(
    key,
    fc.oneof(
      { weight: 4, arbitrary: scalar },
      fc.dictionary(key, scalar, { maxKeys: 3 }),
      fc.array(scalar, { maxLength: 1 }),
    ),
    { maxKeys: 5 },
  );
  type Nested = Readonly<Record<string, unknown>>;
  const cellOf = (value: unknown): string =>
    typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : typeof value === 'string'
        ? value
        : '';
  const within = (outer: unknown, name: string): unknown =>
    typeof outer === 'object' && outer !== null && !Array.isArray(outer) && Object.hasOwn(outer, name)
      ? (outer as Nested)[name]
      : undefined;
  const cellsOf = (each: Nested): string[] => [
    ...['id', 'a'].map((name) => cellOf(within(each, name))),
    ...['c', 'd'].map((name) => cellOf(within(within(each, 'b'), name))),
    cellOf(within(each, 'e')),
    cellOf(within(each, 'f')),
  ];

  it('are as many as there are, each with its cells, in an array, held, one after another or line by line', () => {
    forRuns(
      500,
      fc.array(record, { minLength: 1, maxLength: 8 }),
      fc.constantFrom('array', 'held', 'documents', 'lines'),
      fc.constantFrom(undefined, 1, '\t'),
      (records, layout, indent) => {
        const texts = records.map((each) =>
          JSON.stringify(each, null, layout === 'lines' ? undefined : indent),
        );
        const file = {
          array: `[${texts.join(',')}]`,
          held: `{"deployments": [${texts.join(' ,')}], "more": [{}]}`,
          documents: texts.join('\n'),
          lines: texts.join('\n'),
        }[layout];
        const path = { array: ['[]'], held: ['deployments', '[]'], documents: [], lines: [] }[layout];
        const format =
          layout === 'lines' ? ({ kind: 'json-lines' } as const) : ({ kind: 'json', path } as const);
        const pieces = [...piecesOf(file, { format, names, own: 5 })].filter(
          (piece) => typeof piece !== 'number',
        );
        const wanted = records.map((each, i) => ({
          row: i + 1,
          cells: cellsOf(JSON.parse(JSON.stringify(each)) as Nested),
        }));
        expect(pieces).toEqual(wanted);
      },
    );
  });
});

describe('whatever a file holds', () => {
  const piece = fc.oneof(
    nasty,
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      '"status"',
      'status,',
      '\n',
      'SUCCESS',
      'outcome.status',
      'sep=;\n',
      '\0',
    ),
  );
  const file = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

  it('reading it never throws, accounts for every row, and says why there is none', () => {
    besiege(file, 1_500, (text) => {
      const reading = readLogFile(text);
      const { unreadableRows, setAside, elsewhere, folded } = reading;
      expect(reading.log.rows + unreadableRows + setAside + elsewhere + folded).toBe(reading.rows);
      if (reading.log.rows === 0) expect(reading.problems.count).toBeGreaterThan(0);
      expect(Math.min(unreadableRows, setAside, elsewhere, folded)).toBeGreaterThanOrEqual(0);
      expect(reading.problems.first.length).toBe(Math.min(20, reading.problems.count));
    });
  });

  it('random bytes are no exception', () => {
    forAll(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(readLogFile(bytes).rows).toBeGreaterThanOrEqual(0);
    });
  });

  it('CSV is cut the same way wherever its chunks end', () => {
    forRuns(
      500,
      file,
      fc.constantFrom(...delimiters),
      fc.integer({ min: 1, max: 9 }),
      (text, delimiter, chunk) => {
        const read = (size: number) =>
          [...csvRecords(textChunks(text, size), delimiter)].filter((record) => typeof record !== 'number');
        expect(read(chunk)).toEqual(read(1 << 18));
      },
    );
  });
});
