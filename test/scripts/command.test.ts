/** How each command starts and ends; the only tests that start a process. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { exits } from '../../scripts/command.ts';
import { answeredFirst } from '../../scripts/help-first.ts';
import { replay } from '../../scripts/replay.ts';
import { reproduce } from '../../scripts/reproduce.ts';
import { verify } from '../../scripts/verify.ts';
import { called } from './called.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

it.each([
  ['replay.ts', ['--deployments', '500', '--seed', '24'], 0, /Successful +485 /],
  ['reproduce.ts', ['--deployments', '0'], 2, /deployments: expected/],
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
    expect(stderr).toContain('arguments: expected an option from below, got "--sede"');
    if (name !== 'verify') expect(stderr).toContain('did you mean --seed?');
    expect(stderr).toContain(`usage: npm run ${name}`);
    expect([status, stdout]).toEqual([2, '']);
  });

  it.each(['--help', '-h'])(
    'prints its usage and how it ends when asked for %s, and does nothing else',
    async (help) => {
      const { status, stdout, stderr } = await called(command, help, '--sede');
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout).toContain(`${command.usage}\nExit status:\n 0 `);
      for (const code of Object.values(exits)) expect(stdout).toMatch(new RegExp(`^ ${code}  `, 'm'));
    },
  );
});

it('a fault of ours ends with status 3 and is printed as it is', async () => {
  const broken = { usage: 'usage', run: () => Promise.reject(new TypeError('ours')) };
  expect(await called(broken)).toEqual({ status: 3, stdout: '', stderr: 'TypeError: ours\n' });
});

it('a command without options answers --help with the head of its file, and refuses what it does not have, before it begins', () => {
  const plain = '/**\n * Writes.\n *\n *     npm run goldens\n */\n';
  expect(answeredFirst(plain, [])).toBeNull();
  expect(answeredFirst(plain, ['-h'])).toMatchObject({
    status: 0,
    text: expect.stringMatching(/^Writes\.\n\n {4}npm run goldens\nExit status:/),
  });
  expect(answeredFirst(plain, ['--hlep'])).toMatchObject({
    status: 2,
    text: expect.stringContaining('got "--hlep"; did you mean --help?'),
  });
  expect(answeredFirst(plain.replace('goldens', 'search -- [N]'), ['5'])).toBeNull();
  expect(() => answeredFirst('const a = 1;', ['-h'])).toThrow('a comment at the head of the file');
});

it('every command that npm runs by itself is one of both kinds', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const files = Object.values(scripts).flatMap((text) => text.match(/scripts\/[\w-]+\.ts/g) ?? []);
  const other = files.filter(
    (file) => !/startCommand\(|^import '\.\/help-first\.ts';/m.test(readFileSync(file, 'utf8')),
  );
  expect(files.length).toBeGreaterThan(20);
  expect(other).toEqual([]);
});
