/** Spellings as CPython 3.11 prints them. */
import { describe, expect, it } from 'vitest';
import { pythonFixed, pythonFloat, pythonJson } from '../../../engine/replay/index.ts';

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
    [Infinity, 'inf'],
  ])('%d is spelled %s', (x, text) => expect(pythonFloat(x)).toBe(text));
});

describe('JSON', () => {
  it('has sorted keys, spaces after its separators, and ASCII only', () =>
    expect(pythonJson({ b: [1, 0.5, null, true], a: { é: '\u007f"\\\n\u0001' } })).toBe(
      String.raw`{"a": {"\u00e9": "\u007f\"\\\n\u0001"}, "b": [1, 0.5, null, true]}`,
    ));

  it('sorts keys by code point', () =>
    expect(pythonJson({ '😀': 1, '\uffff': 2, a: 3, ab: 4 })).toBe(
      String.raw`{"a": 3, "ab": 4, "\uffff": 2, "\ud83d\ude00": 1}`,
    ));

  it('sorts the shorter of two keys first, and by the first letter that differs', () =>
    expect(pythonJson({ abc: 1, ab: 2, b: 3, aca: 4, '': 5 })).toBe(
      '{"": 5, "ab": 2, "abc": 1, "aca": 4, "b": 3}',
    ));

  it('refuses what JSON cannot carry', () =>
    expect(() => pythonJson([Number.NaN])).toThrow('pythonJson: expected a finite number, got NaN'));
});

describe('a float with a fixed number of decimals', () => {
  // python3.11: format(x, '.1f') and so on
  it.each<[number, number, string]>([
    [96.25, 1, '96.2'],
    [96.75, 1, '96.8'],
    [96.35, 1, '96.3'],
    [0.125, 2, '0.12'],
    [0.375, 2, '0.38'],
    [2.5, 0, '2'],
    [3.5, 0, '4'],
    [0.5, 0, '0'],
    [-0.25, 1, '-0.2'],
    [-0.01, 1, '-0.0'],
    [-0, 1, '-0.0'],
    [0, 1, '0.0'],
    [0.5, 20, '0.50000000000000000000'],
    [2.675, 2, '2.67'],
    [1e20, 1, '100000000000000000000.0'],
    [5e-324, 1, '0.0'],
    [0.05, 1, '0.1'],
    [24.249999999999996, 1, '24.2'],
    [99.95, 1, '100.0'],
    [1000000.5, 0, '1000000'],
    [0.0009765625, 9, '0.000976562'],
  ])('%d with %d decimals is %s', (x, decimals, text) => expect(pythonFixed(x, decimals)).toBe(text));

  it('is refused where there is none', () => {
    for (const x of [Number.NaN, Infinity, 1e21])
      expect(() => pythonFixed(x, 1)).toThrow('pythonFixed: expected a number below 10^21 in size');
    for (const decimals of [21, -1, 0.5])
      expect(() => pythonFixed(1, decimals)).toThrow(
        `pythonFixed: decimals: expected a whole number from 0 to 20, got ${decimals}`,
      );
  });
});
