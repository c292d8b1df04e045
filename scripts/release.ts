/**
 * `npm run release`: the site and the single file as one ZIP, the single file by itself, and their digests, in `release/`. Equal
 * sources make equal bytes.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { zipSync } from 'fflate';
import { expected } from '../engine/errors.ts';
import { type Command, exits, optionsOf, startCommand } from './command.ts';
import { readInput, writeOutput } from './files.ts';

const USAGE = `usage: npm run release -- [--out FOLDER] [--add FILE …]
Builds the site and the single file, and packs them for a release.
 --out FOLDER   where to (default release)
 --add FILE     goes into the ZIP and beside it, such as a list of what the site is made of; may be repeated
 --site FOLDER, --single FILE   what was built (default dist and dist-single/index.html)`;

/** All files have one time, so that equal files make an equal ZIP whatever the clock and its zone. */
const TIME = '2026-01-01T00:00:00';

/** Every file below a folder, by its path in the ZIP, in one order on every machine. */
function filesBelow(folder: string, prefix: string): Record<string, Uint8Array> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
    .toSorted();
  return Object.fromEntries(names.map((name) => [`${prefix}${name}`, readFileSync(join(folder, name))]));
}

export const release: Command = {
  usage: USAGE,
  run: async (args, { log }) => {
    const { values } = optionsOf(args, {
      out: { type: 'string', default: 'release' },
      site: { type: 'string', default: 'dist' },
      single: { type: 'string', default: 'dist-single/index.html' },
      add: { type: 'string', multiple: true, default: [] },
    });
    if (!existsSync(join(values.site, 'index.html')))
      throw expected('site', 'a folder with the built site', values.site);
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    const name = `genops-notebook-${version}`;
    const single = readInput('single', values.single);
    const added = Object.fromEntries(values.add.map((file) => [basename(file), readInput('add', file)]));
    const inZip = {
      ...filesBelow(values.site, `${name}/site/`),
      [`${name}/${name}.html`]: single,
      ...Object.fromEntries(Object.entries(added).map(([file, bytes]) => [`${name}/${file}`, bytes])),
    };
    const artifacts: Record<string, Uint8Array> = {
      [`${name}.zip`]: zipSync(inZip, { level: 9, mtime: TIME }),
      [`${name}.html`]: single,
      ...added,
    };
    const digests = Object.entries(artifacts).map(
      ([file, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${file}\n`,
    );
    artifacts['SHA256SUMS'] = Buffer.from(digests.join(''));
    mkdirSync(values.out, { recursive: true });
    for (const [file, bytes] of Object.entries(artifacts)) writeOutput('out', join(values.out, file), bytes);
    log(`${digests.join('')}written: ${values.out}/`);
    return exits.asExpected;
  },
};

await startCommand(import.meta.url, release);
