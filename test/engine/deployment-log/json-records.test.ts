import { describe, expect, it } from 'vitest';
import { cellsByName } from '../../../engine/deployment-log/json-cells.ts';
import {
  exactNumbers,
  flattened,
  jsonElements,
  jsonFormatOf,
  jsonLines,
  recordOf,
} from '../../../engine/deployment-log/json-records.ts';
import { textChunks } from '../../../engine/deployment-log/source-text.ts';

const elements = (text: string, chunk = 1 << 18): string[] =>
  [...jsonElements(textChunks(text, chunk))].filter((piece) => typeof piece === 'string');

describe('records of a JSON file', () => {
  const records = ['{"id":"a","x":{"y":[1,"]"]}}', '{"id":"b}\\"{"}', '{}'];

  it('are the elements of an array, or of the array that an object holds beside other things', () => {
    const list = `[${records.join(', ')}]`;
    expect(elements(list)).toEqual(records);
    const held = `{"meta": {"data": 1, "tags": ["t"]}, "deployments": ${list}, "more": [{"id": "no"}]}`;
    expect(elements(held)).toEqual(records);
  });

  it('are the same however the chunks fall', () => {
    const text = `\n{"made": "by \\"us\\"", "deployments": [\n${records.join(',\n')}\n]}\n`;
    for (let chunk = 1; chunk < 40; chunk++) expect(elements(text, chunk)).toEqual(records);
  });

  it('stand a line each in JSON Lines', () => {
    const text = `${records.join('\n')}\n\n`;
    expect(jsonFormatOf(text)).toBe('json-lines');
    for (const chunk of [1, 7, 1000]) {
      const lines = [...jsonLines(textChunks(text, chunk))].filter((piece) => typeof piece === 'string');
      expect(lines).toEqual(records);
    }
  });

  it('are not in a list that holds no object, whatever it is called', () => {
    const list = `[${records.join(', ')}]`;
    for (const other of ['"items": []', '"data": [1, "x", [2]]', '"rows": [], "results": [null]']) {
      const text = `{${other}, "deployments": ${list}, "records": [{"id": "no"}]}`;
      expect(elements(text)).toEqual(records);
      for (let chunk = 1; chunk < 20; chunk++) expect(elements(text, chunk)).toEqual(records);
    }
    expect(elements('{"deployments": [null, {"id": 1}, 2]}')).toEqual(['null', '{"id": 1}', '2']);
    const single = '{"id": 1, "items": ["a", "b"]}';
    for (const chunk of [1, 5, 1000]) expect(elements(single, chunk)).toEqual([single]);
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
  const cellsOf = cellsByName(['id', 'outcome.status', '__proto__.x', 'a.b.c', 'list', 'constructor']);

  it('are found by nested names and by keys that are written with dots', () => {
    const wanted = ['7', 'ok', '', 'true', '', ''];
    for (const record of [
      { id: 7, outcome: { status: 'ok' }, a: { b: { c: true } } },
      { id: '7', 'outcome.status': 'ok', 'a.b': { c: true }, list: [1], other: {} },
      { id: 7, 'outcome.status': 'ok', a: { 'b.c': true }, list: null },
    ]) {
      expect(cellsOf(record)).toEqual({ cells: wanted, exact: true });
    }
  });

  it('are only a record’s own, whatever its names', () => {
    const { cells } = cellsOf(recordOf('{"__proto__": {"x": 1}, "constructor": "c"}')!);
    expect(cells).toEqual(['', '', '1', '', '', 'c']);
    expect(cellsOf({}).cells).toEqual(['', '', '', '', '', '']);
  });

  it('are said to be inexact where a number is more than a double holds', () => {
    expect(cellsOf({ id: 9_007_199_254_740_991 }).exact).toBe(true);
    expect(cellsOf(recordOf('{"a": {"b": {"c": 9007199254740993}}}')!).exact).toBe(false);
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
