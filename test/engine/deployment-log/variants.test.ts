/** The kinds of files that field-files.test.ts has, as other versions, tools and countries write them; forty deployments each. */
import { describe, expect, it } from 'vitest';
import { type LogReading, readLogFile } from '../../../engine/deployment-log/index.ts';
import {
  answered,
  type LogQuantityName,
  logVerdicts,
  measureLog,
  questionsOf,
} from '../../../engine/own-data/index.ts';

const many = <T>(make: (i: number) => T): T[] => Array.from({ length: 40 }, (_, i) => make(i));
const csv = (header: string, row: (i: number) => string): string => [header, ...many(row)].join('\n');
const json = (record: (i: number) => object): string => JSON.stringify(many(record));
const two = (n: number): string => String(n).padStart(2, '0');
const isBad = (i: number): boolean => i % 10 === 0;
const minutes = (i: number): number => 20 + (i % 7);
const start = (i: number): string => `2026-03-${two(1 + (i % 28))}T08:00:00Z`;
const end = (i: number): string => `2026-03-${two(1 + (i % 28))}T08:${minutes(i)}:00Z`;

const valueOf = (reading: LogReading, name: LogQuantityName): number | null => {
  const quantity = measureLog(reading).quantities[name];
  return quantity?.kind === 'known' ? quantity.estimate.value : null;
};
const figures = (reading: LogReading): (number | null)[] =>
  (['successGenops', 'rollbackGenops', 'failureGenops', 'medianCycleGenops'] as const).map((name) => {
    const value = valueOf(reading, name);
    return value === null ? null : Number(value.toFixed(3));
  });
const open = (reading: LogReading): string[] =>
  questionsOf(reading).flatMap(({ kind, taken }) => (taken === null ? [kind] : []));

