/** What is read from the bytes of JSON at once is what `JSON.parse` reads; what it does not read is not read otherwise. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, keyTree } from '../../engine/deployment-log/json-cells.ts';
import { recordOf } from '../../engine/deployment-log/json.ts';
import { RecordShapes } from '../../engine/deployment-log/json-shapes.ts';
import { piecesOf } from '../../engine/deployment-log/pieces.ts';
import { utf8Of } from '../../engine/deployment-log/source-text.ts';
import { asciiText, numberAt, numberEnd, plainTextEnd } from '../../engine/json/index.ts';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

describe('a plain token', () => {
  const numerals = fc.oneof(
    fc.double().map(String),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value.toFixed(3)),
    fc.integer().map(String),
    // as many digits as a double just holds, and a few more
    fc.stringMatching(/^-?[1-9]\d{0,4}\.\d{9,16}$/),
    fc.stringMatching(/^-?[0-9.eE+-]{0,20}$/),
  );

  it('that is a number is one of JSON, and says what Number says', () => {
    fc.assert(
      fc.property(numerals, (text) => {
        const bytes = utf8Of(text);
        const end = numberEnd(bytes, 0);
        const whole = end === bytes.length && end > 0;
        expect(whole).toBe(typeof parsed(text) === 'number');
        if (whole) expect(Object.is(numberAt(bytes, 0, end), Number(text))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('that is a text is one of JSON, letter by letter', () => {
    const text = fc.oneof(fc.string({ maxLength: 80 }), fc.string({ unit: 'binary', maxLength: 10 }));
    fc.assert(
      fc.property(text, fc.boolean(), (inside, closed) => {
        const bytes = utf8Of(`"${inside}${closed ? '"' : ''}`);
        const end = plainTextEnd(bytes, 1);
        if (end < 0) return;
        const quoted = asciiText(bytes, 0, end + 1);
        expect(parsed(quoted)).toBe(asciiText(bytes, 1, end));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('records that are read at once', () => {
  const names = ['id', 'a', 'b.c', 'b.d', 'e', 'later.f'];
  const own = 5;
  const keys = keyTree(names, own);
  const key = fc.constantFrom('id', 'a', 'b', 'c', 'd', 'e', 'f', 'b.c', 'é', 'x"y', '__proto__');
  const scalar = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom('\\', '"', '\n', ' 1 ', '\u2028'),
    fc.integer(),
    fc.double({ noDefaultInfinity: true, noNaN: true }),
    fc.constantFrom(0, -0, 1e21, 1e-7, 2 ** 53, 2 ** 60, 0.1, null, true, false),
  );
  const record = fc.dictionary(
    key,
    fc.oneof(
      { weight: 4, arbitrary: scalar },
      fc.dictionary(key, scalar, { maxKeys: 3 }),
      fc.array(scalar, { maxLength: 1 }),
    ),
    { maxKeys: 5 },
  );
  const space = fc.constantFrom(undefined, 1, '\t');

  /** Equal, or two ways to write one number. */
  const expectSame = (cells: readonly string[], wanted: readonly string[]): void => {
    expect(cells.length).toBe(wanted.length);
    cells.forEach((cell, k) => {
      const other = wanted[k]!;
      if (cell === other) return;
      // digits beyond a double's
      expect(
        [cell, other].every((text) => /^-?\d+\.\d{15,}$/.test(text)),
        `${cell} | ${other}`,
      ).toBe(true);
      expect(Number(cell)).toBe(Number(other));
    });
  };
  /** What `JSON.parse` makes of it. */
  const carefully = (text: string): readonly string[] =>
    cellsOf(recordOf(text) ?? {}, keys, names.length).cells;

  it('have the cells that parsing gives', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 6 }), space, (records, indent) => {
        const shapes = new RecordShapes(keys, names.length);
        const texts = records.map((each) => JSON.stringify(each, null, indent));
        for (const text of texts) shapes.learn(utf8Of(text));
        for (const text of texts) {
          const bytes = utf8Of(`${text},{}`);
          const cells = shapes.read(bytes, 0);
          if (cells === null) continue;
          expect(shapes.end).toBe(utf8Of(text).length);
          expectSame(cells, carefully(text));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('are none that parsing refuses, whatever became of a character', () => {
    const damage = fc.record({
      at: fc.nat(),
      by: fc.constantFrom('', '"', '\\', '}', '{', ',', '0', '\n', '\0', 'é'),
    });
    fc.assert(
      fc.property(record, scalar, damage, (each, value, { at, by }) => {
        const shapes = new RecordShapes(keys, names.length);
        shapes.learn(utf8Of(JSON.stringify({ ...each, a: value })));
        const text = JSON.stringify({ ...each, a: value });
        const place = at % text.length;
        const damaged = `${text.slice(0, place)}${by}${text.slice(place + 1)}`;
        const bytes = utf8Of(damaged);
        const cells = shapes.read(bytes, 0);
        if (cells === null) return;
        const read = new TextDecoder().decode(bytes.subarray(0, shapes.end));
        expect(recordOf(read)).not.toBeNull();
        expectSame(cells, carefully(read));
      }),
      { numRuns: 2000 },
    );
  });

  it('and the others of a file are as many as there are, each in its place', () => {
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        space,
        (records, lines, indent) => {
          const texts = records.map((each) => JSON.stringify(each, null, lines ? undefined : indent));
          const file = lines ? texts.join('\n') : `{"deployments": [${[...texts, ...texts].join(' ,')}]}`;
          const kind = lines ? 'json-lines' : 'json';
          const pieces = [...piecesOf(file, { format: { kind }, names, own })].filter(
            (piece) => typeof piece !== 'number',
          );
          const wanted = lines ? texts : [...texts, ...texts];
          expect(pieces.map(({ row }) => row)).toEqual(wanted.map((_, i) => i + 1));
          pieces.forEach((piece, i) => expectSame(piece.cells!, carefully(wanted[i]!)));
        },
      ),
      { numRuns: 500 },
    );
  });
});
