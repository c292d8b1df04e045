import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { publishedClaims } from '../../engine/claims/index.ts';
import { recordsCsv, syntheticExample } from '../../engine/own-data/index.ts';
import { reproduce } from '../../scripts/reproduce.ts';
import { studyOf } from '../engine/study-of.ts';
import { called } from './called.ts';

const folder = mkdtempSync(join(tmpdir(), 'reproduce-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('npm run reproduce', () => {
  it('prints a line a claim, writes the ledger, and ends with 0 when every verdict is as pinned', async () => {
    const file = join(folder, 'ledger.json');
    const { status, stdout } = await called(
      reproduce,
      '--deployments',
      '500',
      '--seed',
      '42',
      '--json',
      file,
    );
    expect(stdout).toContain('Every verdict matches the committed one.');
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
    // the share of plausible settings: beside the verdict, in its sentence, and with its interval
    expect(stdout).toMatch(/^claim .* model +in range in +verdict +decided by$/m);
    expect(stdout).toMatch(/^success-genops .* 1\.2% +not reproduced +model$/m);
    expect(stdout).toMatch(/^demo-box .* — +inconsistent +arithmetic$/m);
    expect(stdout).toContain('In range in: the share of 16,384 plausible settings');
    expect(claims.find(({ id }) => id === 'success-genops')).toMatchObject({
      sentence:
        'Not reproduced at the default settings, and in range in 1.2% of plausible settings (2,000 deployments each).',
      inRange: [{ share: 200 / 16_384, baseline: null }],
    });
    expect(claims.find(({ id }) => id === 'demo-box')).toMatchObject({ sentence: null, inRange: [] });
    expect(claims.find(({ id }) => id === 'demo-box')).toMatchObject({ verdict: 'inconsistent' });
  });

  it('takes a scenario by its id, and compares it with that scenario’s own verdicts', async () => {
    const { stdout } = await called(reproduce, '--deployments', '500', '--scenario', 'as-claimed');
    expect(stdout).toMatch(/^success-improvement .* by construction +model$/m);
    expect(stdout).toMatch(/^success-baseline .* by construction +model$/m);
    expect(stdout).toContain('scenario as-claimed');
    // judged as in the default scenario, most of the moved verdicts would be of success
    expect(stdout).not.toMatch(/^ {2}success-/m);
  });

  it('ends with 1 when a verdict has moved, and says which, from what to what', async () => {
    const { status, stdout } = await called(reproduce, '--deployments', '40', '--seed', '7');
    expect(status).toBe(1);
    expect(stdout).toContain('No verdicts are committed for this run');
    expect(stdout).toMatch(/not as committed:\n {2}[a-z-]+: verdict [a-z-]+ → [a-z-]+/);
  });

  it('judges a deployment log next to the run', async () => {
    const file = join(folder, 'log.csv');
    writeFileSync(file, recordsCsv(syntheticExample(studyOf(400))));
    const { stdout } = await called(reproduce, '--deployments', '500', '--seed', '42', '--data', file);
    expect(stdout.split('\n')[0]).toMatch(/your log .*your data/);
    expect(stdout).toContain('Replayed with seed 42.');
    expect(stdout).toContain('Every verdict matches the committed one.');
  });

  it.each([
    [['--deployments', '0'], 'deployments: expected a whole number from 1 to 1,000,000, got "0"'],
    [['--scenario', 'typo'], 'scenario: expected one of equal-changes, baseline-942'],
    [['--seed', ''], 'seed: expected text of 1 to 200 characters'],
    [['--data', '/no/such/file.csv'], 'data: expected a file that can be read'],
    [['--json', '/no/such/folder/x.json'], 'json: expected a file that can be written'],
  ])('ends with 2 and a way to mend it for %j', async (args, message) => {
    const { status, stdout, stderr } = await called(reproduce, ...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr).toContain('usage: npm run reproduce');
  });
});
