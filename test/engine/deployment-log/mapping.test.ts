import { describe, expect, it } from 'vitest';
import { type Inspection, logFields, logRowAt, readLogFile } from '../../../engine/deployment-log/index.ts';
import { inspectedLog } from './log-text.ts';

/** Field by column, as proposed. */
function proposed({ names, proposal }: Inspection): Record<string, string> {
  return Object.fromEntries(
    logFields.flatMap(({ key }, f) => {
      const column = proposal.columns[f] ?? null;
      return column === null ? [] : [[names[column] ?? '', key] as const];
    }),
  );
}
const inspected = (text: string): Inspection => inspectedLog(text);

describe('a mapping is proposed by names', () => {
  it('in any case and with any signs between words', () => {
    const text = 'Deployment ID,Outcome Status,Duration (minutes),rollbackStage,Is Hotfix\nx,ok,1,,\n';
    expect(proposed(inspected(text))).toEqual({
      'Deployment ID': 'id',
      'Outcome Status': 'outcome.status',
      'Duration (minutes)': 'outcome.duration_minutes',
      rollbackStage: 'outcome.rollback_stage',
      'Is Hotfix': 'context.is_hotfix',
    });
  });

  it.each([
    ['cycle_time_min', 'minutes'],
    ['duration_seconds', 'seconds'],
    ['elapsed_ms', 'milliseconds'],
    ['duration_s', 'seconds'],
    ['deployTimeHours', 'hours'],
  ] as const)('%s is the cycle time in %s', (name, unit) => {
    const found = inspected(`result,${name}\nok,12\n`);
    expect(proposed(found)).toEqual({ result: 'outcome.status', [name]: 'outcome.duration_minutes' });
    expect(found.proposal.durationUnit).toBe(unit);
  });

  it('and durations that name their unit are read by that', () => {
    const text = 'state,duration\nsucceeded,PT23M24S\nreverted,1h\n';
    expect(inspected(text).proposal.durationUnit).toBe('text');
    const { log } = readLogFile(text);
    expect([...log.minutes]).toEqual([23.4, 60]);
  });

  it('one column is one field at most, the schema’s own names first', () => {
    const text = 'status,outcome.status,result\na,SUCCESS,b\n';
    expect(proposed(inspected(text))).toEqual({ 'outcome.status': 'outcome.status' });
  });

  it('names of the language are names', () => {
    const found = inspected('__proto__,constructor,status\n1,2,ok\n');
    expect(proposed(found)).toEqual({ status: 'outcome.status' });
    expect(readLogFile('__proto__,constructor,status\n1,2,constructor\n').log.rows).toBe(0);
  });

  it('and nothing is to be asked where the file speaks the schema', () => {
    expect(inspected('id,outcome.status\n1,SUCCESS\n').exact).toBe(true);
    expect(inspected('id,status\n1,SUCCESS\n').exact).toBe(false);
  });

  it('from cells that a reader can recognise: the first of each column', () => {
    expect(inspected('a,b\n1,\n2,x\n3,\n4,y\n').samples).toEqual([
      ['1', '2', '3'],
      ['x', 'y'],
    ]);
  });
});

describe('words for an outcome', () => {
  it.each([
    ['success succeeded Completed DEPLOYED', 'SUCCESS'],
    ['rolled_back rolled-back Reverted rollback', 'ROLLED_BACK'],
    ['failed Failure ERROR', 'FAILED'],
  ] as const)('%s are known as %s', (words, status) => {
    const { log, problems } = readLogFile(`status\n${words.split(' ').join('\n')}\n`);
    expect(problems.first).toEqual([]);
    expect(Array.from({ length: log.rows }, (_, i) => logRowAt(log, i).status)).toEqual(
      words.split(' ').map(() => status),
    );
  });

  it('of the reader’s own are taken as the reader says, or set aside', () => {
    const text = 'status\nok\ngreen\npurple\n';
    const { proposal } = inspected(text);
    const reading = readLogFile(text, {
      ...proposal,
      statusWords: { green: 'SUCCESS', purple: 'leave-out' },
    });
    expect(reading).toMatchObject({ rows: 3, unreadableRows: 0, setAside: 1 });
    expect(reading.log.rows).toBe(2);
    const unknown = readLogFile(text).words.filter(({ meaning }) => meaning === null);
    expect(unknown.map(({ word }) => word)).toEqual(['green', 'purple']);
  });

  it('a reader can map any column to any field', () => {
    const text = 'a,b\nok,90\n';
    const reading = readLogFile(text, {
      preset: null,
      columns: logFields.map(({ key }) =>
        key === 'outcome.status' ? 0 : key === 'outcome.duration_minutes' ? 1 : null,
      ),
      durationUnit: 'seconds',
      statusWords: {},
      decimal: 'point',
      dates: null,
      stageWords: {},
      environments: null,
      duplicates: null,
    });
    expect(logRowAt(reading.log, 0)).toMatchObject({ status: 'SUCCESS', minutes: 1.5 });
  });
});
