/** Ordinary exports that would give a wrong rate or median in silence, if they were read as they look. */
import { describe, expect, it } from 'vitest';
import { type LogReading, logFields, logRowAt, readLogFile } from '../../../engine/deployment-log/index.ts';
import { type LogQuantityName, logVerdicts, measureLog } from '../../../engine/own-data/index.ts';
import { csvOf, inspectedLog, type Row, rolledBack, row } from './log-text.ts';

const many = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
const csv = (header: string, lines: readonly string[]): string => `${[header, ...lines].join('\n')}\n`;
const valueOf = (reading: LogReading, name: LogQuantityName): number => {
  const quantity = measureLog(reading).quantities[name];
  return quantity?.kind === 'known' ? quantity.estimate.value : expect.fail(`${name} has no value`);
};
const messages = ({ problems }: LogReading): string[] => problems.first.map(({ message }) => message);
const fieldOf = (text: string, key: string): string | undefined => {
  const { names, proposal } = inspectedLog(text);
  return names[proposal.columns[logFields.findIndex((field) => field.key === key)] ?? -1];
};

describe('failed rows without a cycle time', () => {
  const lines = many(2000, (i) => (i % 10 === 0 ? `d${i},FAILED,` : `d${i},SUCCESS,${20 + (i % 7)}`));
  const reading = readLogFile(csv('id,status,duration_minutes', lines));

  it('count for the rates, and not for the median', () => {
    expect(valueOf(reading, 'failureGenops')).toBe(0.1);
    expect(valueOf(reading, 'successGenops')).toBe(0.9);
    const { quantities } = measureLog(reading);
    expect(quantities.medianCycleGenops).toMatchObject({ deployments: 1800, uncounted: 200 });
  });

  it('are reported once, and in the verdict of the median', () => {
    expect(reading).toMatchObject({ unreadableRows: 0, without: { status: 0, duration: 200 } });
    expect(messages(reading)).toEqual([
      'duration_minutes: expected a value in each row, got none in 200 rows, this the first; without a cycle time a row counts for rates, and not for cycle times',
    ]);
    const verdicts = logVerdicts(measureLog(reading));
    expect(verdicts.get('cycle-time-genops')?.why).toContain(
      '200 deployments without a cycle time are not counted.',
    );
    expect(verdicts.get('success-genops')?.why).not.toContain('not counted');
  });

  it('are reported in words even after twenty other problems', () => {
    const bad = many(30, (i) => `x${i},EXPLODED,1`);
    const { problems } = readLogFile(csv('id,status,duration_minutes', [...bad, ...lines]));
    expect(problems.first).toHaveLength(20);
    expect(problems.first[0]?.message).toContain('none in 200 rows');
  });
});

describe('columns whose names suggest another field than they are', () => {
  it('a stage of environments and a group of teams leave no row out', () => {
    const lines = many(100, (i) => `d${i},${i < 95 ? 'SUCCESS' : 'FAILED'},production,team-${i % 3}`);
    const text = csv('id,status,stage,group', lines);
    const reading = readLogFile(text);
    expect([fieldOf(text, 'outcome.rollback_stage'), fieldOf(text, 'arm')]).toEqual([undefined, undefined]);
    expect(reading.problems.first).toEqual([]);
    expect(valueOf(reading, 'successGenops')).toBe(0.95);
  });

  it('are taken where their cells fit', () => {
    const text = csv('id,status,stage,group,reverted', [
      'a,ok,,control,no',
      'b,reverted,canary 5%,treatment,yes',
      'c,reverted,100%,control,yes',
    ]);
    expect(fieldOf(text, 'outcome.rollback_stage')).toBe('stage');
    expect(fieldOf(text, 'arm')).toBe('group');
    expect(fieldOf(text, 'outcome.rollback_triggered')).toBe('reverted');
    expect(readLogFile(text).problems.first).toEqual([]);
  });

  it('a version to go back to is no rollback, and a date of one is a rollback and no stage', () => {
    const text = csv('id,status,rollback,rolled_back_at', ['a,ok,v1,', 'b,reverted,v2,2026-01-05T10:00:00Z']);
    expect(fieldOf(text, 'outcome.rollback_triggered')).toBe('rolled_back_at');
    expect(fieldOf(text, 'outcome.rollback_stage')).toBeUndefined();
    expect(readLogFile(text).log.rows).toBe(2);
  });

  it('a status that only says that a run ended stands behind its outcome', () => {
    const text = csv('id,status,conclusion', ['a,completed,success', 'b,completed,failure']);
    expect(fieldOf(text, 'outcome.status')).toBe('conclusion');
    expect(fieldOf('id,status\na,completed\n', 'outcome.status')).toBe('status');
  });
});

