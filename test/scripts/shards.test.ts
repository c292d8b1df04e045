import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadSha256 } from '../../engine/index.ts';
import { readTable, writeTable } from '../../engine/shards/table.ts';
import { belief } from '../../scripts/belief.ts';
import { replicate } from '../../scripts/replicate.ts';
import { called } from './called.ts';

const folder = mkdtempSync(join(tmpdir(), 'shards-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const bytes = (name: string): Buffer => readFileSync(at(name));
const sha256 = await loadSha256();

describe('npm run belief', () => {
  const asked = ['--comparison', 'free', '--draws', '4'];

  it('makes shards that combine to the bytes of the whole, and says what came out', async () => {
    for (const [shard, name] of [
      ['2/2', 'b'],
      ['1/2', 'a'],
    ] as const) {
      expect((await called(belief, ...asked, '--shard', shard, '--out', at(name))).status).toBe(0);
    }
    expect((await called(belief, ...asked, '--out', at('whole'))).status).toBe(0);
    expect((await called(belief, '--merge', at('b'), at('a'), '--out', at('merged'))).status).toBe(0);
    expect(bytes('merged').equals(bytes('whole'))).toBe(true);
    const { stdout, status } = await called(belief, '--read', at('merged'));
    expect(status).toBe(0);
    expect(stdout).toContain('npm run belief -- --comparison free --draws 4');
    expect(stdout).toMatch(/success-genops 0\.96…0\.975: \d+\.\d\d% \(.+\), \d of 4/);
    const lost = await called(belief, '--merge', at('b'), '--out', at('lost'));
    expect([lost.status, lost.stderr]).toEqual([2, expect.stringContaining('none of number 1')]);
  });

  it('names scenario, seed, engine and command in the file', async () => {
    await called(
      belief,
      '--comparison',
      'strict',
      '--baseline',
      '94.2',
      '--draws',
      '1',
      '--out',
      at('strict'),
    );
    const { subject, shard } = readTable(bytes('strict'), sha256);
    expect(shard).toBeNull();
    expect(subject).toMatchObject({
      command: 'npm run belief -- --comparison strict --baseline 94.2 --draws 1',
      engine: expect.stringMatching(/^genops-study\/1 [0-9a-f]{16}$/),
      scenario: 'equal-changes',
      seed: 'belief',
      deployments: 2000,
      of: { comparison: 'strict', baseline: 0.942, design: 'map' },
    });
  });

  it('runs the points of a sensitivity analysis and writes its indices', async () => {
    const trajectory = ['--comparison', 'free', '--design', 'morris', '--draws', '40'];
    await called(belief, ...trajectory, '--shard', '1/20', '--out', at('two'));
    // a whole trajectory, of two rows in turn: forty runs would show no more
    const { subject, data } = readTable(bytes('two'), sha256);
    const inTurn = ([first, second]: Float64Array): Float64Array<ArrayBuffer> =>
      Float64Array.from({ length: subject.rows }, (_, row) => (row % 2 === 0 ? first! : second!));
    const columns = Object.entries(data).map(([name, rows]) => [name, inTurn(rows)]);
    writeFileSync(
      at('morris'),
      writeTable({ subject, shard: null, data: Object.fromEntries(columns) as typeof data }, sha256),
    );
    const { stdout } = await called(belief, '--read', at('morris'), '--out', at('morris.json'));
    expect(stdout).toMatch(/^success-genops: \w+ /m);
    const { found } = JSON.parse(bytes('morris.json').toString()) as {
      found: { claim: string; parameters: unknown[] }[];
    };
    expect(found.find(({ claim }) => claim === 'rollback-genops')!.parameters).toHaveLength(39);
  });

  it.each([
    [['--comparison', 'fair', '--draws', '4', '--out', 'x'], 'baseline: expected one of 89, 94.2'],
    [['--comparison', 'loose', '--draws', '4', '--out', 'x'], 'comparison: expected free, fair or strict'],
    [['--comparison', 'free', '--draws', '0', '--out', 'x'], 'draws: expected a whole number'],
    [['--comparison', 'free', '--draws', '4'], 'out: expected a file to write'],
    [
      ['--comparison', 'free', '--draws', '4', '--shard', '5/4', '--out', 'x'],
      'shard: expected such as 3/16',
    ],
    [['--merge', 'no-such-file', '--out', join(folder, 'y')], 'file: expected a file that can be read'],
  ])('refuses %j', async (args, message) => {
    const { status, stderr } = await called(belief, ...args);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it('refuses a file of another kind', async () => {
    writeFileSync(at('other'), 'draws');
    const { status, stderr } = await called(belief, '--read', at('other'));
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining('expected a file of draws or replications'),
    ]);
  });
});

describe('npm run replicate', () => {
  it('makes shards that combine to the bytes of the whole: every quantity under seeds 1 to K', async () => {
    const asked = ['--deployments', '60', '--seeds', '11', '--scenario', 'baseline-942'];
    // as on eight machines that end in any order
    const order = [5, 1, 8, 3, 2, 7, 4, 6];
    for (const k of order) await called(replicate, ...asked, '--shard', `${k}/8`, '--out', at(`r${k}`));
    const { stdout } = await called(replicate, ...asked, '--out', at('r'));
    expect(stdout).toMatch(
      /^successGenops: mean 0\.\d+, Monte Carlo error [\d.]+, SD between seeds [\d.]+, 11 seeds$/m,
    );
    expect(stdout).toContain('budgetVarianceReduction: 0 seeds with a number');
    const parts = order.map((k) => at(`r${k}`));
    expect((await called(replicate, '--merge', ...parts, '--out', at('rm'))).status).toBe(0);
    expect(bytes('rm').equals(bytes('r'))).toBe(true);
    const lost = await called(replicate, '--merge', ...parts.slice(1), '--out', at('rl'));
    expect([lost.status, lost.stderr]).toEqual([2, expect.stringContaining('5')]);
    const { subject, data } = readTable(bytes('r'), sha256);
    expect(subject).toMatchObject({ scenario: 'baseline-942', deployments: 60, seed: '1 to 11' });
    expect(data['successGenops']).toHaveLength(11);
  });

  it('refuses to merge what two commands made', async () => {
    await called(belief, '--comparison', 'free', '--draws', '2', '--shard', '1/2', '--out', at('p'));
    await called(replicate, '--deployments', '60', '--seeds', '2', '--shard', '2/2', '--out', at('q'));
    const { status, stderr } = await called(replicate, '--merge', at('p'), at('q'), '--out', at('pq'));
    expect([status, stderr]).toEqual([2, expect.stringContaining('the columns of the first file')]);
  });
});
