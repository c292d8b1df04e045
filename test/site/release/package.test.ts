/** What `npm pack` makes, installed in an empty project: the published names run there, give our digest, and have types. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { DeploymentSimulator } from '../../../engine/index.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'package-'));
afterAll(() => rmSync(folder, { recursive: true }));

const call = (cwd: string, command: string, ...args: readonly string[]): string =>
  execFileSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });

test('the tarball runs in an empty project and has types', { timeout: 180_000 }, async () => {
  call(root, 'npm', 'pack', '--silent', '--pack-destination', folder);
  const [tarball] = readdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }');
  call(folder, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', `./${tarball}`);
  const text = `import { DeploymentSimulator } from 'genops-notebook';
const study = await new DeploymentSimulator({ numDeployments: 60, randomSeed: 42 }).run();
console.log(study.digest);
`;
  writeFileSync(join(folder, 'run.mjs'), text);
  writeFileSync(
    join(folder, 'typed.mts'),
    `${text}const rate: number = study.measures.genops.successRate.value;\n// @ts-expect-error there is no such field\nconsole.log(rate, study.nothing);\n`,
  );
  const ours = await new DeploymentSimulator({ numDeployments: 60, randomSeed: 42 }).run();
  expect(call(folder, process.execPath, 'run.mjs').trim()).toBe(ours.digest);
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const strict = [
    '--noEmit',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2023',
    '--lib',
    'es2023,dom',
  ];
  expect(call(folder, process.execPath, compiler, ...strict, 'typed.mts')).toBe('');
});
