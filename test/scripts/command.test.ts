/** How each command starts and ends; the only tests that start a process. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { replay } from '../../scripts/replay.ts';
import { reproduce } from '../../scripts/reproduce.ts';
import { verify } from '../../scripts/verify.ts';
import { called } from './called.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

it.each([
  ['replay.ts', ['--deployments', '500', '--seed', '24'], 0, /Successful +485 /],
  ['reproduce.ts', ['--deployments', '40', '--seed', '7'], 1, /not as committed/],
  ['verify.ts', [], 2, /usage: npm run verify/],
])('scripts/%s started with %j ends with status %i', (script, args, status, printed) => {
  const started = spawnSync(process.execPath, ['--import', 'tsx', `scripts/${script}`, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(status === 2 ? started.stderr : started.stdout).toMatch(printed);
  expect(started.status).toBe(status);
});

describe.each(Object.entries({ replay, reproduce, verify }))('npm run %s', (name, command) => {
  it('ends with status 2 and its usage for an option that it does not know', async () => {
    const { status, stdout, stderr } = await called(command, '--sede', '24');
    expect(stderr).toContain("Unknown option '--sede'");
    expect(stderr).toContain(`usage: npm run ${name}`);
    expect([status, stdout]).toEqual([2, '']);
  });

  it('prints its usage and does nothing else when asked for help', async () =>
    expect(await called(command, '--help', '--sede')).toEqual({
      status: 0,
      stdout: `${command.usage}\n`,
      stderr: '',
    }));
});

it('a fault of ours ends with status 3 and is printed as it is', async () => {
  const broken = { usage: 'usage', run: () => Promise.reject(new TypeError('ours')) };
  expect(await called(broken)).toEqual({ status: 3, stdout: '', stderr: 'TypeError: ours\n' });
});
