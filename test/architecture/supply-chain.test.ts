/** What is installed: from the lock, with checksums, exact versions, and no script of any package. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
}
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const others = Object.entries(packages).filter(([path]) => path !== '');

test('every package of the lock has a SHA-512 of its archive', () => {
  expect(others.length).toBeGreaterThan(100);
  expect(
    others.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-')).map(([path]) => path),
  ).toEqual([]);
});

test('what is depended on is at one exact version', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    'dependencies' | 'devDependencies',
    Readonly<Record<string, string>>
  >;
  const ranges = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  );
  expect(ranges).toEqual([]);
});

test('only esbuild has an install script, which makes its start quicker; every installation is made without it', () => {
  expect(others.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([
    'node_modules/esbuild',
  ]);
  const folder = '.github/workflows/';
  const files = ['.ci/run', ...readdirSync(folder).map((name) => `${folder}${name}`)];
  const installs = files.flatMap(
    (file) => readFileSync(file, 'utf8').match(/\bnpm (?:ci|install)\b.*/g) ?? [],
  );
  expect(installs.length).toBeGreaterThan(4);
  expect(installs.filter((line) => !/^npm (?:ci|install) --ignore-scripts\b/.test(line))).toEqual([]);
});
