/** The notices beside the built site: every package that its sources import, and a license text for each that is named. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageFolder } from '../../../scripts/notices.ts';
import { shippedIn } from '../../../scripts/sbom.ts';
import { builtSite } from '../built-site.ts';

const text = readFileSync(join(builtSite(), 'third-party-notices.txt'), 'utf8');
const named = [...shippedIn(text)].map((each) => each.slice(0, each.lastIndexOf(' ')));

/** Packages that the rooms of the site import as values; what only its build needs is under `site/build`. */
function imported(): string[] {
  const files = ['engine', 'workers', 'notebooks', 'talk', 'site'].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .map((file) => join(room, file).replaceAll('\\', '/'))
      .filter(
        (file) => /\.(ts|css)$/.test(file) && !file.startsWith('site/build/') && !file.endsWith('.d.ts'),
      ),
  );
  const names = files.flatMap((file) =>
    Array.from(
      readFileSync(file, 'utf8').matchAll(
        /^(?:import|export) (?!type )(?!\{(?: type \w+,?)* \})[^;]*?from '([^.'][^']*)';|\bimport\('([^.'][^']*)'\)|@import '([^.'][^']*)'/gm,
      ),
      ([, still, lazy, sheet]) => still ?? lazy ?? sheet ?? '',
    ),
  );
  const packages = names
    .filter((name) => !/^(node:|virtual:|\/)/.test(name))
    .map((name) => packageFolder(`/node_modules/${name}/`)!.replace(/^\/node_modules\/(.*)\/$/, '$1'));
  return [...new Set(packages)].toSorted();
}

test('every package that the site’s sources import is named in its third-party notices', () => {
  const packages = imported();
  expect(packages.length).toBeGreaterThan(15);
  expect(packages.filter((name) => !named.includes(name))).toEqual([]);
});

test('each that is named comes with the text of its license', () => {
  const parts = text.split(/\n-{80}\n\n/);
  expect(parts.length).toBeGreaterThan(5);
  expect(parts.filter((part) => !/(copyright|license)/i.test(part) || part.length < 400)).toEqual([]);
  expect(named).toHaveLength(new Set(named).size);
});
