import { describe, expect, it } from 'vitest';
import {
  type LogReading,
  logFields,
  logRowAt,
  MOST_BYTES,
  readLogFile,
  readLogSteps,
} from '../../../engine/deployment-log/index.ts';
import { templateCsv } from '../../../engine/own-data/index.ts';
import { csvOf, inspectedLog, type Row, rolledBack, row } from './log-text.ts';

const rowsOf = ({ log }: LogReading) => Array.from({ length: log.rows }, (_, i) => logRowAt(log, i));
const problemsOf = ({ problems }: LogReading) =>
  problems.first.map(({ row: at, column, kind, isSkipped }) => [at, column, kind, isSkipped]);

describe('a good log', () => {
  it('is read row by row, with nothing to complain of', () => {
    const reading = readLogFile(
      csvOf([
        row('a'),
        row('b', rolledBack('canary 5%')),
        row('c', { ...rolledBack('100%'), arm: 'traditional', 'outcome.duration_minutes': 7.5 }),
        row('d', { 'outcome.status': 'FAILED', 'outcome.failure_reason': 'blocked' }),
      ]),
    );
    expect(reading.problems.count).toBe(0);
    expect(reading).toMatchObject({ rows: 4, unreadableRows: 0, setAside: 0 });
    expect(reading.inspection).toMatchObject({ exact: true, format: { kind: 'csv', delimiter: ',' } });
    expect(rowsOf(reading)).toEqual([
      { arm: 'genops', status: 'SUCCESS', place: 'not-rolled-back', minutes: 20 },
      { arm: 'genops', status: 'ROLLED_BACK', place: 'before-full-traffic', minutes: 20 },
      { arm: 'traditional', status: 'ROLLED_BACK', place: 'at-full-traffic', minutes: 7.5 },
      { arm: 'genops', status: 'FAILED', place: 'not-rolled-back', minutes: 20 },
    ]);
  });

  it('without the column arm is of the GenOps arm', () => {
    const reading = readLogFile('status,duration_minutes\nsuccess,20\n');
    expect(rowsOf(reading)[0]).toMatchObject({ arm: 'genops', status: 'SUCCESS', minutes: 20 });
    expect(reading.log.knows).toEqual({ status: true, duration: true, place: false, arm: false });
  });

  it('may leave columns of the template empty: then it knows nothing of them', () => {
    const empty = { arm: '', 'outcome.duration_minutes': '' };
    const reading = readLogFile(csvOf([row('a', empty), row('b', empty)]));
    expect(reading.problems.first).toEqual([]);
    expect(reading.log.knows).toMatchObject({ status: true, duration: false, arm: false });
    expect(rowsOf(reading).map(({ arm }) => arm)).toEqual(['genops', 'genops']);
  });

  it('may be UTF-8 with a mark, or UTF-16 as spreadsheets write it', () => {
    const text = 'status\tduration\tservice\nsuccess\t20\tZürich\n';
    const utf16 = new Uint8Array([0xff, 0xfe, ...text.split('').flatMap((c) => [c.charCodeAt(0), 0])]);
    for (const source of [`\uFEFF${text}`, new TextEncoder().encode(`\uFEFF${text}`), utf16]) {
      expect(rowsOf(readLogFile(source))).toHaveLength(1);
      expect(inspectedLog(source).names).toEqual(['status', 'duration', 'service']);
    }
  });

  it('as JSON or JSON Lines is the same as in CSV', () => {
    const records = [
      { id: 'a', outcome: { status: 'SUCCESS', duration_minutes: 12 } },
      { id: 'b', outcome: { status: 'ROLLED_BACK', duration_minutes: 3, canary_caught: true } },
    ];
    const csv =
      'id,outcome.status,outcome.duration_minutes,outcome.canary_caught\na,SUCCESS,12,\nb,ROLLED_BACK,3,true\n';
    const wanted = readLogFile(csv).log;
    expect(wanted.rows).toBe(2);
    for (const json of [
      JSON.stringify(records),
      JSON.stringify({ made: 'by hand', deployments: records }, null, 2),
      records.map((record) => JSON.stringify(record)).join('\r\n'),
    ]) {
      const reading = readLogFile(json);
      expect(reading.problems.first).toEqual([]);
      expect(reading.log).toEqual(wanted);
    }
  });
});