describe('words for nothing', () => {
  it.each(['None', 'null', 'NULL', 'NA', 'n/a', '-', 'NaN', '#N/A', '—'])('%s is an empty cell', (word) => {
    const nothing = { 'outcome.rollback_stage': word, 'outcome.failure_reason': word, tier: word };
    const rows = many(20, (i) =>
      row(`d${i}`, { ...nothing, 'outcome.duration_minutes': i < 10 ? word : 20 }),
    );
    const reading = readLogFile(csvOf(rows));
    expect(valueOf(reading, 'successGenops')).toBe(1);
    expect(reading).toMatchObject({ unreadableRows: 0, without: { duration: 10 }, problems: { count: 1 } });
  });

  it('none is a word in the column of arms, where it may mean without', () => {
    const reading = readLogFile('status,arm\nok,genops\nok,none\n');
    expect(reading).toMatchObject({ unreadableRows: 1, problems: { byKind: { 'unknown-word': 1 } } });
  });

  it('words that begin like them are not', () => {
    const reading = readLogFile('status,service\nok,nano\nnone of it,x\n');
    expect(reading.words.filter(({ meaning }) => meaning === null)).toEqual([
      { word: 'none of it', count: 1, meaning: null },
    ]);
  });
});

it('a failure reason next to a success is reported, and no row of it lost', () => {
  const rows = many(100, (i) => row(`d${i}`, { 'outcome.failure_reason': i % 2 === 0 ? 'a warning' : '' }));
  const reading = readLogFile(csvOf(rows));
  expect(reading.log.rows).toBe(100);
  expect(reading.problems.byKind.contradiction).toBe(50);
});

describe('the unit of the cycle time', () => {
  it.each([
    ['Duration (s)', '1404'],
    ['Duration (ms)', '1404000'],
    ['cycle time [hours]', '0.39'],
    ['durationS', '1404'],
    ['duration_in_seconds', '1404'],
    ['durationms', '1404000'],
    ['duration_ms', 'PT23M24S'],
    ['Duration (mm:ss)', '23:24'],
    ['duration [h:mm:ss]', '0:23:24'],
    ['duration min', '23.4'],
  ])('under the name %s makes %s 23.4 minutes', (name, cell) => {
    const reading = readLogFile(`id,status,${name}\na,ok,${cell}\n`);
    expect(logRowAt(reading.log, 0).minutes).toBeCloseTo(23.4, 9);
    expect(reading.problems.first).toEqual([]);
  });

  it.each(['n/a', '-', 'pending'])('stays that of the name where a first cell is %s', (word) => {
    const text = `id,status,duration_ms\na,ok,${word}\nb,ok,1404000\n`;
    expect(inspectedLog(text).proposal.durationUnit).toBe('milliseconds');
    expect(logRowAt(readLogFile(text).log, 1).minutes).toBeCloseTo(23.4, 9);
  });

  it('is asked for where 23:24 may be either of two', () => {
    const reading = readLogFile('id,status,duration\na,ok,23:24\nb,ok,0:23:24\n');
    expect(logRowAt(reading.log, 0).minutes).toBeNull();
    expect(messages(reading)[0]).toContain('or say the column’s unit: hours for hours and minutes');
    const { proposal } = inspectedLog('id,status,duration\na,ok,23:24\n');
    for (const [durationUnit, minutes] of [
      ['hours', 1404],
      ['minutes', 23.4],
    ] as const) {
      const { log } = readLogFile('id,status,duration\na,ok,23:24\n', { ...proposal, durationUnit });
      expect(logRowAt(log, 0).minutes).toBeCloseTo(minutes, 9);
    }
  });

  it.each([
    ['duration_min', '1404000', 'more than 30 days in most rows, with the unit minutes'],
    ['duration_ms', '23.4', 'less than 1 second in most rows, with the unit milliseconds'],
  ])('is asked for where %s has %s in most rows', (name, cell, words) => {
    const lines = many(50, (i) => `d${i},${i % 4 === 0 ? 'EXPLODED' : 'ok'},${cell}`);
    const reading = readLogFile(csv(`id,status,${name}`, lines));
    expect(reading.problems.first[0]).toMatchObject({ kind: 'out-of-range', row: null, column: name });
    expect(messages(reading)[0]).toContain(words);
  });
});

