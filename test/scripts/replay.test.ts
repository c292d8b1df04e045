import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

function replay(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['--import', 'tsx', 'scripts/replay.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
}

describe('npm run replay', () => {
  it('prints the box and the digest of the rows', () => {
    const { status, stdout } = replay('--deployments', '500', '--seed', '24');
    expect(status).toBe(0);
    expect(stdout).toMatch(/Successful +485 /);
    expect(stdout).toContain('f3976865b9188ddda383188dfa43ab6e8f7dab23de127fc9572c1c015b88d2fa');
  }, 20_000);

  it('prints the digits that the published code prints', () => {
    const { stdout } = replay('--deployments', '400', '--seed', '8');
    expect(stdout).toMatch(/Success rate +96\.2% /);
    expect(stdout).toMatch(/Improvement over the constant baseline +55\.3% /);
  }, 20_000);

  it('ends with status 2 and a way to mend it for a bad argument', () => {
    const { status, stdout, stderr } = replay('--seed', '0');
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('seed: expected an integer other than 0, got 0');
    expect(stderr).toContain('usage: npm run replay');
  }, 20_000);

  it('ends with status 2 for an option that it does not know', () => {
    const { status, stderr } = replay('--sede', '24');
    expect(status).toBe(2);
    expect(stderr).toContain("Unknown option '--sede'");
  }, 20_000);
});
