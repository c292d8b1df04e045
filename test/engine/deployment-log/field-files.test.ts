/**
 * Small files in the shapes that public tools write (test/fixtures/deployment-logs): field names and facts from their sources, rows made
 * up. Expected is what a sensible reader counts.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type LogReading, readLogFile } from '../../../engine/deployment-log/index.ts';
import {
  answered,
  type LogQuantityName,
  logVerdicts,
  measureLog,
  questionsOf,
} from '../../../engine/own-data/index.ts';

const bytesOf = (name: string): Uint8Array =>
  readFileSync(new URL(`../../fixtures/deployment-logs/${name}`, import.meta.url));
const read = (name: string): LogReading => readLogFile(bytesOf(name));
const valueOf = (reading: LogReading, name: LogQuantityName): number | null => {
  const quantity = measureLog(reading).quantities[name];
  return quantity?.kind === 'known' ? quantity.estimate.value : null;
};
const openQuestions = (reading: LogReading): string[] =>
  questionsOf(reading)
    .filter(({ taken }) => taken === null)
    .map(({ kind, about }) => `${kind}: ${about}`);

describe('each file gives what its source means', () => {
  it.each([
    // success, rolled back, failed: shares; median in minutes
    ['01-spinnaker-terminal.json', 92 / 98, 0, 6 / 98, 23.4],
    ['02-gh-paginate-two-arrays.json', 45 / 60, 0, 15 / 60, 22],
    ['03-gitlab-blocked.json', 50 / 53, 0, 3 / 53, 1404.25 / 60],
    ['04-failed-and-rolled-back.csv', 0.9, 0.1, 0, 23],
    ['05-success-later-rolled-back.csv', 0.9, 0.1, 0, 23],
    ['06-short-rows.csv', 0.9, 0.1, 0, 24.5],
    ['07-null-written-backslash-N.csv', 0.9, 0.1, 0, 23],
    ['08-seconds-without-unit.csv', 50 / 53, 0, 3 / 53, 1404.25 / 60],
    ['09-thousands-point.csv', 1, 0, 0, null],
    ['10-stage-prod.csv', 0.8, 0.2, 0, 23],
    ['11-github-actions-runs.json', 14 / 18, 0, 4 / 18, 22.5],
    ['12-start-and-end-only.csv', 1, 0, 0, 23 + 20.5 / 60],
    // from in_progress to success
    ['13-event-log.csv', 0.9, 0.1, 0, 20],
    ['14-json-nan.json', 0.9, 0, 0.1, 21.5],
    ['15-helm-superseded.json', 17 / 18, 0, 1 / 18, null],
    ['16-servicenow-close-code.csv', 10 / 11, 0, 1 / 11, null],
    ['17-preamble.csv', 0.9, 0, 0.1, 21.5],
    ['18-excel-unicode-text-decimal-comma.txt', 0.9, 0, 0.1, 21.95],
    ['19-space-after-delimiter.csv', 0.9, 0.1, 0, 23],
    ['21-lead-time-as-cycle-time.csv', 1, 0, 0, null],
    ['22-two-environments-one-id.csv', 0.75, 0, 0.25, 21],
  ] as const)('%s', (name, success, rolledBack, failed, median) => {
    const reading = read(name);
    const values = (['successGenops', 'rollbackGenops', 'failureGenops', 'medianCycleGenops'] as const).map(
      (quantity) => valueOf(reading, quantity)?.toFixed(6) ?? null,
    );
    const wanted = [success, rolledBack, failed, median].map((value) => value?.toFixed(6) ?? null);
    expect(values).toEqual(wanted);
    expect(reading.unreadableRows).toBe(0);
  });

  it.each([
    ['04-failed-and-rolled-back.csv', 0.75],
    ['06-short-rows.csv', 1],
    ['07-null-written-backslash-N.csv', 1],
    ['10-stage-prod.csv', 0.2],
  ] as const)('%s has the catch rate %d', (name, rate) => {
    expect(valueOf(read(name), 'canaryCatch')).toBe(rate);
  });
});

describe('records as tools nest them', () => {
  const [start, end] = ['2026-03-01T10:00:00Z', '2026-03-01T10:23:24Z'];
  const ended = (i: number): boolean => i % 5 !== 0;
  const lists: Readonly<Record<string, (i: number) => object>> = {
    'Argo CD': (i) => ({
      metadata: { name: `a${i}`, creationTimestamp: '2025-01-01T00:00:00Z' },
      status: {
        health: { status: 'Healthy' },
        sync: { status: 'Synced' },
        operationState: { phase: ended(i) ? 'Succeeded' : 'Failed', startedAt: start, finishedAt: end },
      },
    }),
    'Azure DevOps': (i) => ({
      id: i,
      status: 'completed',
      result: ended(i) ? 'succeeded' : 'failed',
      startTime: start,
      finishTime: end,
    }),
    CodeDeploy: (i) => ({
      deploymentId: `d${i}`,
      status: ended(i) ? 'Succeeded' : 'Failed',
      createTime: start,
      startTime: start,
      completeTime: end,
    }),
    Jenkins: (i) => ({
      number: i,
      result: ended(i) ? 'SUCCESS' : 'FAILURE',
      building: false,
      timestamp: 1_772_000_000_000 + i,
      duration: 1_404_000,
    }),
    Jira: (i) => ({
      key: `OPS-${i}`,
      fields: { status: { name: ended(i) ? 'Done' : 'Failed' }, created: start, resolutiondate: end },
    }),
    Octopus: (i) => ({
      Id: `T-${i}`,
      State: ended(i) ? 'Success' : 'Failed',
      Environment: { Name: 'Production' },
      StartTime: start,
      CompletedTime: end,
    }),
  };

  it.each(Object.keys(lists))('%s', (tool) => {
    const reading = readLogFile(
      JSON.stringify({ items: Array.from({ length: 20 }, (_, i) => lists[tool]!(i)) }),
    );
    expect(reading.rows).toBe(20);
    expect(valueOf(reading, 'successGenops')).toBe(0.8);
    expect(valueOf(reading, 'medianCycleGenops')).toBeCloseTo(23.4, 9);
  });
});

describe('what was decided is shown', () => {
  it('words that are known, with their counts and meanings, and an answer changes them', () => {
    const { words, setAside, inspection, mapping } = read('03-gitlab-blocked.json');
    expect(words).toEqual([
      { word: 'success', count: 50, meaning: 'SUCCESS' },
      { word: 'blocked', count: 6, meaning: 'UNFINISHED' },
      { word: 'failed', count: 3, meaning: 'FAILED' },
      { word: 'canceled', count: 1, meaning: 'leave-out' },
    ]);
    expect(setAside).toBe(7);
    const question = questionsOf(read('03-gitlab-blocked.json')).find(({ about }) => about === 'blocked')!;
    const next = answered(mapping!, inspection!, question, 'FAILED');
    const again = readLogFile(bytesOf('03-gitlab-blocked.json'), next);
    expect(valueOf(again, 'failureGenops')).toBeCloseTo(9 / 59, 12);
    expect(answered(mapping!, inspection!, question, 'no such answer')).toBe(mapping);
  });

  it('later rollbacks are counted and listed', () => {
    const { problems } = read('05-success-later-rolled-back.csv');
    expect(problems.byKind.contradiction).toBe(9);
    expect(problems.first[0]).toMatchObject({ row: 11, column: 'rolled_back', isSkipped: false });
  });

  it('thousands or decimals are asked about, and either answer is taken', () => {
    const reading = read('09-thousands-point.csv');
    expect(openQuestions(reading)).toEqual(['decimal: duration_sec']);
    expect(logVerdicts(measureLog(reading)).get('cycle-time-genops')?.why).toContain('wait for your answer');
    const [question] = questionsOf(reading);
    const median = (answer: string): number | null =>
      valueOf(
        readLogFile(
          bytesOf('09-thousands-point.csv'),
          answered(reading.mapping!, reading.inspection!, question!, answer),
        ),
        'medianCycleGenops',
      );
    expect(median('comma')).toBeCloseTo(1415.5 / 60, 9);
    expect(median('point')).toBeCloseTo(1.4155 / 60, 9);
  });

  it('a unit that nothing settles is asked about', () => {
    expect(openQuestions(read('16-servicenow-close-code.csv'))).toEqual(['unit: Duration']);
    expect(openQuestions(read('08-seconds-without-unit.csv'))).toEqual([]);
  });

  it('events of a deployment are folded to the last', () => {
    expect(read('13-event-log.csv')).toMatchObject({ rows: 105, folded: 5, setAside: 50 });
  });

  it('the environments, with the one that counts, and an answer changes it', () => {
    const reading = read('22-two-environments-one-id.csv');
    expect(reading.elsewhere).toBe(40);
    expect(reading.environments).toEqual([
      { name: 'production', rows: 40, isChosen: true },
      { name: 'staging', rows: 40, isChosen: false },
    ]);
    const question = questionsOf(reading).find(({ kind }) => kind === 'environment')!;
    const of = (answer: string): LogReading =>
      readLogFile(
        bytesOf('22-two-environments-one-id.csv'),
        answered(reading.mapping!, reading.inspection!, question, answer),
      );
    expect(valueOf(of('staging'), 'successGenops')).toBe(1);
    // one id in two environments is two deployments
    expect(of('').log.rows).toBe(80);
  });

  it('a lead time is no cycle time, unless the reader says that it is, and then verdicts say so', () => {
    const reading = read('21-lead-time-as-cycle-time.csv');
    const why = (each: LogReading): string | undefined =>
      logVerdicts(measureLog(each)).get('cycle-time-genops')?.why;
    expect(why(reading)).toContain('from commit to production');
    const question = questionsOf(reading).find(({ kind }) => kind === 'lead-time')!;
    const mapped = answered(reading.mapping!, reading.inspection!, question, 'cycle-time');
    const again = readLogFile(bytesOf('21-lead-time-as-cycle-time.csv'), {
      ...mapped,
      durationUnit: 'hours',
    });
    expect(valueOf(again, 'medianCycleGenops')).toBe(2040);
    expect(why(again)).toContain('Lead_time_hours is a lead time');
  });
});

describe('rows that could not be read', () => {
  const csv = (unknown: number): string =>
    ['id,status', ...Array.from({ length: 100 }, (_, i) => `d${i},${i < unknown ? 'purple' : 'ok'}`)].join(
      '\n',
    );
  const whys = (unknown: number): string[] =>
    [...logVerdicts(measureLog(readLogFile(csv(unknown)))).values()]
      .filter(({ kind }) => kind !== 'untestable')
      .map(({ why }) => why);

  it('are in every verdict above 5%, and leave nothing to judge above half', () => {
    const said = 'rows could not be read and are not counted';
    expect(whys(5).length).toBeGreaterThan(0);
    expect(whys(5).filter((why) => why.includes(said))).toEqual([]);
    expect(whys(6).filter((why) => !why.includes(`6 of 100 ${said}`))).toEqual([]);
    expect(whys(51)).toEqual([]);
    const { quantities } = measureLog(readLogFile(csv(51)));
    expect(quantities.successGenops).toEqual({
      kind: 'unknown',
      because: '51 of 100 rows could not be read, so nothing is judged',
    });
  });
});