describe('what comes late in a file', () => {
  it('a name of the schema that first stands in record 601 is heard', () => {
    const records = many(1200, (i) => ({
      id: `d${i}`,
      status: 'ok',
      ...(i < 600 ? {} : { arm: 'traditional' }),
    }));
    const reading = readLogFile(JSON.stringify(records));
    const { arms } = measureLog(reading);
    expect([arms.genops?.deployments, arms.traditional?.deployments]).toEqual([600, 600]);
    expect(reading.inspection?.own).toBe(2);
  });

  it('a cycle time that is null in the first 500 records is one', () => {
    const records = many(1000, (i) => ({ id: i, status: 'ok', duration_minutes: i < 500 ? null : 20 }));
    const reading = readLogFile(JSON.stringify(records));
    expect(valueOf(reading, 'medianCycleGenops')).toBe(20);
    expect(reading.without.duration).toBe(500);
  });

  it('a flat name of the schema is heard late, too', () => {
    const caught = (i: number) => ({ status: 'reverted', canary_caught: i % 2 === 0 });
    const records = many(1200, (i) => ({ id: i, ...(i < 1000 ? { status: 'ok' } : caught(i)) }));
    expect(valueOf(readLogFile(JSON.stringify(records)), 'canaryCatch')).toBe(0.5);
  });

  it('a status that is empty in the first 500 lines is one', () => {
    const lines = many(1000, (i) => `d${i},${i < 500 ? '' : 'ok'},20`);
    const reading = readLogFile(csv('id,status,duration', lines));
    expect(measureLog(reading).quantities.successGenops).toMatchObject({
      deployments: 500,
      uncounted: 500,
    });
    expect(messages(reading)[0]).toContain('none in 500 rows');
  });

  it('columns that are empty to the end are none, and a file of them no log', () => {
    const reading = readLogFile('id,status,duration\na,,\nb,,\n');
    expect(messages(reading)).toEqual([expect.stringContaining('got nothing in status, duration')]);
    const json = readLogFile('[{"id": 1, "colour": "red"}]');
    expect(messages(json)).toEqual([expect.stringMatching(/cycle time of each deployment, got id, colour;/)]);
  });
});

describe('the place of a rollback', () => {
  it.each([
    ['100%', 'at-full-traffic'],
    ['100.0%', 'at-full-traffic'],
    ['100.0', 'at-full-traffic'],
    ['canary_100%', 'at-full-traffic'],
    ['production', 'at-full-traffic'],
    ['full rollout', 'at-full-traffic'],
    ['pre-production', 'before-full-traffic'],
    ['preproduction', 'before-full-traffic'],
    ['canary_5%', 'before-full-traffic'],
    ['50.0', 'before-full-traffic'],
    ['0.25', 'before-full-traffic'],
    ['canary', 'before-full-traffic'],
    ['1000', 'at-full-traffic'],
  ] as const)('%s is %s', (stage, place) => {
    const reading = readLogFile(csvOf([row('a', rolledBack(stage))]));
    expect(reading.problems.first).toEqual([]);
    expect(logRowAt(reading.log, 0).place).toBe(place);
  });

  it.each(['1', '1.0', '2026-01-05'])('%s may be anything: reported, and counted both ways', (stage) => {
    const reading = readLogFile(csvOf([row('a', rolledBack(stage))]));
    expect(logRowAt(reading.log, 0).place).toBe('unknown');
    expect(reading.problems.first[0]).toMatchObject({
      column: 'outcome.rollback_stage',
      isSkipped: false,
    });
  });

  it('is reported where a failed deployment is said to be caught', () => {
    const reading = readLogFile(
      csvOf([row('a', { 'outcome.status': 'FAILED', 'outcome.canary_caught': true })]),
    );
    expect(messages(reading)[0]).toContain('it counts as failed, and not as caught');
    expect(reading.log.rows).toBe(1);
  });
});

describe('ids', () => {
  it('of 64 bits in JSON stay apart', () => {
    const records = many(200, (i) => `{"id": ${10n ** 18n + BigInt(i)}, "status": "ok"}`);
    const reading = readLogFile(`[${records.join(',')}]`);
    expect(reading.problems.first).toEqual([]);
    expect(reading.log.rows).toBe(200);
    const twice = readLogFile(`[${records[0]}, ${records[0]}]`);
    expect(messages(twice)[0]).toContain('got "1000000000000000000"');
  });

  it('of a row that is left out are free for the next', () => {
    const lines = many(100, (i) => [`d${i},IN_PROGRESS,`, `d${i},SUCCESS,20`]).flat();
    const reading = readLogFile(csv('id,status,duration', lines));
    expect(reading.log.rows).toBe(100);
    expect(reading.problems.byKind.duplicate).toBe(0);
  });

  it('are of one arm: the same in both is two deployments', () => {
    const rows = many(50, (i): Row[] => [row(`${i}`), row(`${i}`, { arm: 'traditional' })]).flat();
    expect(readLogFile(csvOf(rows)).log.rows).toBe(100);
    expect(readLogFile(csvOf([...rows, row('7')])).problems.byKind.duplicate).toBe(1);
  });
});

describe('records of JSON', () => {
  it('are found beside an empty list, and line by line with lists in them', () => {
    const records = many(3, (i) => ({ id: i, status: 'ok', items: [i], data: [{ k: i }] }));
    for (const text of [
      JSON.stringify({ items: [], deployments: records }),
      records.map((record) => JSON.stringify(record)).join('\n'),
    ]) {
      expect(readLogFile(text).log.rows).toBe(3);
    }
  });

  it('without any outcome are recognized by the names that they have', () => {
    expect(messages(readLogFile('[{"name": "x"}]'))[0]).toMatch(/got name; say which/);
  });
});

it('a header that stands twice is reported, with the column that is read', () => {
  const reading = readLogFile('id,status,status,note,note\na,ok,failed,,\n');
  expect(messages(reading)).toEqual([
    'status: expected a column name that stands once, got it 2 times; column 2 is read',
  ]);
  expect(logRowAt(reading.log, 0).status).toBe('SUCCESS');
});
