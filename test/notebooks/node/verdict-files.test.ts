import { describe, expect, it } from 'vitest';
import { readLogFile } from '../../../engine/deployment-log/index.ts';
import { judgeLog, measureLog } from '../../../engine/own-data/index.ts';
import { verdictsCsv, verdictsJson } from '../../../notebooks/your-data/verdict-files.ts';

describe('verdicts as files', () => {
  const verdicts = judgeLog(measureLog(readLogFile('id,status\na,ok\nb,failed\n')));

  it('are one a claim, numbers as numbers', () => {
    const { log, verdicts: written } = JSON.parse(verdictsJson(verdicts, '=log.csv')) as {
      log: string;
      verdicts: { claim: string; value: number | null; n: number | null }[];
    };
    expect(log).toBe('=log.csv');
    expect(written.map(({ claim }) => claim)).toEqual(verdicts.map(({ claim }) => claim.id));
    expect(written.find(({ claim }) => claim === 'success-genops')).toMatchObject({ value: 0.5, n: 2 });
    expect(written.find(({ claim }) => claim === 'cycle-time-genops')).toMatchObject({ value: null });
  });

  it('neutralize text that a spreadsheet would run, and leave numbers', () => {
    const [first] = verdicts;
    const csv = verdictsCsv([{ ...first!, why: '=1+1', estimate: null }]);
    expect(csv).toMatch(/,'=1\+1\r\n$/);
    expect(verdictsCsv(verdicts)).toMatch(/^success-genops,.*,0\.5,/m);
  });
});
