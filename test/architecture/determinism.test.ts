/** Same scenario and seed, same bits: the engine has no clock, no dice, and no function that browsers disagree on. */
import { expect, test } from 'vitest';
import { filesLike, linesLike } from './sources.ts';

/** Implementation-defined (ECMA-262 §21.3.2): Node 20 and Chromium 156 differ in 3 to 10% of results. Math.sqrt is exact. */
const unportable =
  /\bMath\.(random|exp|log|log2|log10|log1p|expm1|pow|sin|cos|tan|atan2?|asin|acos|sinh|cosh|tanh|asinh|acosh|atanh|cbrt|hypot)\b/;
const clock = /\bDate\.now\b|\bnew Date\(|\bperformance\.now\b/;
/** Depends on the reader's language or place. */
const local = /\.toLocale\w+\(|\.localeCompare\(|\bIntl\./;

/** Comments may name what the code must not use. */
const isComment = /:\d+: (\*|\/\/|\/\*)/;

function foundIn(pattern: RegExp): string[] {
  return filesLike(/^engine\/.*\.ts$/)
    .flatMap((path) => linesLike(path, pattern))
    .filter((line) => !isComment.test(line));
}

test('the patterns find what they are for', () => {
  expect('x = Math.exp(1)').toMatch(unportable);
  expect('x = Math.sqrt(2) + Math.imul(1, 2)').not.toMatch(unportable);
  expect('const t = new Date()').toMatch(clock);
  expect('n.toLocaleString()').toMatch(local);
});

test('the engine uses no mathematical function that differs between browsers', () =>
  expect(foundIn(unportable)).toEqual([]));

test('the engine has no clock', () => expect(foundIn(clock)).toEqual([]));

test("the engine knows no reader's language", () => expect(foundIn(local)).toEqual([]));

test('the engine raises to whole powers only', () => {
  // `**` rounds differently between browsers for other exponents; a literal whole exponent is a product
  expect(foundIn(/\*\*(?!\s*-?\d+\b(?!\.))/).filter((line) => !/\/\*\*/.test(line))).toEqual([]);
});
