/** The licenses of everything that the site ships, as one text file beside it. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/**
 * Legal comments are 300 kB of a 490 kB worker, mostly the same text again and again. They are left out of the scripts,
 * and this file keeps what they say, as the licenses ask.
 * @returns a plugin for the site and one for its workers, which are bundled apart and earlier
 */
export function thirdPartyNotices(): { readonly forSite: Plugin; readonly forWorkers: () => Plugin[] } {
  const folders = new Set(fontPackages());
  const collect = {
    apply: 'build',
    moduleParsed({ id }) {
      const folder = packageFolder(id);
      if (folder !== undefined) folders.add(folder);
    },
  } satisfies Partial<Plugin>;
  return {
    forSite: {
      name: 'third-party-notices',
      ...collect,
      generateBundle() {
        const source = notices([...folders]);
        this.emitFile({ type: 'asset', fileName: 'third-party-notices.txt', source });
      },
    },
    forWorkers: () => [{ name: 'third-party-notices-of-workers', ...collect }],
  };
}

/** Folder of the package that a module belongs to, with a slash at its end; undefined for our own. */
export function packageFolder(id: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(id.replaceAll('\\', '/').replaceAll('\0', ''))?.[0];
}

/** Fonts come in by style sheets, which name no modules. */
function fontPackages(): string[] {
  const root = fileURLToPath(new URL('../', import.meta.url));
  const { devDependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
    devDependencies: Readonly<Record<string, string>>;
  };
  const names = Object.keys(devDependencies).filter((name) => name.startsWith('@fontsource'));
  return names.map((name) => `${root}node_modules/${name}/`);
}

/** Each license text once, under the packages that come with it. */
export function notices(folders: readonly string[]): string {
  const byText = new Map<string, string[]>();
  for (const folder of folders.toSorted()) {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8')) as {
      name: string;
      version: string;
      license?: string;
    };
    const text = licenceOf(folder);
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version} (${license ?? 'see below'})`]);
  }
  return [...byText].map(([text, names]) => `${names.join('\n')}\n\n${text}\n`).join(RULE);
}

const RULE = `\n${'-'.repeat(80)}\n\n`;

/** LICENSE and NOTICE, as the package ships them; the part of its README where it has no such file. */
function licenceOf(folder: string): string {
  const files = readdirSync(folder).toSorted();
  const texts = (pattern: RegExp): string[] =>
    files.filter((name) => pattern.test(name)).map((name) => readFileSync(`${folder}${name}`, 'utf8').trim());
  const own = texts(/^(licen[cs]e|notice|copying)\b/i);
  if (own.length > 0) return own.join('\n\n');
  return texts(/^readme\b/i)
    .map((text) => /^\W*licen[cs]e\b.*$/ims.exec(text)?.[0] ?? '')
    .join('\n\n');
}
