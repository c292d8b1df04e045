import { describe, expect, it } from 'vitest';
import { cellsByName } from '../../../engine/deployment-log/json-cells.ts';
import {
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
    ['id,status', null],
  ] as const)('%j is of the format %s', (head, format) => {
    expect(jsonFormatOf(head)).toBe(format);
  });
});

describe('names of nested values', () => {
  it('are joined with dots; lists and null are left out', () => {
    const cells = flattened({
      id: 7,
      outcome: { status: 'SUCCESS', rollback_triggered: false, x: null },
      y: [1],
    });
    expect([...cells]).toEqual([
      ['id', '7'],
      ['outcome.status', 'SUCCESS'],
      ['outcome.rollback_triggered', 'false'],
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
      expect(cellsOf(record)).toEqual(wanted);
    }
  });

  it('are only a record’s own, whatever its names', () => {
    expect(cellsOf(recordOf('{"__proto__": {"x": 1}, "constructor": "c"}')!)).toEqual([
      '',
      '',
      '1',
      '',
      '',
      'c',
    ]);
    expect(cellsOf({})).toEqual(['', '', '', '', '', '']);
  });
});
