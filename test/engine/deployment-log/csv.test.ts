import { describe, expect, it } from 'vitest';
import { csvRecords, type Delimiter, type QuoteFault } from '../../../engine/deployment-log/csv.ts';
import { csvLayoutOf } from '../../../engine/deployment-log/csv-layout.ts';
import { textChunks } from '../../../engine/deployment-log/source-text.ts';

interface Read {
  readonly line: number;
  readonly cells: readonly string[];
  readonly fault: QuoteFault | null;
}

function records(text: string, delimiter: Delimiter = ',', chunk = 1 << 18): Read[] {
  const found: Read[] = [];
  for (const record of csvRecords(textChunks(text, chunk), delimiter)) {
    if (typeof record !== 'number') found.push(record);
  }
  return found;
}
const cells = (text: string, delimiter?: Delimiter): readonly (readonly string[])[] =>
  records(text, delimiter).map((record) => record.cells);

describe('a CSV file', () => {
  it('ends its lines with LF, CRLF or CR, the last one or not', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const wanted = [
        ['a', 'b'],
        ['1', '2'],
      ];
      expect(cells(['a,b', '1,2'].join(end))).toEqual(wanted);
      expect(cells(['a,b', '1,2', ''].join(end))).toEqual(wanted);
    }
  });

  it('has quoted cells with delimiters, doubled quotes and line ends in them', () => {
    expect(cells('"a,b","say ""no""","two\r\nlines",d\n')).toEqual([
      ['a,b', 'say "no"', 'two\r\nlines', 'd'],
    ]);
  });

  it('has line ends of the other kind within quotes, and space after them', () => {
    expect(cells('a,b\r"two\r\nlines",c\rd,"1\n2" \r')).toEqual([
      ['a', 'b'],
      ['two\r\nlines', 'c'],
      ['d', '1\n2'],
    ]);
    expect(cells('a,b\r\n"1\n2" ,c\r\n"3\r4",d\r\n')).toEqual([
      ['a', 'b'],
      ['1\n2', 'c'],
      ['3\r4', 'd'],
    ]);
  });

  it('keeps the names of a header with broken quotes', () => {
    expect(cells('id;"status;duration\n1;2;3\n', ';')[0]).toEqual(['id', '"status', 'duration']);
  });

  it('may have 20,000 quotes that never close: each costs its line', () => {
    const found = records(`a,b\n${'"x,"y\n'.repeat(20_000)}1,2`);
    expect(found).toHaveLength(20_002);
    expect(found.at(-1)).toEqual({ line: 20_002, cells: ['1', '2'], fault: null });
  });

  it('keeps empty cells, quoted or not, at the end too', () => {
    expect(cells('a,,\n,"",c\n,')).toEqual([
      ['a', '', ''],
      ['', '', 'c'],
      ['', ''],
    ]);
  });

  it('counts lines as an editor does: blank ones and those within quotes', () => {
    const lines = records('a,b\n\n"1\n1",2\n3,4\n').map(({ line }) => line);
    expect(lines).toEqual([1, 3, 5]);
  });

  it.each([
    ['1,"2"x,3', 'text-after-quote', 1],
    ['1,2,"3', 'never-closed', 2],
  ] as const)('with broken quotes in a line, %s, loses that line and no other', (bad, kind, column) => {
    const found = records(`a,b,c\n${bad}\n4,5,6\n`);
    expect(found.map(({ line, fault }) => [line, fault])).toEqual([
      [1, null],
      [2, { kind, column }],
      [3, null],
    ]);
    expect(found[2]?.cells).toEqual(['4', '5', '6']);
  });

  it('is the same however its chunks fall', () => {
    const text = 'a,"b ""q"" b",c\r\n"1\n1",,3\r\n4,"5"x,6\n\n"never\r\n7,8,9';
    const whole = records(text);
    expect(whole.length).toBe(5);
    for (let chunk = 1; chunk < 12; chunk++) expect(records(text, ',', chunk)).toEqual(whole);
  });
});

describe('the delimiter', () => {
  it.each([
    ['a,b,c\n1;2', ','],
    ['a;b;c\n1,2,3,4,5', ';'],
    ['a\tb,c\td\n', '\t'],
    ['"x,y,z";b;c\n', ';'],
    ['sep=;\r\na,b;c\n', ';'],
    ['"sep=;"\r\na,b;c\n', ';'],
    ['SEP=|\na,b|c\n', '|'],
    ['Report, of all\nid|status\n1|ok\n', '|'],
    ['alone\n', ','],
  ] as const)('of %j is %j', (text, delimiter) => {
    expect(csvLayoutOf(text).layout.delimiter).toBe(delimiter);
  });
});
