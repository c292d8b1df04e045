import { describe, expect, it } from 'vitest';
import { plainCell } from '../../../engine/deployment-log/cells.ts';
import { csvCell, logFields, readLogFile } from '../../../engine/deployment-log/index.ts';
import { recordsCsv, templateCsv } from '../../../engine/own-data/index.ts';

it('the template is the header of the schema and nothing else', () => {
  expect(templateCsv()).toBe(`${logFields.map(({ key }) => key).join(',')}\r\n`);
  expect(templateCsv()).toContain('id,service_id,tier,timestamp,version,context.change_size_lines');
});

describe('a cell that a spreadsheet would run as a formula', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', "'=x", '\t=1'])(
    '%j is text on the way out, and itself on the way in',
    (text) => {
      const cell = csvCell(text);
      expect(cell.replace(/^"/, '')).toMatch(/^'/);
      expect(plainCell(cell.replace(/^"(.*)"$/s, '$1')).trim()).toBe(text.trim());
    },
  );

  it('is never a number: those stay as they are', () => {
    expect([csvCell(-5), csvCell(1e21), csvCell(true)]).toEqual(['-5', '1e+21', 'true']);
  });
});

it('delimiters, quotes and line ends are quoted, and read again', () => {
  const records = [
    { id: 'a,"b"\n=c', 'outcome.status': 'SUCCESS' },
    { id: '=d', 'outcome.status': 'FAILED' }, // the template, in which only a status was filled in
  ];
  const csv = recordsCsv(records);
  expect(csv).toContain('"a,""b""\n=c"');
  expect(readLogFile(csv).problems.first).toEqual([]);
  const twice = readLogFile(recordsCsv([...records, { id: '=d', 'outcome.status': 'SUCCESS' }]));
  expect(twice.problems.first[0]?.message).toMatch(/got "=d"/);
});
