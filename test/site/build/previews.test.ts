/** Every page has its preview image, of the right size, with what is true today; heads, manifest and map say where they are. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hosting, hostingTags } from '../../../site/build/hosting.ts';
import { pages } from '../../../site/pages/pages.ts';
import { iconSizes, previewNameOf, previewSize, previewTextOf } from '../../../site/pages/preview.ts';
import { siteFacts } from '../../../site/pages/site-facts.ts';

const bytesOf = (name: string): Buffer => readFileSync(new URL(`../../../site/${name}`, import.meta.url));
const sizeOf = (png: Buffer) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

test.each(pages)('the image of /$path has its size, and shows what its page says today', ({ path }) => {
  const png = bytesOf(`previews/${previewNameOf(path)}.png`);
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  expect(sizeOf(png)).toEqual(previewSize);
  // `npm run build && npm run previews` where this fails
  expect(png.includes(previewTextOf(path)!)).toBe(true);
});

test('there is no other image, all together are small, and the icons have their sizes', () => {
  const names = readdirSync(new URL('../../../site/previews/', import.meta.url));
  expect(names.toSorted()).toEqual(pages.map(({ path }) => `${previewNameOf(path)}.png`).toSorted());
  const bytes = names.reduce((sum, name) => sum + bytesOf(`previews/${name}`).length, 0);
  expect(bytes).toBeLessThanOrEqual(1_500_000);
  for (const size of iconSizes)
    expect(sizeOf(bytesOf(`icons/icon-${size}.png`))).toEqual({ width: size, height: size });
});

const headOf = (path: string, environment: Record<string, string>) =>
  new Map(
    hostingTags(path, 'A title', siteFacts(environment)).map(({ attrs = {} }) => [
      String(attrs['property'] ?? attrs['name'] ?? attrs['rel']),
      String(attrs['content'] ?? attrs['href']),
    ]),
  );

test('a head names its page and image by whole addresses where the site’s is known, and by relative ones where it is not', () => {
  const known = headOf('claims/canary-catch/', { SITE_URL: 'https://host.example/genops' });
  expect(known.get('canonical')).toBe('https://host.example/genops/claims/canary-catch/');
  expect(known.get('og:url')).toBe('https://host.example/genops/claims/canary-catch/');
  expect(known.get('og:image')).toBe('https://host.example/genops/previews/claim-canary-catch.png');
  expect(known.get('twitter:card')).toBe('summary_large_image');
  const unknown = headOf('claims/canary-catch/', {});
  expect(unknown.get('canonical')).toBe('./');
  expect(unknown.has('og:url')).toBe(false);
  expect(unknown.get('og:image')).toBe('../../previews/claim-canary-catch.png');
  expect(unknown.get('manifest')).toBe('../../manifest.webmanifest');
  expect(headOf('', {}).get('og:image')).toBe('./previews/overview.png');
  expect(headOf('talk/', {}).get('og:image')).toBe('../previews/overview.png');
});

/** What the plugin writes beside the pages. */
function writtenFor(environment: Record<string, string>): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const { generateBundle } = hosting(siteFacts(environment)) as unknown as {
    generateBundle: (this: unknown) => void;
  };
  generateBundle.call({
    emitFile: ({ fileName, source }: { fileName: string; source: unknown }) =>
      files.set(fileName, String(source)),
  });
  return files;
}

test('the map of the site and the file for robots name whole addresses; without the site’s there is no map', () => {
  const known = writtenFor({ SITE_URL: 'https://host.example/genops' });
  const places = [...known.get('sitemap.xml')!.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, place]) => place);
  expect(places).toEqual(pages.map(({ path }) => `https://host.example/genops/${path}`));
  expect(known.get('robots.txt')).toContain('Sitemap: https://host.example/genops/sitemap.xml');
  const unknown = writtenFor({});
  expect(unknown.has('sitemap.xml')).toBe(false);
  expect(unknown.get('robots.txt')).not.toContain('Sitemap');
});
