/** Screenshots with a palette: the same picture, in fewer bytes. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withPalette } from '../../scripts/palette-png.ts';

const picture = readFileSync(new URL('../../.github/claims.png', import.meta.url));

test('a picture keeps its size and says what it shows, with at most 256 colors', () => {
  const small = withPalette(picture, '55.7% – “by construction”');
  expect(small.length).toBeLessThan(picture.length);
  expect(small.subarray(16, 24)).toEqual(picture.subarray(16, 24));
  expect([...small.subarray(24, 26)]).toEqual([8, 3]);
  const palette = small.indexOf('PLTE');
  expect(small.readUInt32BE(palette - 4)).toBeLessThanOrEqual(768);
  expect(small.includes('55.7% – “by construction”')).toBe(true);
});
