/** How the command line reads a log: its options, what it says of it, and the way forward where nothing can be judged. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { LogReading } from '../../engine/deployment-log/index.ts';
import { type LogQuantityName, mappingJson, measureLog } from '../../engine/own-data/index.ts';
import { type DataOptions, readData } from '../../scripts/data-log.ts';
import { dataJson, dataText } from '../../scripts/data-text.ts';
import { reproduce } from '../../scripts/reproduce.ts';
import { called } from './called.ts';

const folder = mkdtempSync(join(tmpdir(), 'data-log-'));
afterAll(() => rmSync(folder, { recursive: true }));
const fixture = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/deployment-logs/${name}`, import.meta.url));
const written = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};
const read = (name: string, options: DataOptions = {}): LogReading =>
  readData({ ...options, data: fixture(name) });
const valueOf = (reading: LogReading, name: LogQuantityName): number | null => {
  const quantity = measureLog(reading).quantities[name];
  return quantity?.kind === 'known' ? quantity.estimate.value : null;
};

describe('an option', () => {
  it('--map takes a column for a field', () => {
    const reading = read('16-servicenow-close-code.csv', { map: ['status=State'], word: ['closed=success'] });
    expect(reading.words.map(({ word }) => word)).toEqual(['Closed', 'Canceled']);
    const again = read('16-servicenow-close-code.csv', { map: ['status=State', 'status=close CODE'] });
    expect(valueOf(again, 'successGenops')).toBeCloseTo(10 / 11, 12);
  });

  it('--unit and --decimal settle the cycle times', () => {
    const name = '16-servicenow-close-code.csv';
    expect(valueOf(read(name), 'medianCycleGenops')).toBeNull();
    expect(valueOf(read(name, { unit: 'min' }), 'medianCycleGenops')).toBeCloseTo(23.4, 12);
    expect(valueOf(read('09-thousands-point.csv', { decimal: 'comma' }), 'medianCycleGenops')).toBeCloseTo(
      1415.5 / 60,
      9,
    );
  });

  it('--word says what a status means, one that is known too', () => {
    const reading = read('01-spinnaker-terminal.json', { word: ['TERMINAL=rolled-back', 'CANCELED=failed'] });
    expect(valueOf(reading, 'rollbackGenops')).toBe(0.06);
    expect(valueOf(reading, 'failureGenops')).toBe(0.02);
  });

  it('--stage says whether a stage comes before full traffic', () => {
    expect(valueOf(read('10-stage-prod.csv', { stage: ['prod=before'] }), 'canaryCatch')).toBeGreaterThan(
      0.2,
    );
  });

  it('--environment and --duplicates choose the rows', () => {
    const name = '22-two-environments-one-id.csv';
    expect(valueOf(read(name, { environment: ['staging'] }), 'successGenops')).toBe(1);
    expect(read(name, { environment: ['all'] }).log.rows).toBe(80);
    expect(valueOf(read('13-event-log.csv', { duplicates: 'first' }), 'successGenops')).toBe(1);
  });

  it('--preset names the tool', () => {
    const file = written('flagger.csv', 'id,phase\na,Succeeded\nb,Failed\n');
    expect(valueOf(readData({ data: file }), 'failureGenops')).toBe(0.5);
    const reading = readData({ data: file, preset: 'flagger' });
    expect(valueOf(reading, 'rollbackGenops')).toBe(0.5);
    expect(valueOf(reading, 'canaryCatch')).toBe(1);
  });

  it('--mapping takes what was saved, and options go before it', () => {
    const name = '16-servicenow-close-code.csv';
    const options = { unit: 'h', word: ['Unsuccessful=rolled-back'] };
    const { mapping, inspection } = read(name, options);
    const saved = written('mapping.json', mappingJson(mapping!, inspection!));
    expect(read(name, { mapping: saved }).mapping).toEqual(mapping);
    expect(read(name, { mapping: saved, unit: 'min' }).mapping?.durationUnit).toBe('minutes');
    expect(() => read('13-event-log.csv', { mapping: saved })).toThrow(
      'mapping: expected columns that the file has, got "Number',
    );
    expect(() => read(name, { mapping: fixture(name) })).toThrow('mapping that this page or command saved');
  });

  it.each([
    [{ map: ['status'] }, 'map: expected two names with = between them'],
    [{ map: ['colour=x'] }, 'map: expected one of id, status, cycle-time'],
    [{ map: ['status=none such'] }, 'the columns of the file are deployment_id, status, timestamp'],
    [{ unit: 'fortnights' }, 'unit: expected one of ns, us, ms, s, min, h, d, text, got "fortnights"'],
    [{ word: ['ok=good'] }, 'word: expected one of success, rolled-back, failed'],
    [{ preset: 'none such' }, 'preset: expected one of genops, github-runs'],
    [{ duplicates: 'both' }, 'duplicates: expected one of first, last'],
  ] as const)('that cannot be used, %j, is refused in words', (options, message) => {
    expect(() => read('13-event-log.csv', options)).toThrow(message);
  });
});

describe('what is said of a log', () => {
  it('is its format, rows, columns, unit, words and environment, in text and in JSON', () => {
    const reading = read('22-two-environments-one-id.csv');
    expect(dataText('log.csv', reading).split('\n')).toEqual([
      'Your log: log.csv',
      '  format       CSV, separated by commas',
      '  rows         80 read, 40 kept, 40 of other environments',
      '  columns      id, status → outcome.status, duration_minutes → outcome.duration_minutes, environment',
      '  cycle times  minutes',
      '  words        success 30 = success, failed 10 = failed',
      '  environment  production 40, staging 40 (not counted)',
    ]);
    expect(dataJson(reading)).toMatchObject({
      preset: null,
      format: 'CSV, separated by commas',
      rows: 80,
      kept: 40,
      leftOut: 0,
      columns: { id: 'id', 'outcome.status': 'status' },
      unit: 'minutes',
      words: [
        { word: 'success', count: 30, meaning: 'SUCCESS' },
        { word: 'failed', count: 10, meaning: 'FAILED' },
      ],
      environment: 'production',
    });
  });

  it('has every open question with the option that answers it, which it does', () => {
    const file = written(
      'open.csv',
      'id,status,duration\na,ok,20\nb,ok,21\nc,purple,1\nd,ok,23\ne,ok,24\nf,ok,9\n',
    );
    const questions = (options: DataOptions): string[] =>
      dataText('log.csv', readData({ ...options, data: file }))
        .split('\n')
        .filter((line) => line.startsWith('  question'));
    expect(questions({})).toEqual([
      '  question     In which unit is duration? --unit ns|us|ms|s|min|h|d|text',
      '  question     What does “purple” mean? --word "purple"=success|rolled-back|failed|superseded|unfinished|leave-out',
    ]);
    expect(questions({ unit: 'min', word: ['purple=failed'] })).toEqual([]);
  });

  it('follows the ledger, and is in its JSON', async () => {
    const json = join(folder, 'ledger.json');
    const { stdout } = await called(
      reproduce,
      '--deployments',
      '40',
      '--data',
      fixture('01-spinnaker-terminal.json'),
      '--json',
      json,
    );
    expect(stdout).toContain('  format       JSON, Spinnaker executions');
    const { data } = JSON.parse(readFileSync(json, 'utf8')) as { data: Record<string, unknown> };
    expect(data).toMatchObject({ preset: 'spinnaker', rows: 100, kept: 98, setAside: 2 });
  });
});

describe('where nothing can be judged, the command ends with 2 and the way forward', () => {
  it.each([
    ['id,what\n1,purple\n', '--map status="COLUMN"'],
    ['id,status\n1,purple\n2,purple\n3,ok\n', '--word "purple"=success|rolled-back|failed'],
    ['{"a": [{"status": "ok"}], "b": [{"status": "ok"}]}', "such as jq '.a[]'"],
    ['', 'got an empty one'],
    ['id,duration\n1,20\n2,21\n', '--unit ns|us|ms|s|min|h|d|text'],
  ])('%j', async (text, way) => {
    const data = written('bad.txt', text);
    const { status, stdout, stderr } = await called(reproduce, '--deployments', '10', '--data', data);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(way);
  });

  it('an environment that the file does not have, with those that it has', () => {
    const name = '22-two-environments-one-id.csv';
    expect(() => read(name, { environment: ['nope'] })).toThrow('--environment "production"|"staging"|"all"');
    const { environments } = read(name, { environment: ['Staging'] });
    expect(environments.map(({ isChosen }) => isChosen)).toEqual([false, true]);
  });

  it('nor is an option for a log taken without one', async () => {
    const { status, stderr } = await called(reproduce, '--deployments', '10', '--unit', 's');
    expect(status).toBe(2);
    expect(stderr).toContain('unit: expected a log to read with it, got none; add --data FILE');
  });
});