describe('a bad cell', () => {
  it.each([
    ['outcome.status', 'EXPLODED', 'unknown-word'],
    ['arm', 'both', 'unknown-word'],
    ['id', 'a', 'duplicate'],
  ] as const)('%s = %j leaves its row out, and no other', (column, value, kind) => {
    const reading = readLogFile(csvOf([row('a'), row('b', { [column]: value }), row('c')]));
    expect(problemsOf(reading)).toEqual([[3, column, kind, true]]);
    expect(reading).toMatchObject({ rows: 3, unreadableRows: 1 });
    expect(reading.log.rows).toBe(2);
  });

  it.each([
    ['timestamp', '2025-02-30T10:00:00Z', 'unreadable'],
    ['context.day_of_week', 'Tuesday', 'contradiction'],
    ['context.time_of_day_hour', 11, 'contradiction'],
    ['context.time_of_day_hour', 24, 'out-of-range'],
    ['context.change_size_lines', 1.5, 'unreadable'],
    ['risk_assessment.risk_score', 1.2, 'out-of-range'],
    ['tier', 'GOLD', 'unknown-word'],
    ['context.is_hotfix', 'perhaps', 'unreadable'],
    ['id', '', 'missing'],
    ['outcome.failure_reason', 'odd', 'contradiction'],
    ['outcome.rollback_triggered', true, 'contradiction'],
    ['outcome.rollback_stage', '5%', 'contradiction'],
    ['outcome.canary_caught', true, 'contradiction'],
  ] as const)('%s = %j is listed, and its row kept', (column, value, kind) => {
    const reading = readLogFile(csvOf([row('a'), row('b', { [column]: value })]));
    expect(problemsOf(reading)).toEqual([[3, column, kind, false]]);
    expect(reading.log.rows).toBe(2);
  });

  it.each([
    ['outcome.duration_minutes', '', 'missing'],
    ['outcome.duration_minutes', -1, 'out-of-range'],
    ['outcome.duration_minutes', 'long', 'unreadable'],
    ['outcome.duration_minutes', '23:24:99', 'unreadable'],
    ['outcome.status', '', 'missing'],
  ] as const)('%s = %j is reported, and its row counts for what else it says', (column, value, kind) => {
    const reading = readLogFile(csvOf([row('a'), row('b', { [column]: value }), row('c')]));
    expect(problemsOf(reading)).toEqual([[3, column, kind, false]]);
    expect(reading.unreadableRows).toBe(0);
    const noStatus = column === 'outcome.status';
    expect(rowsOf(reading)[1]).toMatchObject(noStatus ? { status: null, minutes: 20 } : { minutes: null });
    expect(reading.without).toEqual({ status: noStatus ? 1 : 0, duration: noStatus ? 0 : 1 });
  });

  it('of both status and cycle time leaves nothing to count', () => {
    const nothing = { 'outcome.status': '', 'outcome.duration_minutes': 'n/a' };
    const reading = readLogFile(csvOf([row('a'), row('b', nothing)]));
    expect(problemsOf(reading)).toEqual([[3, 'outcome.status', 'missing', true]]);
    expect(reading.problems.first[0]?.message).toContain('expected a status or a cycle time, got neither');
  });

  it('is reported in words: where, what was expected, what came, how to mend it', () => {
    const [problem] = readLogFile(csvOf([row('a'), row('a')])).problems.first;
    expect(problem?.message).toBe(
      'id: expected an id of its own, got "a"; row 2 has it too, and the first of them counts',
    );
    const [status] = readLogFile('status\nexploded\n').problems.first;
    expect(status?.message).toMatch(
      /^status: expected SUCCESS, ROLLED_BACK or FAILED, got "exploded"; write/,
    );
  });

  it('is one of the first twenty in words; all are counted, by kind', () => {
    const bad = Array.from({ length: 50 }, (_, i) => row(`r${i}`, { 'outcome.status': 'EXPLODED' }));
    const { problems, words } = readLogFile(csvOf(bad));
    expect(problems.first).toHaveLength(20);
    expect(problems.count).toBe(50);
    expect(problems.byKind['unknown-word']).toBe(50);
    expect(words.filter(({ meaning }) => meaning === null)).toEqual([
      { word: 'EXPLODED', count: 50, meaning: null },
    ]);
  });
});

