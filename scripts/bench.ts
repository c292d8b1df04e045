/**
 * `npm run bench`: every measurement in one table of ratios, and kept as JSON with the machine that made it.
 *
 * Of each benchmark the quickest round counts: what else the machine does only adds. Ratios of two pieces of work of one run say the same on a busy machine and on another one; what is not a ratio is marked by its unit.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { expected } from '../engine/errors.ts';
import { type Command, exits, optionsOf, startCommand } from './command.ts';
import { readInput, writeOutput } from './files.ts';
import { weigh } from './size-budget.mjs';

const USAGE = `usage: npm run bench -- [--out FILE] [--against FILE] [--benchmarks FILE] [--no-site]
Measures replay, study, workers, belief draws, logs, a first visit and the built site's size, as ratios within one run.
 --out FILE          the table as JSON, with the machine (default node_modules/.cache/bench.json)
 --against FILE      such a table of before; what differs by more than 10% is marked
 --benchmarks FILE   what "vitest bench --outputJson" has written, instead of measuring again
 --no-site           without the built site (else run npm run build first)`;

export interface Row {
  readonly name: string;
  readonly value: number;
  /** × for a ratio. */
  readonly unit: string;
  /** What it should be at most, or at least. */
  readonly aim?: { readonly most: number } | { readonly least: number };
}

interface Table {
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly memoryGB: number;
    readonly node: string;
  };
  readonly rows: readonly Row[];
}

/** Vitest's report of benchmarks, as far as it is read. */
export interface Benchmarks {
  readonly files: readonly {
    readonly groups: readonly {
      readonly fullName: string;
      readonly benchmarks: readonly { readonly name: string; readonly min: number }[];
    }[];
  }[];
}

/** @throws ArgumentError for a benchmark that was not run */
export function rowsOf(report: Benchmarks): Row[] {
  const groups = report.files.flatMap((file) => file.groups);
  const best = (file: string, group: string, name: string): number => {
    const found = groups.find(({ fullName }) => fullName.includes(file) && fullName.includes(group));
    const benchmark = found?.benchmarks.find((each) => each.name === name);
    if (benchmark === undefined) throw expected('benchmarks', `${file}: ${group}: ${name}`, 'none of it');
    return benchmark.min;
  };
  const ratio = (
    name: string,
    file: string,
    group: string,
    of: string,
    to: string,
    aim?: Row['aim'],
  ): Row => ({
    name,
    value: best(file, group, of) / best(file, group, to),
    unit: '×',
    ...(aim === undefined ? {} : { aim }),
  });
  const [study, replay, log] = [
    'engine/study.bench',
    'engine/replay/replay.bench',
    'engine/deployment-log.bench',
  ];
  const [own, seeds] = ['of 15,847 deployments', '8 seeds of 5,000 deployments'];
  const rows = '20,000 rows of 25 columns';
  const audit = 'workers/audit.bench';
  return [
    {
      name: 'study of 15,847, warm',
      value: best(study, own, 'everything') / 1000,
      unit: 's of CPU',
      aim: { most: 0.45 },
    },
    ratio('study / its bare draws', study, own, 'everything', 'bare draws'),
    ratio('replay, figures / its bare draws', replay, '15,847 deployments', 'figures', 'bare draws', {
      most: 5,
    }),
    ratio(
      'replay, rows and digest / its bare draws',
      replay,
      '15,847 deployments',
      'rows and digest',
      'bare draws',
    ),
    ratio('two workers: seeds of the study', 'workers/study.bench', seeds, '1 worker', '2 workers', {
      least: 1.7,
    }),
    ratio('two workers: seeds of the replay', 'workers/replay.bench', '200 seeds', '1 worker', '2 workers', {
      least: 1.7,
    }),
    {
      name: 'belief draws',
      value: 16_000 / best('belief/draw.bench', '16 draws', 'free'),
      unit: 'a CPU second',
    },
    ratio('belief draw / its bare simulation', 'belief/draw.bench', '16 draws', 'free', 'bare simulation', {
      most: 1.2,
    }),
    ratio(
      'log read as CSV / cut at commas',
      log,
      rows,
      'read as a log of CSV, every cell checked',
      'cut at commas',
    ),
    ratio(
      'log read as JSON / JSON.parse',
      log,
      rows,
      'read as a log of JSON, every cell checked',
      'parsed as JSON, all at once',
    ),
    ratio('audit archive verified / the run', audit, '15,847', 'verify the archive', 'the bare run'),
    ratio('audit JSON verified / the run', audit, '15,847', 'verify the JSON', 'the bare run'),
  ];
}

