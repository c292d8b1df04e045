/**
 * `npm run sbom -- --out FILE`: what the site is made of and made with, as CycloneDX 1.5, from `package-lock.json`. Equal locks and sites
 * make equal bytes: it has no time and no serial number.
 */
import { readFileSync } from 'node:fs';
import { expected } from '../engine/errors.ts';
import { type Command, exits, optionsOf, startCommand } from './command.ts';
import { readInput, writeOutput } from './files.ts';

const USAGE = `usage: npm run sbom -- --out FILE [--site FOLDER]
Lists every package of package-lock.json as CycloneDX 1.5: those that the built site ships as required, tools as excluded.
 --out FILE      where to
 --site FOLDER   what was built (default dist); its third-party notices say which packages it ships`;

interface Locked {
  readonly name?: string;
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}
type Packages = Readonly<Record<string, Locked>>;

/** From `node_modules/a/node_modules/@b/c` to `@b/c`. */
const nameAt = (path: string): string =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const purlOf = (name: string, version: string): string => `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;

/** Where Node would find a package that another one imports: inside it, then beside it, then further out. */
function resolved(packages: Packages, from: string, name: string): string | null {
  for (let at = from; ; at = at.slice(0, Math.max(at.lastIndexOf('/node_modules/'), 0))) {
    const path = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (Object.hasOwn(packages, path)) return path;
    if (at === '') return null;
  }
}

const licenseOf = (license: string): object =>
  license.includes(' ') ? { expression: license } : { license: { id: license } };

/** @param shipped packages that the site ships, as `name version` */
export function billOf(packages: Packages, shipped: ReadonlySet<string>): object {
  const { '': root, ...others } = packages;
  if (root === undefined)
    throw expected('package-lock.json', 'the project itself among its packages', 'none');
  const refs = new Map<string, string>([['', purlOf(root.name ?? '', root.version)]]);
  for (const [path, { version }] of Object.entries(others)) refs.set(path, purlOf(nameAt(path), version));
  const components = new Map<string, object>();
  const edges = new Map<string, Set<string>>();
  for (const [path, { version, license, integrity, dependencies = {} }] of Object.entries(packages)) {
    const ref = refs.get(path)!;
    const on = edges.get(ref) ?? new Set();
    edges.set(ref, on);
    for (const name of Object.keys(dependencies)) {
      const found = resolved(packages, path, name);
      if (found !== null) on.add(refs.get(found)!);
    }
    if (path === '') continue;
    const name = nameAt(path);
    components.set(ref, {
      type: 'library',
      'bom-ref': ref,
      name,
      version,
      scope: shipped.has(`${name} ${version}`) ? 'required' : 'excluded',
      ...(integrity === undefined ? {} : { hashes: [hashOf(integrity)] }),
      ...(license === undefined ? {} : { licenses: [licenseOf(license)] }),
      purl: ref,
    });
  }
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': refs.get('')!,
        name: root.name,
        version: root.version,
        purl: refs.get('')!,
      },
    },
    components: [...components.values()],
    dependencies: Array.from(edges, ([ref, on]) => ({ ref, dependsOn: [...on].toSorted() })),
  };
}

function hashOf(integrity: string): object {
  const [, algorithm = '', text = ''] = /^sha(\d+)-(\S+)$/.exec(integrity) ?? [];
  return { alg: `SHA-${algorithm}`, content: Buffer.from(text, 'base64').toString('hex') };
}

/** What the notices of a built site name, as `name version`. */
export const shippedIn = (notices: string): ReadonlySet<string> =>
  new Set(Array.from(notices.matchAll(/^(\S+ \d\S*) \(.*\)$/gm), ([, named = '']) => named));

export const sbom: Command = {
  usage: USAGE,
  run: async (args, { log }) => {
    const { values } = optionsOf(args, {
      out: { type: 'string' },
      site: { type: 'string', default: 'dist' },
    });
    if (values.out === undefined) throw expected('out', 'a file to write', 'none');
    const shipped = shippedIn(readInput('site', `${values.site}/third-party-notices.txt`).toString());
    const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
      readonly packages: Packages;
    };
    const bill = billOf(lock.packages, shipped);
    writeOutput('out', values.out, Buffer.from(`${JSON.stringify(bill, null, 1)}\n`));
    log(
      `written: ${values.out}, ${Object.keys(lock.packages).length - 1} packages, of which the site ships ${shipped.size}`,
    );
    return exits.asExpected;
  },
};

await startCommand(import.meta.url, sbom);
