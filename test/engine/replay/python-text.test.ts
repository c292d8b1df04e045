/** Spellings as CPython 3.11 prints them. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pythonFloat, pythonJson } from '../../../engine/replay/index.ts';

describe('a float', () => {
  it.each([
    [1e-5, '1e-05'],
    [1.5e-7, '1.5e-07'],
    [1e-4, '0.0001'],
    [0.1, '0.1'],
    [1, '1.0'],
    [9_999_999_999_999_998, '9999999999999998.0'],
    [1e16, '1e+16'],
    [1.2345678901234568e17, '1.2345678901234568e+17'],
    [1e22, '1e+22'],
    [5e-324, '5e-324'],
    [Number.MAX_VALUE, '1.7976931348623157e+308'],
    [0, '0.0'],
    [-0, '-0.0'],
    [Number.NaN, 'nan'],
    [-Infinity, '-inf'],
  ])('%d is spelled %s', (x, text) => {
    expect(pythonFloat(x)).toBe(text);
  });

  it('reads back as the same double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(Number(pythonFloat(x))).toBe(x);
      }),
    );
  });
});

describe('JSON', () => {
  it('has sorted keys, spaces after its separators, and ASCII only', () => {
    expect(pythonJson({ b: [1, 0.5, null, true], a: { é: '\u007f"\\\n\u0001' } })).toBe(
      String.raw`{"a": {"\u00e9": "\u007f\"\\\n\u0001"}, "b": [1, 0.5, null, true]}`,
    );
  });

  it('sorts keys by code point', () => {
    expect(pythonJson({ '😀': 1, '\uffff': 2, a: 3, ab: 4 })).toBe(
      String.raw`{"a": 3, "ab": 4, "\uffff": 2, "\ud83d\ude00": 1}`,
    );
  });

  it('reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(pythonJson(plain))).toEqual(plain);
      }),
    );
  });

  it('refuses what JSON cannot carry', () => {
    expect(() => pythonJson([Number.NaN])).toThrow('pythonJson: expected a finite number, got NaN');
  });
});
