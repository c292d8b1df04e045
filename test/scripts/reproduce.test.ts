import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
    expect(stdout).toContain('Every verdict matches the committed verdicts.');
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

  it('compares nothing where nothing is committed, and ends with 0', async () => {
    const { status, stdout } = await called(reproduce, '--deployments', '40', '--seed', '7');
    expect(stdout).toContain('Nothing is committed for this run, so nothing is compared.');
    expect(status).toBe(0);
  });

  it('repeats the run of a link with settings on top, and compares it with a ledger that it wrote: 0 as expected, 1 when one moved', async () => {
    const [ledger, report] = [join(folder, 'run.json'), join(folder, 'run.xml')];
    const link = 'https://example.org/genops/claims/?n=60&seed=7&scenario=baseline-942&view=x#top';
    const run = [
      '--address',
      link,
      '--deployments',
      '80',
      '--set',
      'bakeScale=1',
      '--set',
      'judge=fixed-thresholds',
    ];
    expect((await called(reproduce, ...run, '--json', ledger)).status).toBe(0);
    const written = JSON.parse(readFileSync(ledger, 'utf8')) as {
      run: { address: string; digest: string };
      claims: { id: string; verdict: string }[];
    };
    expect(written.run.address).toBe('n=80&seed=7&scenario=baseline-942&bakeScale=1&judge=fixed-thresholds');
    const again = await called(reproduce, '--address', written.run.address, '--expect', ledger);
    expect(again.stdout).toContain(`Every verdict matches the ledger in ${ledger}.`);
    expect(again.status).toBe(0);
    // of another engine: one verdict and the digest differ
    const [claim] = written.claims;
    claim!.verdict = 'reproduced';
    written.run.digest = 'f00d';
    writeFileSync(ledger, JSON.stringify(written));
    const moved = await called(reproduce, ...run, '--expect', ledger, '--junit', report);
    expect(moved.status).toBe(1);
    expect(moved.stdout).toContain(`2 differences from the ledger in ${ledger}:`);
    expect(moved.stdout).toContain('  digest: f00d → ');
    const xml = readFileSync(report, 'utf8');
    expect(xml).toContain(`tests="${publishedClaims.length + 1}" failures="2"`);
    expect(xml).toContain('<failure message="f00d → ');
    expect(xml).toMatch(new RegExp(`name="${claim!.id}">\\s*<failure message="verdict reproduced → `));
    const other = await called(reproduce, '--deployments', '81', '--expect', ledger);
    expect([other.status, other.stderr.includes('expect: expected a ledger of the run n=81')]).toEqual([
      2,
      true,
    ]);
  });

  it('keeps what it reads: no output may be an input, and what was written before stays until the new text is whole', async () => {
    const log = join(folder, 'own.csv');
    writeFileSync(log, recordsCsv(syntheticExample(studyOf(50))));
    const before = readFileSync(log, 'utf8');
    const same = await called(reproduce, '--deployments', '50', '--data', log, '--json', log);
    expect([same.status, same.stderr]).toEqual([
      2,
      expect.stringContaining('json: expected another file than the one that is read'),
    ]);
    expect(readFileSync(log, 'utf8')).toBe(before);
    const out = join(folder, 'kept.json');
    writeFileSync(out, 'kept');
    expect((await called(reproduce, '--deployments', '0', '--json', out)).status).toBe(2);
    expect(readFileSync(out, 'utf8')).toBe('kept');
    expect((await called(reproduce, '--deployments', '50', '--json', out)).status).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('"claims"');
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('judges a deployment log next to the run', async () => {
    const file = join(folder, 'log.csv');
    writeFileSync(file, recordsCsv(syntheticExample(studyOf(400))));
    const { stdout } = await called(reproduce, '--deployments', '500', '--seed', '42', '--data', file);
    expect(stdout.split('\n')[0]).toMatch(/your log .*your data/);
    expect(stdout).toContain('Replayed with seed 42;');
    expect(stdout).toContain('Every verdict matches the committed verdicts.');
  });

  it.each([
    [['--deployments', '0'], 'deployments: expected a whole number from 1 to 1,000,000, got "0"'],
    [['--scenario', 'typo'], 'scenario: expected one of equal-changes, baseline-942'],
    [['--seed', ''], 'seed: expected text of 1 to 200 characters'],
    [['--data', '/no/such/file.csv'], 'there is no such file or folder'],
    [['--json', tmpdir()], 'it is a folder'],
    [['--set', 'bakScale=1'], 'did you mean bakeScale?'],
    [['--set', 'bakeScale=x'], 'bakeScale: expected'],
    [['--address', '?n=abc'], 'address: expected a link of this site'],
    [['--expect', 'package.json'], 'expect: expected a ledger that --json wrote'],
    [['--json', '/no/such/folder/x.json'], 'json: expected a file that can be written'],
  ])('ends with 2 and a way to mend it for %j', async (args, message) => {
    const { status, stdout, stderr } = await called(reproduce, ...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr).toContain('usage: npm run reproduce');
  });
});
