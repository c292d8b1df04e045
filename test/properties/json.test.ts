/** What is read from the bytes of JSON at once is what `JSON.parse` reads; what it does not read is not read otherwise. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
