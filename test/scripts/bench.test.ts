import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bench, tableText } from '../../scripts/bench.ts';
import { called } from './called.ts';

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

/** Every benchmark that the table names, each as long as its place. */
const group = (fullName: string, ...names: string[]) => ({
  fullName,
  benchmarks: names.map((name, k) => ({ name, min: 100 * (k + 1) })),
});
const report = {
  files: [
    { groups: [group('test/engine/study.bench.ts > of 15,847 deployments', 'bare draws', 'everything')] },
    {
      groups: [
        group(
          'test/engine/replay/replay.bench.ts > 15,847 deployments',
          'bare draws',
          'figures',
          'rows and digest',
        ),
      ],
    },
    {
      groups: [group('test/workers/study.bench.ts > 8 seeds of 5,000 deployments', '2 workers', '1 worker')],
    },
    { groups: [group('test/workers/replay.bench.ts > 200 seeds of 500', '2 workers', '1 worker')] },
    { groups: [group('test/engine/belief/draw.bench.ts > 16 draws', 'bare simulation', 'free')] },
    {
      groups: [
        group(
          'test/engine/deployment-log.bench.ts > 20,000 rows of 25 columns',
          'cut at commas',
          'read as a log of CSV, every cell checked',
          'parsed as JSON, all at once',
          'read as a log of JSON, every cell checked',
        ),
      ],
    },
    {
      groups: [
        group(
          'test/workers/audit.bench.ts > 15,847 deployments',
          'the bare run',
          'verify the archive',
          'verify the JSON',
        ),
      ],
    },
  ],
};

test('the table has ratios from one report, is kept with the machine, and marks what changed by more than a tenth', async () => {
  writeFileSync(at('report.json'), JSON.stringify(report));
  const first = await called(bench, '--no-site', '--benchmarks', at('report.json'), '--out', at('one.json'));
  expect(first.status).toBe(0);
  expect(first.stdout).toMatch(/^study \/ its bare draws +2\.000 ×$/m);
  expect(first.stdout).toMatch(/^replay, rows and digest \/ its bare draws +3\.000 ×$/m);
  expect(first.stdout).toMatch(/^belief draws +80\.00 a CPU second$/m);
  expect(first.stdout).toMatch(/^two workers: seeds of the study +2\.000 × +at least 1\.7$/m);
  expect(first.stdout).toMatch(/^belief draw \/ its bare simulation +2\.000 × +at most 1\.2, missed$/m);
  const { machine } = JSON.parse(readFileSync(at('one.json'), 'utf8')) as {
    machine: Record<string, unknown>;
  };
  expect(Object.keys(machine)).toEqual(['cpu', 'cores', 'memoryGB', 'node']);
  report.files[0]!.groups[0]!.benchmarks[1]!.min = 240;
  writeFileSync(at('report.json'), JSON.stringify(report));
  const second = await called(
    bench,
    '--no-site',
    '--benchmarks',
    at('report.json'),
    '--out',
    at('two.json'),
    '--against',
    at('one.json'),
  );
  expect(second.stdout).toMatch(/^study \/ its bare draws +2\.400 × .*\+20% {2}<$/m);
  expect(second.stdout).toMatch(/^replay, figures .*\+0%$/m);
});

test('a change of less than a tenth is no mark, whatever its sign', () => {
  const row = (value: number) => ({ name: 'a', value, unit: '×' });
  expect(tableText([row(92)], [row(100)])).toMatch(/−8%$/);
  expect(tableText([row(88)], [row(100)])).toMatch(/−12% {2}<$/);
});

test('a benchmark that was not run is named', async () => {
  writeFileSync(at('none.json'), '{"files":[]}');
  const { status, stderr } = await called(
    bench,
    '--no-site',
    '--benchmarks',
    at('none.json'),
    '--out',
    at('x.json'),
  );
  expect(status).toBe(2);
  expect(stderr).toContain('expected engine/study.bench: of 15,847 deployments: everything');
});
