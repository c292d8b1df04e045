import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { publishedClaims } from '../../engine/claims/index.ts';
import { recordsCsv, syntheticExample } from '../../engine/deployment-log/index.ts';
import { studyOf } from '../engine/study-of.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'reproduce-'));
afterAll(() => rmSync(folder, { recursive: true }));

function reproduce(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['--import', 'tsx', 'scripts/reproduce.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
}

describe('npm run reproduce', () => {
  it('prints a line a claim, writes the ledger, and ends with 0 when every verdict is as pinned', () => {
    const file = join(folder, 'ledger.json');
    const { status, stdout } = reproduce('--deployments', '500', '--seed', '42', '--json', file);
    expect(stdout).toContain('Every verdict is as committed.');
    expect(status).toBe(0);
    for (const { id } of publishedClaims) expect(stdout).toMatch(new RegExp(`^${id} `, 'm'));
    const { run, claims } = JSON.parse(readFileSync(file, 'utf8')) as {
      run: { deployments: number; digest: string };
      claims: { id: string; printed: string; verdict: string }[];
    };
    expect(run.deployments).toBe(500);
    expect(stdout).toContain(run.digest);
    expect(claims.map(({ id }) => id)).toEqual(publishedClaims.map(({ id }) => id));
    expect(claims.find(({ id }) => id === 'canary-catch')).toMatchObject({
      printed: '14.4%',
      verdict: 'not-reproduced',
    });
    expect(claims.find(({ id }) => id === 'demo-box')).toMatchObject({ verdict: 'inconsistent' });
  }, 30_000);

  it('takes a scenario by its id, and compares it with that scenario’s own verdicts', () => {
    const { stdout, status } = reproduce('--scenario', 'as-claimed');
    expect(stdout).toMatch(/^success-improvement .* by construction +mechanism$/m);
    expect(stdout).toMatch(/^success-baseline .* by construction +mechanism$/m);
    expect(stdout).toContain('scenario as-claimed');
    expect(stdout).toContain('Every verdict is as committed.');
    expect(status).toBe(0);
  }, 60_000);

  it('ends with 1 when a verdict has moved, and says which, from what to what', () => {
    const { status, stdout } = reproduce('--deployments', '40', '--seed', '7');
    expect(status).toBe(1);
    expect(stdout).toContain('No verdicts are committed for this run');
    expect(stdout).toMatch(/not as committed:\n {2}[a-z-]+: .* → .*/);
  }, 30_000);

  it('judges a deployment log next to the run', () => {
    const file = join(folder, 'log.csv');
    writeFileSync(file, recordsCsv(syntheticExample(studyOf(400))));
    const { stdout } = reproduce('--deployments', '500', '--seed', '42', '--data', file);
    expect(stdout.split('\n')[0]).toMatch(/your log .*your data/);
    expect(stdout).toContain('Replayed with seed 42.');
    expect(stdout).toContain('Every verdict is as committed.');
  }, 30_000);

  it.each([
    [['--deployments', '0'], 'deployments: expected a whole number from 1 to 1,000,000, got "0"'],
    [['--scenario', 'typo'], 'scenario: expected one of equal-changes, baseline-942'],
    [['--seed', ''], 'seed: expected text of 1 to 200 characters'],
    [['--data', '/no/such/file.csv'], 'data: expected a file that can be read'],
    [['--json', '/no/such/folder/x.json'], 'json: expected a file that can be written'],
    [['--sede', '24'], "Unknown option '--sede'"],
  ])(
    'ends with 2 and a way to mend it for %j',
    (args, message) => {
      const { status, stdout, stderr } = reproduce(...args);
      expect(status).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toContain(message);
      expect(stderr).toContain('usage: npm run reproduce');
    },
    30_000,
  );
});
