/** One log in every shape that tools give it: what is counted does not depend on it. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LogReading, logRowAt, readLogFile } from '../../engine/deployment-log/index.ts';
import { questionsOf } from '../../engine/own-data/index.ts';
import { forAll, forRuns } from '../for-all.ts';

interface Deployment {
  readonly id: string;
  readonly status: string;
  readonly seconds: number;
}
const deployments: fc.Arbitrary<Deployment[]> = fc
  .array(
    fc.record({
      status: fc.constantFrom('success', 'failed', 'rolled_back'),
      seconds: fc.integer({ min: 1200, max: 9999 }),
    }),
    { minLength: 3, maxLength: 12 },
  )
  .map((all) => all.map((each, i) => ({ id: `d${i}`, ...each })));

const meaning: Readonly<Record<string, string>> = {
  success: 'SUCCESS',
  failed: 'FAILED',
  rolled_back: 'ROLLED_BACK',
};
const outcomes = ({ log }: LogReading): (string | null)[] =>
  Array.from({ length: log.rows }, (_, i) => logRowAt(log, i).status);
const minutes = ({ log }: LogReading): (number | null)[] =>
  Array.from({ length: log.rows }, (_, i) => logRowAt(log, i).minutes);
const expectAll = (reading: LogReading, of: readonly Deployment[], timed = true): void => {
  expect(reading.problems.first.filter(({ isSkipped }) => isSkipped)).toEqual([]);
  expect(outcomes(reading)).toEqual(of.map(({ status }) => meaning[status]));
  if (!timed) return;
  for (const [i, found] of minutes(reading).entries()) expect(found).toBeCloseTo(of[i]!.seconds / 60, 6);
};
const recordsOf = (all: readonly Deployment[]) =>
  all.map(({ id, status, seconds }) => ({ id, status, duration_s: seconds }));

describe('the same records', () => {
  const wrap: Readonly<Record<string, (records: readonly object[]) => string>> = {
    'one list': (records) => JSON.stringify(records),
    'two documents in a line': (records) =>
      `${JSON.stringify(records.slice(0, 1))}${JSON.stringify(records.slice(1))}`,
    'pages one after another': (records) =>
      [records.slice(0, 2), records.slice(2), []]
        .map((page) => JSON.stringify({ total_count: 9, workflow_runs: page }, null, 2))
        .join('\n'),
    'pages in a list': (records) => JSON.stringify([records.slice(0, 2), records.slice(2)]),
    'page objects in a list': (records) =>
      JSON.stringify([
        { total_count: 9, workflow_runs: records.slice(0, 2) },
        { total_count: 9, workflow_runs: records.slice(2) },
      ]),
    'the only list of an object': (records) =>
      JSON.stringify({ count: records.length, deploymentsInfo: records }),
    'a result next to its status': (records) => JSON.stringify({ status: 'ok', result: records }),
    'GraphQL nodes': (records) =>
      JSON.stringify({ data: { repository: { deployments: { totalCount: 3, nodes: records } } } }),
    'GraphQL edges': (records) =>
      JSON.stringify({ data: { repository: { deployments: { edges: records.map((node) => ({ node })) } } } }),
    'hits of a search': (records) =>
      JSON.stringify({
        took: 1,
        hits: { total: 3, hits: records.map((_source, i) => ({ _id: `${i}`, _source })) },
      }),
    'lists in lists': (records) =>
      JSON.stringify({ projects: [{ name: 'p', releases: [{ name: 'r', deployments: records }] }] }),
    'an object per id': (records) =>
      JSON.stringify(Object.fromEntries(records.map((each, i) => [`k${i}`, each]))),
    'JSON Lines': (records) => records.map((each) => JSON.stringify(each)).join('\n'),
    'pandas split': (records) =>
      JSON.stringify({
        columns: Object.keys(records[0]!),
        index: records.map((_, i) => i),
        data: records.map((each) => Object.values(each)),
      }),
    'pandas columns': (records) =>
      JSON.stringify(
        Object.fromEntries(
          Object.keys(records[0]!).map((key) => [
            key,
            Object.fromEntries(records.map((each, i) => [i, (each as Record<string, unknown>)[key]])),
          ]),
        ),
      ),
    'a sheet of values': (records) =>
      JSON.stringify({
        range: 'A1',
        values: [Object.keys(records[0]!), ...records.map((each) => Object.values(each).map(String))],
      }),
  };

  it.each(Object.keys(wrap))('are found as %s', (layout) => {
    forRuns(20, deployments, (all) => expectAll(readLogFile(wrap[layout]!(recordsOf(all))), all));
  });

  it('in two lists, neither of which is known, are refused by the names of the lists', () => {
    const [message] = readLogFile('{"old": [{"status": "ok"}], "fresh": [{"status": "ok"}]}').problems.first;
    expect(message?.message).toContain('several lists: old.[], fresh.[]; keep the one with the deployments');
  });
});

describe('the same table', () => {
  const table = (
    all: readonly Deployment[],
    sign: string,
    cell: (text: string) => string = String,
  ): string[] => [
    ['id', 'status', 'duration_s'].map(cell).join(sign),
    ...all.map(({ id, status, seconds }) => [id, status, `${seconds}`].map(cell).join(sign)),
  ];
  const quoted = (text: string): string => `"${text}"`;
  const write: Readonly<Record<string, (all: readonly Deployment[]) => string>> = {
    'with any delimiter': (all) =>
      [',', ';', '\t', '|'].map((sign) => table(all, sign).join('\n'))[all.length % 4]!,
    'after a line that names the delimiter': (all) => ['SEP=|', ...table(all, '|')].join('\r\n'),
    'after lines of a report': (all) => ['Report', '', 'from,2026-01-01', ...table(all, ',')].join('\n'),
    'after comments, with more of them between': (all) => {
      const [header, first, ...rest] = table(all, ',');
      return ['# of today', header, first, '# half', ...rest].join('\n');
    },
    'with its header again': (all) => {
      const [header, first, ...rest] = table(all, ',');
      return [header, first, header, ...rest].join('\n');
    },
    'with a footer': (all) => [...table(all, ','), `Total,,${all.length}`, `(${all.length} rows)`].join('\n'),
    'with space after the delimiter': (all) => table(all, ', ', quoted).join('\n'),
    'with quotes behind backslashes': (all) =>
      table(all, ',', quoted)
        .map((line, i) => `${line},${i === 0 ? '"note"' : '"a \\"b\\", c"'}`)
        .join('\n'),
    'with rows that end early': (all) =>
      table(all, ',')
        .map((line, i) => (i === 0 ? `${line},rollback_stage,failure_reason` : line))
        .join('\n'),
    'in Markdown': (all) => {
      const [header, ...rest] = table(all, ' | ');
      return [`| ${header} |`, '|---|:--:|---|', ...rest.map((line) => `| ${line} |`)].join('\n');
    },
    'as a database prints it': (all) => {
      const [header, ...rest] = table(all, ' | ');
      return [
        ` ${header}`,
        '----+--------+-----',
        ...rest.map((line) => ` ${line}`),
        `(${all.length} rows)`,
      ].join('\n');
    },
  };

  it.each(Object.keys(write))('is read %s', (shape) => {
    forRuns(20, deployments, (all) => expectAll(readLogFile(write[shape]!(all)), all));
  });

  it('is read in UTF-16 with and without its mark', () => {
    forRuns(20, deployments, fc.boolean(), (all, marked) => {
      const text = `${marked ? '\uFEFF' : ''}${table(all, '\t').join('\r\n')}`;
      const bytes = new Uint8Array(
        text.split('').flatMap((c) => [c.charCodeAt(0) % 256, c.charCodeAt(0) >> 8]),
      );
      expectAll(readLogFile(bytes), all);
    });
  });

  it('without a header is asked about, and its outcomes are found', () => {
    forRuns(20, deployments, (all) => {
      const reading = readLogFile(table(all, '\t').slice(1).join('\n'));
      expect(questionsOf(reading).find(({ kind }) => kind === 'columns')).toMatchObject({
        taken: null,
      });
      expectAll(reading, all, false);
    });
  });

  it.each(['\\N', '[NULL]', '(null)', '<null>', 'NaN', 'n/a', '-', '\u00A0', '0', 'false', 'undefined', '?'])(
    'keeps its rows where nothing is written %s',
    (nothing) => {
      forRuns(10, deployments, (all) => {
        const lines = all.map(
          ({ id, status, seconds }) =>
            `${id},${status},${seconds},${status === 'rolled_back' ? '25%' : nothing}`,
        );
        expectAll(readLogFile(['id,status,duration_s,rollback_stage', ...lines].join('\n')), all);
      });
    },
  );
});

describe('cycle times', () => {
  const at = (seconds: number): string =>
    `2026-03-0${1 + Math.floor(seconds / 86_400)}T${[3600, 60, 1].map((unit, k) => String(Math.floor(seconds / unit) % (k === 0 ? 24 : 60)).padStart(2, '0')).join(':')}Z`;
  const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, min: 60, h: 3600 };

  it('in a column without a unit are read by start and end, whatever the unit is', () => {
    forAll(deployments, fc.constantFrom(...Object.keys(units)), (all, unit) => {
      const lines = all.map(({ id, status, seconds }) =>
        [id, status, at(0), at(seconds), seconds / units[unit]!].join(','),
      );
      const reading = readLogFile(['id,status,started_at,finished_at,duration', ...lines].join('\n'));
      expectAll(reading, all);
      expect(questionsOf(reading).filter(({ taken }) => taken === null)).toEqual([]);
    });
  });

  it('without a unit and a start wait for an answer', () => {
    forAll(deployments, (all) => {
      const lines = all.map(({ id, status, seconds }) => `${id},${status},${seconds}`);
      const reading = readLogFile(['id,status,duration', ...lines].join('\n'));
      expectAll(reading, all, false);
      expect(minutes(reading)).toEqual(all.map(() => null));
      expect(questionsOf(reading)[0]).toMatchObject({ kind: 'unit', about: 'duration', taken: null });
    });
  });

  it.each([
    [
      'start and end in milliseconds',
      (s: number) => ['startTime,endTime', `1772000000100,${1_772_000_000_100 + 1000 * s}`],
    ],
    ['start and end in seconds', (s: number) => ['startedOn,completedOn', `1772000000,${1_772_000_000 + s}`]],
    ['a length in ISO 8601', (s: number) => ['duration', `PT${s}S`]],
    ['a length of pandas', (s: number) => ['duration', `0 days ${at(s).slice(11, 19)}`]],
    ['decimal commas', (s: number) => ['duration_min', `"${(s / 60).toFixed(9).replace('.', ',')}"`]],
    ['decimals and thousands', (s: number) => ['duration_ms', `"${(s * 1000).toLocaleString('en-US')}.00"`]],
  ] as const)('are read from %s', (_, cellsOf) => {
    forRuns(30, deployments, (all) => {
      const lines = all.map(({ id, status, seconds }) => `${id},${status},${cellsOf(seconds)[1]}`);
      expectAll(readLogFile([`id,status,${cellsOf(1)[0]}`, ...lines].join('\n')), all);
    });
  });

  it('a mark that may part thousands in every cell is asked about', () => {
    forAll(deployments, fc.constantFrom('.', ','), (all, mark) => {
      const lines = all.map(({ id, status, seconds }) => {
        const digits = String(seconds);
        return `${id};${status};${digits.slice(0, -3)}${mark}${digits.slice(-3)}`;
      });
      const reading = readLogFile(['id;status;duration_sec', ...lines].join('\n'));
      expect(minutes(reading)).toEqual(all.map(() => null));
      expect(questionsOf(reading)[0]).toMatchObject({ kind: 'decimal', taken: null });
      expect(JSON.stringify(reading.problems)).not.toMatch(/write/);
    });
  });
});

it('an event log is folded to the last state in whichever order its events stand', () => {
  forAll(deployments, fc.boolean(), (all, isNewestFirst) => {
    const events = all.flatMap(({ id, status }) => [
      `${id},in_progress,2026-03-01T10:00:00Z`,
      `${id},success,2026-03-01T10:20:00Z`,
      ...(status === 'success' ? [] : [`${id},${status},2026-03-01T10:50:00Z`]),
      `${id},inactive,2026-03-01T11:00:00Z`,
    ]);
    const lines = isNewestFirst ? events.toReversed() : events;
    const reading = readLogFile(['deployment_id,status,timestamp', ...lines].join('\n'));
    const wanted = all.map(({ status }) => meaning[status]);
    expect(outcomes(reading)).toEqual(isNewestFirst ? wanted.toReversed() : wanted);
    expect(reading.problems.byKind.duplicate).toBe(0);
  });
});

it('production alone counts, wherever in the file it first stands', () => {
  forRuns(10, deployments, fc.constantFrom(0, 600), (all, before) => {
    const staged = Array.from({ length: before }, (_, i) => `s${i},staging,failed`);
    const lines = all.flatMap(({ id, status }) => [`${id},staging,failed`, `${id},Prod,${status}`]);
    const reading = readLogFile(['id,environment,status', ...staged, ...lines].join('\n'));
    expect(outcomes(reading)).toEqual(all.map(({ status }) => meaning[status]));
    expect(reading.elsewhere).toBe(before + all.length);
  });
});
