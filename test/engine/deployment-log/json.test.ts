import { describe, expect, it } from 'vitest';
import { cellsOf, type JsonRecord, keyTree } from '../../../engine/deployment-log/json-cells.ts';
import {
  exactNumbers,
  flattened,
  type JsonPiece,
  jsonElements,
  jsonFormatOf,
  jsonLines,
  recordOf,
} from '../../../engine/deployment-log/json.ts';
import { RecordShapes } from '../../../engine/deployment-log/json-shapes.ts';
import { textOf, utf8Of } from '../../../engine/deployment-log/source-text.ts';

const textsOf = (pieces: Iterable<JsonPiece>): string[] =>
  [...pieces].flatMap((piece) => (piece instanceof Uint8Array ? [textOf(piece).trim()] : []));
const elements = (text: string): string[] => textsOf(jsonElements(utf8Of(text)));

describe('records of a JSON file', () => {
  const records = ['{"id":"a","x":{"y":[1,"]"]}}', '{"id":"b}\\"{"}', '{}'];

  it('are the elements of an array, or of the array that an object holds beside other things', () => {
    const list = `[${records.join(', ')}]`;
    expect(elements(list)).toEqual(records);
    const held = `{"meta": {"data": 1, "tags": ["t"]}, "deployments": ${list}, "more": [{"id": "no"}]}`;
    expect(elements(held)).toEqual(records);
  });

  it('are the same whatever stands around them', () => {
    const text = `\n{"made": "by \\"us\\"", "deployments": [\n${records.join(' \t,\n')}\n]}\n`;
    expect(elements(text)).toEqual(records);
  });

  it('stand a line each in JSON Lines', () => {
    const text = `${records.join('\n')}\n\n`;
    expect(jsonFormatOf(text)).toBe('json-lines');
    for (const end of ['\n', '\r\n', '\n\n \n']) {
      expect(textsOf(jsonLines(utf8Of(records.join(end))))).toEqual(records);
    }
  });

  it('are not in a list that holds no object, whatever it is called', () => {
    const list = `[${records.join(', ')}]`;
    for (const other of ['"items": []', '"data": [1, "x", [2]]', '"rows": [], "results": [null]']) {
      const text = `{${other}, "deployments": ${list}, "records": [{"id": "no"}]}`;
      expect(elements(text)).toEqual(records);
    }
    expect(elements('{"deployments": [null, {"id": 1}, 2]}')).toEqual(['null', '{"id": 1}', '2']);
    const single = '{"id": 1, "items": ["a", "b"]}';
    expect(elements(single)).toEqual([single]);
  });

  it('include what is no object, so that it can be reported', () => {
    expect(elements('[1, {"id": 2}, "x", null]')).toEqual(['1', '{"id": 2}', '"x"', 'null']);
    expect(['1', '"x"', 'null', '[1]', '{"id": ', ''].map(recordOf)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('end with what a file was cut off in', () => {
    expect(elements('[{"id": 1}, {"id": 2')).toEqual(['{"id": 1}', '{"id": 2']);
  });

  it('an object without a list of records is one record', () => {
    expect(elements('{\n "id": 1,\n "tags": ["a"]\n}')).toEqual(['{\n "id": 1,\n "tags": ["a"]\n}']);
  });

  it.each([
    ['[', 'json'],
    [' {"deployments": []}', 'json'],
    ['{\n"id": 1}', 'json'],
    ['{"id": 1}\n{"id": 2}', 'json-lines'],
    ['{"id": 1, "items": ["a"]}\n{"id": 2, "items": []}\n', 'json-lines'],
    ['{"id": 1, "data": [{"k": 1}]}\r\n\r\n{"id": 2}', 'json-lines'],
    ['id,status', null],
  ] as const)('%j is of the format %s', (head, format) => {
    expect(jsonFormatOf(head)).toBe(format);
  });
});

describe('names of nested values', () => {
  it('are joined with dots; null is empty, lists are left out', () => {
    const cells = flattened({
      id: 7,
      outcome: { status: 'SUCCESS', rollback_triggered: false, x: null },
      y: [1],
    });
    expect([...cells]).toEqual([
      ['id', '7'],
      ['outcome.status', 'SUCCESS'],
      ['outcome.rollback_triggered', 'false'],
      ['outcome.x', ''],
    ]);
  });

  it('of the language are no more than names', () => {
    const record = recordOf('{"__proto__": {"polluted": "yes"}, "constructor": "c", "toString": "t"}');
    const cells = flattened(record ?? {});
    expect([...cells.keys()]).toEqual(['__proto__.polluted', 'constructor', 'toString']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('cells of a record', () => {
  const names = ['id', 'outcome.status', '__proto__.x', 'a.b.c', 'list', 'constructor'];
  const cellsIn = (record: JsonRecord) => cellsOf(record, keyTree(names), names.length);

  it('are found by nested names and by keys that are written with dots', () => {
    const wanted = ['7', 'ok', '', 'true', '', ''];
    for (const record of [
      { id: 7, outcome: { status: 'ok' }, a: { b: { c: true } } },
      { id: '7', 'outcome.status': 'ok', 'a.b': { c: true }, list: [1], other: {} },
      { id: 7, 'outcome.status': 'ok', a: { 'b.c': true }, list: null },
    ]) {
      expect(cellsIn(record)).toEqual({ cells: wanted, exact: true });
    }
  });

  it('are only a record’s own, whatever its names', () => {
    const { cells } = cellsIn(recordOf('{"__proto__": {"x": 1}, "constructor": "c"}')!);
    expect(cells).toEqual(['', '', '1', '', '', 'c']);
    expect(cellsIn({}).cells).toEqual(['', '', '', '', '', '']);
  });

  it('are said to be inexact where a number is more than a double holds', () => {
    expect(cellsIn({ id: 9_007_199_254_740_991 }).exact).toBe(true);
    expect(cellsIn(recordOf('{"a": {"b": {"c": 9007199254740993}}}')!).exact).toBe(false);
  });
});

describe('records whose shape came before', () => {
  const names = ['id', 'outcome.status', 'minutes'];
  const text = '{"id": "a", "outcome": {"status": null, "tags": []}, "minutes": 1.5}';
  const read = (record: string) => {
    const shapes = new RecordShapes(keyTree(names), names.length);
    shapes.learn(utf8Of(text));
    return shapes.read(utf8Of(record), 0);
  };

  it.each([
    [text, ['a', '', '1.5']],
    ['{"id": 7, "outcome": {"status": "FAILED", "tags": []}, "minutes": 20}', ['7', 'FAILED', '20']],
    ['{"id": "\\u00e9", "outcome": {"status": "é", "tags": []}, "minutes": 2.50}', ['é', 'é', '2.5']],
    ['{"id": true, "outcome": {"status": "", "tags": []}, "minutes": -1e3}', ['true', '', '-1000']],
  ])('%s is read at once', (record, cells) => {
    expect(read(record)).toEqual(cells);
  });

  it.each([
    ['{"id":"a", "outcome": {"status": null, "tags": []}, "minutes": 1.5}', 'other space'],
    ['{"id": "a", "outcome": {"status": null, "tags": [1]}, "minutes": 1.5}', 'a list that holds something'],
    [
      '{"id": 12345678901234567, "outcome": {"status": null, "tags": []}, "minutes": 1}',
      'more than a double holds',
    ],
    ['{"id": "a", "outcome": {"status": nul, "tags": []}, "minutes": 1.5}', 'no JSON'],
    ['{"id": "a", "outcome": {"status": null, "tags": []}, "minutes": 01}', 'no number'],
    ['{"id": "a', 'its end missing'],
  ])('%s is left to JSON.parse: %s', (record) => {
    expect(read(record)).toBeNull();
  });

  it('are not learnt where a name stands twice, or two names say one column', () => {
    for (const record of ['{"id": 1, "id": 2}', '{"outcome": {"status": 1}, "outcome.status": 2}']) {
      const shapes = new RecordShapes(keyTree(names), names.length);
      shapes.learn(utf8Of(record));
      expect(shapes.read(utf8Of(record), 0)).toBeNull();
    }
  });
});

describe('whole numbers that a double cannot hold', () => {
  it.each([
    ['{"id": 9007199254740993}', '{"id": "9007199254740993"}'],
    ['[-12345678901234567890,1]', '["-12345678901234567890",1]'],
    ['{"x": 0.12345678901234567, "y": 1e30}', '{"x": 0.12345678901234567, "y": 1e30}'],
    ['{"s": "a \\" 12345678901234567890"}', '{"s": "a \\" 12345678901234567890"}'],
    ['{"id": 9007199254740991}', '{"id": 9007199254740991}'],
  ])('%s is read as %s', (text, wanted) => {
    expect(exactNumbers(text)).toBe(wanted);
  });
});
