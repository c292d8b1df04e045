/** Every claim has its preview image, of the right size, with what is true today. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { publishedClaims } from '../../../engine/claims/published/index.ts';
import { previewTags } from '../../../site/build/previews.ts';
import { previewOf, previewSize } from '../../../site/pages/preview.ts';

const folder = new URL('../../../site/previews/', import.meta.url);
const bytesOf = (name: string): Buffer => readFileSync(new URL(name, folder));

test.each(publishedClaims)('the image of $id has its size, and shows its figures and verdict', (claim) => {
  const png = bytesOf(`${claim.id}.png`);
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  expect({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) }).toEqual(previewSize);
  // `npm run build && npm run previews` where this fails
  expect(png.includes(previewOf(claim).text)).toBe(true);
});

test('there is no other image, and all together are small', () => {
  const names = readdirSync(folder);
  expect(names.toSorted()).toEqual(publishedClaims.map(({ id }) => `${id}.png`).toSorted());
  const bytes = names.reduce((sum, name) => sum + bytesOf(name).length, 0);
  expect(bytes).toBeLessThanOrEqual(500_000);
});

test('the head of a claim’s page names its image, and no other head does', () => {
  const named = (path: string) => previewTags(path).map(({ attrs }) => attrs.property);
  expect(named('/claims/canary-catch/index.html')).toContain('og:image');
  expect(named('/claims/index.html')).toEqual([]);
  expect(named('/index.html')).toEqual([]);
});
