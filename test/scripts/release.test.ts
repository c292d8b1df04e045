/** The files of a release: the same bytes from the same files, and all of them inside. */
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { release } from '../../scripts/release.ts';
import { called } from './called.ts';

const folder = mkdtempSync(join(tmpdir(), 'release-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
mkdirSync(at('site/methods'), { recursive: true });
writeFileSync(at('site/index.html'), 'home');
writeFileSync(at('site/methods/index.html'), 'methods');
writeFileSync(at('single.html'), 'single');
writeFileSync(at('parts.cdx.json'), '{}');
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const name = `genops-notebook-${version}`;
const packed = (out: string, ...more: string[]) =>
  called(release, '--site', at('site'), '--single', at('single.html'), '--out', at(out), ...more);

test('a release is the site, the single file and what was added, with their digests', async () => {
  const { status } = await packed('first', '--add', at('parts.cdx.json'));
  expect(status).toBe(0);
  expect(readdirSync(at('first'))).toEqual(['SHA256SUMS', `${name}.html`, `${name}.zip`, 'parts.cdx.json']);
  const zip = readFileSync(at(`first/${name}.zip`));
  const inside = Object.entries(unzipSync(zip)).map(([file, bytes]) => [file, strFromU8(bytes)]);
  expect(Object.fromEntries(inside)).toEqual({
    [`${name}/site/index.html`]: 'home',
    [`${name}/site/methods/index.html`]: 'methods',
    [`${name}/${name}.html`]: 'single',
    [`${name}/parts.cdx.json`]: '{}',
  });
  const digest = createHash('sha256').update(zip).digest('hex');
  expect(readFileSync(at('first/SHA256SUMS'), 'utf8')).toContain(`${digest}  ${name}.zip\n`);
});

test('its bytes depend neither on the times of the files nor on the zone of the clock', async () => {
  await packed('second');
  utimesSync(at('site/index.html'), 1e9, 1e9);
  const zone = process.env['TZ'];
  process.env['TZ'] = 'Pacific/Kiritimati';
  await packed('third');
  process.env['TZ'] = zone ?? '';
  if (zone === undefined) delete process.env['TZ'];
  const [second, third] = ['second', 'third'].map((out) => readFileSync(at(`${out}/${name}.zip`)));
  expect(third!.equals(second!)).toBe(true);
});

test('a site that was not built is refused in words', async () => {
  const { status, stderr } = await called(release, '--site', at('none'), '--single', at('single.html'));
  expect(status).toBe(2);
  expect(stderr).toContain('expected a folder with the built site');
});