// success, rolled back, failed, median
const rolledBack = [0.9, 0.1, 0, 23];
const failed = [0.9, 0, 0.1, 23];
const files: Readonly<Record<string, readonly [text: string, wanted: (number | null)[]]>> = {
  'failed, and when it was rolled back': [
    csv(
      'id,status,rolled_back_at,minutes',
      (i) => `${i},${isBad(i) ? 'failed' : 'ok'},${isBad(i) ? end(i) : ''},${minutes(i)}`,
    ),
    rolledBack,
  ],
  'failed, and rolled back yes or no': [
    csv(
      'deployment;outcome;was_rolled_back;min',
      (i) => `d${i};${isBad(i) ? 'Failed;yes' : 'Success;no'};${minutes(i)},0`,
    ).replace('min\n', 'duration (min)\n'),
    rolledBack,
  ],
  'cells in single quotes': [
    csv(
      'id, status, duration_minutes',
      (i) => `'${i}', '${isBad(i) ? 'ROLLED_BACK' : 'SUCCESS'}', '${minutes(i)}'`,
    ),
    rolledBack,
  ],
  'a tab between delimiter and quote': [
    csv(
      '"id",\t"status",\t"duration_minutes"',
      (i) => `"${i}",\t"${isBad(i) ? 'ROLLED_BACK' : 'SUCCESS'}",\t"${minutes(i)}"`,
    ),
    rolledBack,
  ],
  nanoseconds: [
    csv('id,status,duration_ns', (i) => `${i},${isBad(i) ? 'failed' : 'ok'},${minutes(i) * 6e10}`),
    failed,
  ],
  'Google durations': [
    csv('id,status,elapsed', (i) => `${i},${isBad(i) ? 'FAILED' : 'SUCCEEDED'},${minutes(i) * 60}.000s`),
    failed,
  ],
  'thousands with apostrophes': [
    csv('id;status;duration_sec', (i) =>
      `${i};${isBad(i) ? 'failed' : 'ok'};${minutes(i) * 60}`.replace(/(\d)(\d{3})$/, '$1’$2'),
    ),
    failed,
  ],
  'offsets that differ': [
    csv(
      'id,outcome,started_at,finished_at',
      (i) =>
        `${i},${isBad(i) ? 'failure' : 'success'},${start(i).replace('T08', 'T10').replace('Z', '+02:00')},${end(i)}`,
    ),
    failed,
  ],
  'months by name': [
    csv('Issue key,Status,Resolution,Created,Resolved', (i) => {
      const day = `${two(1 + (i % 28))}/Mar/26`;
      return `OPS-${i},Done,${isBad(i) ? 'Failed' : 'Done'},${day} 8:00 AM,${day} 8:${minutes(i)} AM`;
    }),
    failed,
  ],
  'days before months, which the 13th settles': [
    csv('id,status,start,end', (i) => {
      const day = `${two(1 + (i % 28))}/03/2026`;
      return `${i},${isBad(i) ? 'failed' : 'ok'},${day} 08:00,${day} 08:${minutes(i)}`;
    }),
    failed,
  ],
  'months before days, with two digits of the year': [
    csv('id,status,start,end', (i) => {
      const day = `3/${1 + (i % 28)}/26`;
      return `${i},${isBad(i) ? 'failed' : 'ok'},${day} 08:00 AM,${day} 08:${minutes(i)} AM`;
    }),
    failed,
  ],
  'an outcome under a name that nobody knows': [
    csv('id,verdict,minutes', (i) => `${i},${isBad(i) ? 'failed' : 'passed'},${minutes(i)}`),
    failed,
  ],
  'CodeDeploy with rollbackInfo': [
    JSON.stringify({
      deploymentsInfo: many((i) => ({
        deploymentId: `d-${i}`,
        status: isBad(i) ? 'Failed' : 'Succeeded',
        createTime: start(i),
        completeTime: end(i),
        rollbackInfo: isBad(i) ? { rollbackDeploymentId: `d-r${i}`, rollbackMessage: 'started' } : {},
      })),
    }),
    rolledBack,
  ],
  'Datadog with a remediation': [
    json((i) => ({
      id: `${i}`,
      attributes: {
        started_at: Date.parse(start(i)) * 1e6,
        finished_at: Date.parse(end(i)) * 1e6,
        change_failure: isBad(i),
        remediation: isBad(i) ? { id: 'x', type: i % 20 === 0 ? 'rollback' : 'rollforward' } : null,
      },
    })),
    [0.9, 0.05, 0.05, 23],
  ],
  'columns and values': [
    JSON.stringify({
      columns: ['id', 'status', 'minutes'],
      values: many((i) => [i, isBad(i) ? 'failed' : 'ok', minutes(i)]),
    }),
    failed,
  ],
  'German words, a reason behind one of them': [
    csv(
      'id;status;dauer_min',
      (i) => `${i};${isBad(i) ? 'fehlgeschlagen (Zeit)' : 'erfolgreich'};${minutes(i)},0`,
    ),
    failed,
  ],
  'a status behind the name of its event': [
    json((i) => ({
      deploymentId: i,
      type: `deployment.${isBad(i) ? 'failed' : 'success'}`,
      duration_min: minutes(i),
    })),
    failed,
  ],
};

describe('is read without a question', () => {
  it.each(Object.keys(files))('%s', (name) => {
    const [text, wanted] = files[name]!;
    const reading = readLogFile(text);
    expect(figures(reading)).toEqual(wanted);
    expect([reading.unreadableRows, open(reading)]).toEqual([0, []]);
  });

  it.each(['∅', '<unset>', '[]', 'n.v.', 'unknown', '\u202F'])(
    'a stage that is written %s where there was no rollback',
    (word) => {
      const text = csv('id,status,minutes,rollback_stage', (i) =>
        isBad(i) ? `${i},rolled_back,${minutes(i)},25%` : `${i},success,${minutes(i)},${word}`,
      );
      expect(figures(readLogFile(text))).toEqual(rolledBack);
    },
  );
});

