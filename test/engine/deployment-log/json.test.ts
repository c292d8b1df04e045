import { describe, expect, it } from 'vitest';
import {
  exactNumbers,
  flattened,
  jsonLines,
  jsonPieces,
  jsonValue,
} from '../../../engine/deployment-log/json.ts';
import { jsonShapeOf } from '../../../engine/deployment-log/json-shape.ts';
import { piecesOf } from '../../../engine/deployment-log/pieces.ts';
import { textOf, utf8Of } from '../../../engine/deployment-log/source-text.ts';

const textsOf = (pieces: Iterable<Uint8Array | number>): string[] =>
  [...pieces].flatMap((piece) => (piece instanceof Uint8Array ? [textOf(piece).trim()] : []));
const elements = (text: string): string[] => {
  const shape = jsonShapeOf(text);
  return textsOf(jsonPieces(utf8Of(text), shape?.kind === 'json' ? shape.path : []));
};

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
    expect(jsonShapeOf(text)?.kind).toBe('json-lines');
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
    expect(['{"id": ', '', 'x', '{"a": \'NaN\'}'].map(jsonValue)).toEqual(Array(4).fill(undefined));
    expect(jsonValue('{"a": NaN, "b": "NaN", "c": -Infinity}')).toEqual({ a: null, b: 'NaN', c: null });
  });

  it('end with what a file was cut off in', () => {
    expect(elements('[{"id": 1}, {"id": 2')).toEqual(['{"id": 1}', '{"id": 2']);
    expect(elements('[{"id": 1}] {"id": 2')).toEqual(['{"id": 1}', '{"id": 2']);
    expect(elements('{"data": [{"id": 1}], "next": ')).toEqual(['{"id": 1}']);
  });

  it('an object without a list of records is one record', () => {
    expect(elements('{\n "id": 1,\n "tags": ["a"]\n}')).toEqual(['{\n "id": 1,\n "tags": ["a"]\n}']);
  });

  it('are those of every document, where several stand one after another', () => {
    const [a, b, c] = records.map((record) => JSON.stringify(JSON.parse(record), null, 2));
    for (const between of ['', ' ', '\n', '\r\n\r\n']) {
      expect(elements([a, b, c].join(between))).toEqual([a, b, c]);
      expect(elements([`[${a}, ${b}]`, '[]', `[${c}]`].join(between))).toEqual([a, b, c]);
      const held = `{"data": [${a}], "next": [{"id": "no"}]}`;
      expect(elements([held, b, `{"next": 1, "data": [${c}]}`].join(between))).toEqual([a, b, c]);
    }
  });

  it('after a bracket too many are found as well, commas between them or not', () => {
    expect(elements('[{"id": 1}}, {"id": 2}], {"id": 3},\n{"id": 4}]')).toEqual([
      '{"id": 1}',
      '{"id": 2}',
      '{"id": 3}',
      '{"id": 4}',
    ]);
    expect(elements('no JSON')).toEqual(['no JSON']);
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
    expect(jsonShapeOf(head)?.kind ?? null).toBe(format);
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
    const record = jsonValue('{"__proto__": {"polluted": "yes"}, "constructor": "c", "toString": "t"}');
    const cells = flattened(record as Record<string, unknown>);
    expect([...cells.keys()]).toEqual(['__proto__.polluted', 'constructor', 'toString']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('cells of a record', () => {
  const names = ['id', 'outcome.status', '__proto__.x', 'a.b.c', 'list', 'constructor', 'late.arm'];
  const columns = { format: { kind: 'json', path: [] }, names, own: 6 } as const;
  const cellsIn = (record: string) =>
    [...piecesOf(record, columns)].flatMap((piece) => (typeof piece === 'number' ? [] : [piece.cells]))[0];

  it.each([
    '{"id": 7, "outcome": {"status": "ok"}, "a": {"b": {"c": true}}}',
    '{"id": "7", "outcome.status": "ok", "a.b": {"c": true}, "list": [1], "other": {}}',
    '{"id": 7, "outcome.status": "ok", "a": {"b.c": true}, "list": null}',
  ])('are found by nested names and by keys that are written with dots: %s', (record) => {
    expect(cellsIn(record)).toEqual(['7', 'ok', '', 'true', '', '', '']);
  });

  it('are only a record’s own, whatever its names', () => {
    const record = '{"__proto__": {"x": 1}, "constructor": "c"}';
    expect(cellsIn(record)).toEqual(['', '', '1', '', '', 'c', '']);
    expect(cellsIn('{}')).toEqual(['', '', '', '', '', '', '']);
  });

  it('of a column that no record had at first are found by the last part of its name too', () => {
    expect(cellsIn('{"arm": "a", "status": "no"}')).toEqual(['', '', '', '', '', '', 'a']);
    expect(cellsIn('{"late": {"arm": "b"}}')).toEqual(['', '', '', '', '', '', 'b']);
  });

  it('are whole numbers to their last digit, and other numbers as JavaScript prints them', () => {
    expect(cellsIn('{"id": 9007199254740993, "constructor": 2.50}')?.[0]).toBe('9007199254740993');
    expect(cellsIn('{"id": 9007199254740991, "constructor": 2.50}')?.[5]).toBe('2.5');
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
