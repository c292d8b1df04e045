/** Shapes of files that are read without a question; ten deployments each, one of them failed. */
import { describe, expect, it } from 'vitest';
import { type LogReading, readLogFile } from '../../../engine/deployment-log/index.ts';
import { measureLog, questionsOf } from '../../../engine/own-data/index.ts';

const ten = <T>(make: (i: number, isGood: boolean) => T): T[] =>
  Array.from({ length: 10 }, (_, i) => make(i, i > 0));
const figures = (reading: LogReading): (number | null)[] =>
  (['successGenops', 'rollbackGenops', 'failureGenops', 'medianCycleGenops'] as const).map((name) => {
    const quantity = measureLog(reading).quantities[name];
    return quantity?.kind === 'known' ? quantity.estimate.value : null;
  });
const open = (reading: LogReading): string[] =>
  questionsOf(reading).flatMap(({ kind, taken }) => (taken === null ? [kind] : []));

describe('a column of yes and no says what became of a deployment', () => {
  it.each([
    ['id,success,minutes', (isGood: boolean) => `${isGood}`],
    ['id,is_success,duration_min', (isGood: boolean) => (isGood ? '1' : '0')],
    ['id,succeeded,minutes', (isGood: boolean) => (isGood ? 'yes' : 'no')],
    ['id,passed,minutes', (isGood: boolean) => (isGood ? 'TRUE' : 'FALSE')],
    ['id,ok,minutes', (isGood: boolean) => (isGood ? 't' : 'f')],
    ['id,failed,minutes', (isGood: boolean) => `${!isGood}`],
    ['status,success,minutes', (isGood: boolean) => `${isGood}`],
  ])('%s', (header, cell) => {
    const first = header.startsWith('status') ? () => 'completed' : String;
    const reading = readLogFile([header, ...ten((i, isGood) => `${first(i)},${cell(isGood)},20`)].join('\n'));
    expect(figures(reading)).toEqual([0.9, 0, 0.1, 20]);
    expect([open(reading), reading.unreadableRows]).toEqual([[], 0]);
  });

  it('alone, under its name', () => {
    expect(figures(readLogFile(`success\n${ten((_, isGood) => isGood).join('\n')}`))[0]).toBe(0.9);
    expect(figures(readLogFile(`id,success\n${ten((i, isGood) => `${i},${isGood}`).join('\n')}`))[0]).toBe(
      0.9,
    );
  });

  it('in JSON, and not where it only wraps the records', () => {
    const text = JSON.stringify({ success: true, runs_of_may: ten((id, ok) => ({ id, ok, minutes: 20 })) });
    expect(figures(readLogFile(text))).toEqual([0.9, 0, 0.1, 20]);
  });

  it('but no count of tests does', () => {
    const reading = readLogFile(
      `id,status,failed\n${ten((i, ok) => `${i},${ok ? 'ok' : 'error'},${i}`).join('\n')}`,
    );
    expect(figures(reading)[0]).toBe(0.9);
  });
});

describe('the rollback that CodeDeploy deploys by itself', () => {
  const reading = (rollbackTriggeringDeploymentId: string) => {
    const deployments = ten((i, isGood) => ({
      deploymentId: `d-${i}`,
      status: isGood ? 'Succeeded' : 'Failed',
      createTime: `2026-03-${10 + i}T10:00:00Z`,
    }));
    const back = {
      deploymentId: 'd-back',
      status: 'Succeeded',
      createTime: '2026-03-11T11:00:00Z',
      creator: 'codeDeployRollback',
      rollbackInfo: { rollbackTriggeringDeploymentId },
    };
    return readLogFile(JSON.stringify({ deploymentsInfo: [...deployments, back] }));
  };

  it('makes the deployment that it undoes one that was rolled back, and does not count itself', () => {
    const read = reading('d-0');
    expect(figures(read)).toEqual([0.9, 0.1, 0, null]);
    expect(read).toMatchObject({ rows: 11, setAside: 1, unreadableRows: 0 });
  });

  it('does not count either where the other is not in the file', () => {
    const read = reading('d-77');
    expect(figures(read)).toEqual([0.9, 0, 0.1, null]);
    expect(read).toMatchObject({ rows: 11, setAside: 1, unreadableRows: 0 });
  });
});

it('a JSON text sequence is read like JSON Lines', () => {
  const records = ten((id, isGood) => ({ id, status: isGood ? 'ok' : 'failed', minutes: 20 }));
  for (const indent of [0, 2]) {
    const text = records.map((record) => `\u001E${JSON.stringify(record, null, indent)}\n`).join('');
    expect(figures(readLogFile(text))).toEqual([0.9, 0, 0.1, 20]);
    expect(figures(readLogFile(new TextEncoder().encode(text)))).toEqual([0.9, 0, 0.1, 20]);
  }
});

it('UTF-32 is refused by its name, with a mark or without', () => {
  const units = [...new TextEncoder().encode('id,status\n1,ok\n')];
  for (const [mark, bytes] of [
    [[], (c: number) => [c, 0, 0, 0]],
    [[255, 254, 0, 0], (c: number) => [c, 0, 0, 0]],
    [[], (c: number) => [0, 0, 0, c]],
    [[0, 0, 254, 255], (c: number) => [0, 0, 0, c]],
  ] as const) {
    const { problems } = readLogFile(new Uint8Array([...mark, ...units.flatMap(bytes)]));
    expect(problems.first[0]?.message).toContain('got text in UTF-32; save it as CSV, in UTF-8');
  }
});

describe('a row of units below the header', () => {
  it.each([
    ['id,status,duration', ',,min', 1],
    ['id,status,duration', 'text,-,[s]', 1 / 60],
    ['id;status;cycle time', ';;(hours)', 60],
  ])('%s with %s is no deployment, and its unit is used and named', (header, row, minutes) => {
    const sign = header.includes(';') ? ';' : ',';
    const rows = ten((i, isGood) => [i, isGood ? 'ok' : 'failed', 20].join(sign));
    const reading = readLogFile([header, row, ...rows].join('\n'));
    expect(figures(reading)).toEqual([0.9, 0, 0.1, 20 * minutes]);
    expect([open(reading), reading.problems.count, reading.rows]).toEqual([[], 0, 10]);
    expect(reading.inspection?.names[2]).toMatch(/ \((?:min|s|hours)\)$/);
  });
});