describe('dates of which day and month cannot be told apart', () => {
  const text = csv(
    'id,status,start,end',
    (i) => `${i},ok,03/0${1 + (i % 9)}/2026 08:00,03/0${1 + (i % 9)}/2026 08:${minutes(i)}`,
  );

  it('are asked about, and either answer is taken', () => {
    const reading = readLogFile(text);
    expect(open(reading)).toEqual(['dates']);
    expect(reading.log.span).toBeNull();
    expect(logVerdicts(measureLog(reading)).get('cycle-time-genops')?.why).toContain('wait for your answer');
    const question = questionsOf(reading)[0]!;
    expect(question.answers.map(({ label }) => label)).toEqual([
      '2026-01-03: the day comes first',
      '2026-03-01: the month comes first',
    ]);
    for (const [answer, days] of [
      ['day-first', 243],
      ['month-first', 8],
    ] as const) {
      const again = readLogFile(text, answered(reading.mapping!, reading.inspection!, question, answer));
      expect(valueOf(again, 'medianCycleGenops')).toBe(23);
      expect(Math.floor((again.log.span!.to - again.log.span!.from) / 1440)).toBe(days);
    }
  });

  it('are settled by a later row', () => {
    const later = readLogFile(
      `${text}\n${many((i) => `x${i},ok,13/04/2026 08:00,13/04/2026 08:23`).join('\n')}`,
    );
    expect([open(later), valueOf(later, 'medianCycleGenops')]).toEqual([[], 23]);
  });
});

describe('environments', () => {
  const text = (names: readonly string[]): string =>
    csv('id,environment,status', (i) => `${i},${names[i % names.length]!},${isBad(i) ? 'failed' : 'ok'}`);
  const environment = (names: readonly string[]) =>
    questionsOf(readLogFile(text(names))).find(({ kind }) => kind === 'environment')!;

  it('of production count together, under all their names', () => {
    const { taken, answers } = environment(['prod-eu', 'staging', 'prod-us']);
    expect(taken).toBe('prod-eu + prod-us');
    expect(answers.map(({ answer }) => answer)).toContain('prod-eu + prod-us');
  });

  it('of which none is production by its name are asked about', () => {
    expect(environment(['dev', 'uat', 'p']).taken).toBeNull();
    expect(environment(['blue', 'green']).taken).toBe('');
  });
});

describe('an event log', () => {
  const events = many((i): string[][] => [
    [`${i}`, 'queued', '07:50'],
    [`${i}`, 'in_progress', '08:00'],
    [`${i}`, i % 8 === 0 ? 'failed' : 'success', `08:${minutes(i)}`],
    ...(i % 10 === 1 ? [[`${i}`, 'rolled_back', '09:30']] : []),
  ]).flat();

  it.each([
    ['deployment,event,at', (e: readonly string[]) => `${e[0]},${e[1]},2026-03-01T${e[2]}:00Z`, false],
    ['release_id;status;timestamp', (e: readonly string[]) => `${e[0]};${e[1]};01.03.2026 ${e[2]}:00`, true],
  ] as const)(
    'under %s gives the time from the first start to the last success',
    (header, row, isNewestFirst) => {
      const rows = events.map(row);
      const reading = readLogFile([header, ...(isNewestFirst ? rows.toReversed() : rows)].join('\n'));
      expect(figures(reading)).toEqual([0.775, 0.1, 0.125, 23]);
      expect(reading).toMatchObject({ unreadableRows: 0, setAside: 80, folded: 4 });
      expect(measureLog(reading).caveats.cycleTime).toContain('from the first start to the last success');
    },
  );

  it('of few services is no event log: their names are no ids', () => {
    const text = csv('deployment,status,started_at', (i) => `service-${i % 3},ok,${start(i)}`);
    expect(readLogFile(text).log.rows).toBe(40);
  });
});

it('a Spinnaker file without a rollback says that nothing was rolled back, and not that it has no stages', () => {
  const text = json((i) => ({
    id: `${i}`,
    application: 'a',
    status: 'SUCCEEDED',
    startTime: Date.parse(start(i)),
    endTime: Date.parse(end(i)),
    stages: [{ type: 'kayentaCanary', name: 'Canary', status: 'SUCCEEDED' }],
  }));
  const why = logVerdicts(measureLog(readLogFile(text))).get('canary-catch')?.why;
  expect(why).toContain('no deployment was rolled back or failed');
});
