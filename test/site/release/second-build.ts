/** Another version of the built site, made from it without a build: other names for all that has a hash, and another build. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { builtSite } from '../built-site.ts';

export const buildOf = (folder: string): string =>
  /name="build" content="[^"]* (\w+)"/.exec(readFileSync(join(folder, 'index.html'), 'utf8'))![1]!;

/** @returns its folder, which is the caller's to remove */
export function secondBuild(): string {
  const folder = mkdtempSync(join(tmpdir(), 'second-build-'));
  cpSync(builtSite(), folder, { recursive: true, filter: (path) => basename(path) !== 'previews' });
  const build = buildOf(folder);
  const other = build.replaceAll(/./g, (digit) => (15 - Number.parseInt(digit, 16)).toString(16));
  const assets = readdirSync(join(folder, 'assets'));
  const names = new RegExp(`${build}|${assets.map((name) => name.replaceAll('.', '\\.')).join('|')}`, 'g');
  const renamed = (name: string): string => (name === build ? other : `b-${name}`);
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(html|js|css)$/.test(file)) continue;
    const path = join(folder, file);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(names, renamed));
  }
  for (const name of assets) renameSync(join(folder, 'assets', name), join(folder, 'assets', renamed(name)));
  return folder;
}