describe('a row of the wrong shape', () => {
  it('is left out alone: too many cells, broken quotes', () => {
    const reading = readLogFile(
      'id,status,duration_minutes\na,ok,1\nb,ok\nc,ok,1,2\nd,"ok"x,1\ne,ok,5,,\nf,ok,6\n',
    );
    expect(problemsOf(reading)).toEqual([
      [3, 'duration_minutes', 'missing', false],
      [4, null, 'structure', true],
      [5, 'status', 'structure', true],
    ]);
    expect(rowsOf(reading).map(({ minutes }) => minutes)).toEqual([1, null, 5, 6]);
  });

  it('in JSON is named by the number of the record', () => {
    const reading = readLogFile('[{"status":"ok"}, 7, {"status":"ok"}]');
    expect(problemsOf(reading)).toEqual([[2, null, 'structure', true]]);
    expect(reading.log.rows).toBe(2);
  });
});

describe('a file that is no log', () => {
  it.each([
    ['', /expected a CSV or JSON file, got an empty one/],
    ['  \n \n', /got an empty one/],
    ['PK\u0003\u0004\0\0', /expected a text file, CSV or JSON, got a binary file/],
    ['name,colour\nx,red\n', /expected a column with the status or the cycle time .* got name, colour/],
    [templateCsv(), /expected a row for each deployment, got none/],
    ['{"deployments": []}', /expected a column|expected a row/],
  ])('is refused in words: %j', (text, message) => {
    const reading = readLogFile(text);
    expect(reading.log.rows).toBe(0);
    expect(reading.problems.first[0]).toMatchObject({
      kind: 'file',
      message: expect.stringMatching(message),
    });
  });

  it('is refused with more columns than anybody could be asked about', () => {
    const wide = Array.from({ length: 501 }, (_, i) => `c${i}`).join(',');
    expect(readLogFile(`${wide}\n`).problems.first[0]?.message).toContain('at most 500 columns, got 501');
    const wider = 'column,'.repeat(260_000);
    expect(readLogFile(`${wider}\n`).problems.first[0]?.message).toContain('columns, got over 1,000;');
  });

  it('is reported without its long names and cells', () => {
    const name = 'status'.padEnd(100_000, ' x');
    const [problem] = readLogFile(`id,${name}\n,1\n`, {
      preset: null,
      columns: logFields.map(({ key }) => (key === 'outcome.status' ? 1 : null)),
      durationUnit: 'minutes',
      statusWords: {},
      decimal: 'point',
      dates: null,
      stageWords: {},
      environments: null,
      duplicates: null,
    }).problems.first;
    expect(problem?.column?.length).toBe(60);
    expect(problem?.message.length).toBeLessThan(300);
    const inspection = inspectedLog(`status\n${'y'.repeat(100_000)}\n`);
    expect(inspection.samples[0]?.[0]?.length).toBe(60);
  });

  it('is recognised as a workbook', () => {
    const bytes = new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]);
    expect(readLogFile(bytes).problems.first[0]?.message).toContain('a workbook or archive');
  });

  it('is refused above 200 MB before a byte is read', () => {
    const huge = { length: MOST_BYTES + 1 } as Uint8Array;
    expect(readLogFile(huge).problems.first[0]?.message).toContain('expected at most 200 MB');
  });
});

it('reading tells how far it has come, and ends where the file does', () => {
  const text = csvOf(Array.from({ length: 4000 }, (_, i): Row => row(`r${i}`)));
  const steps = readLogSteps(text);
  const done: number[] = [];
  for (let step = steps.next(); step.done !== true; step = steps.next()) {
    expect(step.value.total).toBe(text.length);
    done.push(step.value.done);
  }
  expect(done.length).toBeGreaterThan(1);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(done.at(-1)).toBe(text.length);
});