const MARKED = 0.1;

/** One line a row; with a table of before, how much it has changed. */
export function tableText(rows: readonly Row[], before: readonly Row[] = []): string {
  const width = Math.max(...rows.map(({ name }) => name.length));
  return rows
    .map(({ name, value, unit, aim }) => {
      const good = aim === undefined || ('most' in aim ? value <= aim.most : value >= aim.least);
      const wanted = aim === undefined ? '' : 'most' in aim ? `at most ${aim.most}` : `at least ${aim.least}`;
      const old = before.find((row) => row.name === name)?.value;
      const change = old === undefined || old === 0 ? null : value / old - 1;
      const marked = change !== null && Math.abs(change) > MARKED ? '  <' : '';
      const changed =
        change === null ? '' : `  ${change < 0 ? '−' : '+'}${Math.abs(100 * change).toFixed(0)}%${marked}`;
      return `${name.padEnd(width)}  ${value.toPrecision(4).padStart(9)} ${unit.padEnd(12)}  ${`${wanted}${good ? '' : ', missed'}`.padEnd(22)}${changed}`.trimEnd();
    })
    .join('\n');
}

function call(command: readonly string[]): void {
  const { status } = spawnSync(process.execPath, command, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(`${command.join(' ')} ended with status ${status}`);
}

/** One file after the other, so that two workers have both cores to themselves. @returns files of results */
function measuredNow(cache: string): string[] {
  return ['node', 'browser'].map((project) => {
    const report = `${cache}/benchmarks-${project}.json`;
    const options = ['--run', '--no-file-parallelism', '--project', project, '--outputJson', report];
    call(['node_modules/vitest/vitest.mjs', 'bench', ...options]);
    return report;
  });
}

/** A first visit and the sizes of what was built. */
function siteRows(cache: string): Row[] {
  const file = `${cache}/visit.json`;
  call(['node_modules/tsx/dist/cli.mjs', 'scripts/bench-site.ts', '--visits', '3', '--json', file]);
  const visit = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
  const unit = visit['unitOfWork']!;
  return [
    {
      name: 'first visit: requests before its verdict',
      value: visit['requestsBeforeVerdict']!,
      unit: 'requests',
      aim: { most: 15 },
    },
    { name: 'first visit: answer painted', value: visit['answerPainted']! / unit, unit: 'units of work' },
    { name: 'first visit: run confirmed', value: visit['confirmed']! / unit, unit: 'units of work' },
    ...weigh('dist').map(({ what, bytes, budget }) => ({
      name: what,
      value: bytes / 1000,
      unit: 'kB',
      aim: { most: budget / 1000 },
    })),
  ];
}

export const bench: Command = {
  usage: USAGE,
  run: async (args, { log }) => {
    const cache = 'node_modules/.cache';
    const { values } = optionsOf(args, {
      out: { type: 'string', default: `${cache}/bench.json` },
      against: { type: 'string' },
      benchmarks: { type: 'string' },
      'no-site': { type: 'boolean', default: false },
    });
    const before =
      values.against === undefined
        ? null
        : (JSON.parse(readInput('against', values.against).toString()) as Table);
    if (!values['no-site'] && !existsSync('dist/index.html'))
      throw expected('dist', 'the built site: npm run build', 'none');
    mkdirSync(cache, { recursive: true });
    const reports = values.benchmarks === undefined ? measuredNow(cache) : [values.benchmarks];
    const measured = rowsOf({
      files: reports.flatMap(
        (report) => (JSON.parse(readInput('benchmarks', report).toString()) as Benchmarks).files,
      ),
    });
    const rows = values['no-site'] ? measured : [...measured, ...siteRows(cache)];
    const [cpu] = cpus();
    const machine = {
      cpu: cpu?.model ?? 'unknown',
      cores: cpus().length,
      memoryGB: Math.round(totalmem() / 1e9),
      node: process.version,
    };
    mkdirSync(dirname(values.out), { recursive: true });
    writeOutput(
      'out',
      values.out,
      Buffer.from(`${JSON.stringify({ machine, rows } satisfies Table, null, 2)}\n`),
    );
    log(
      `${machine.cores} × ${machine.cpu}, ${machine.memoryGB} GB, Node ${machine.node}\n${tableText(rows, before?.rows)}\nwritten: ${values.out}`,
    );
    return exits.asExpected;
  },
};

await startCommand(import.meta.url, bench);
