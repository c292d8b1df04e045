import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { base64, base64Bytes } from '../../engine/audit-log/index.ts';
import { forAll, forRuns } from '../for-all.ts';

it('any bytes have the base64 that Node gives, and come back from it', () =>
  forAll(fc.uint8Array({ maxLength: 40 }), (bytes) => {
    expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    expect(base64Bytes(base64(bytes))).toEqual(Uint8Array.from(bytes));
  }));

it('no other text is read', () => {
  const letters = fc.constantFrom(...'AZaz09+/=-_ é\n'.split(''));
  forRuns(1000, fc.string({ unit: letters, maxLength: 12 }), (text) => {
    const bytes = base64Bytes(text);
    if (bytes === null) expect(Buffer.from(text, 'base64').toString('base64')).not.toBe(text);
    else expect(base64(bytes)).toBe(text);
  });
});
