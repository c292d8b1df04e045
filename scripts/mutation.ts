/** `npm run mutation -- PART …`: changes the engine in a thousand small ways, and says which of them no test notices. Dear: on demand and once a week. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expected } from '../engine/errors.ts';
import { wilsonInterval } from '../engine/statistics/index.ts';
import { type Command, exits, optionsOf, startCommand } from './command.ts';
import { inSample } from './mutation/sample.ts';

/** By folder of the engine: the tests that answer for it. */
const mutatedParts: Readonly<Record<string, readonly string[]>> = {
  statistics: ['engine/statistics', 'oracles/statistics', 'properties/statistics'],
  'canary-rollout': ['engine/canary-rollout', 'properties/canary'],
  // without oracles/audit-export, which starts other programs
  'audit-log': [
    'engine/audit-log',
    'engine/policy-language/policy-set-id',
    'oracles/checkpoint',
    'oracles/merkle',
    'properties/audit',
    'properties/base64',
    'properties/merkle',
  ],
  replay: ['engine/replay', 'oracles/replay', 'oracles/cpython', 'properties/replay'],
  claims: ['engine/claims', 'oracles/consistency', 'properties/consistency', 'properties/grim'],
};
/** Percent of the mutants. */
const LEAST_KILLED = 85;

const USAGE = `usage: npm run mutation -- [PART …] [--concurrency N] [--files GLOB] [--sample N]
Parts: ${Object.keys(mutatedParts).join(', ')} (default all). Ends with 1 where less than ${LEAST_KILLED}% of the mutants are killed.
 --concurrency N   test processes at a time (default 2)
 --files GLOB      only these files of the part, such as 'roc.ts'
 --sample N        only every Nth mutant of these files, in their order; the rest is an error in Stryker's report
What survives is in node_modules/.cache/mutation/PART.html; a second run asks only what has changed.`;

/** Left out, or no program any more. */
const notAsked: ReadonlySet<string> = new Set(['Ignored', 'CompileError', 'RuntimeError']);

/** Of Stryker's report what is read. */
interface Report {
  readonly files: Readonly<
    Record<string, { readonly mutants: readonly { readonly id: string; readonly status: string }[] }>
  >;
}

function testsOf(part: string): readonly string[] {
  const starts = mutatedParts[part]!.map((path) => `test/${path}`);
  return readdirSync('test', { recursive: true, encoding: 'utf8' })
    .map((path) => `test/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.test.ts') && starts.some((start) => path.startsWith(start)))
    .toSorted();
}

/** Wilson’s, for all mutants of which every so many were asked. */
function intervalText(killed: number, asked: number): string {
  const { lower, upper } = wilsonInterval(killed, asked, 0.95);
  return `95% interval ${(100 * lower).toFixed(1)} to ${(100 * upper).toFixed(1)}%`;
}

export const mutation: Command = {
  usage: USAGE,
  run: async (args, { log }) => {
    const { values, positionals } = optionsOf(
      args,
      {
        concurrency: { type: 'string', default: '2' },
        files: { type: 'string', default: '**/*.ts' },
        sample: { type: 'string', default: '1' },
      },
      true,
    );
    const wrong = positionals.find((part) => !Object.hasOwn(mutatedParts, part));
    if (wrong !== undefined) throw expected('part', `one of ${Object.keys(mutatedParts).join(', ')}`, wrong);
    const every = Number(values.sample);
    if (!Number.isSafeInteger(every) || every < 1)
      throw expected('--sample', 'a whole number of at least 1', values.sample);
    const cache = 'node_modules/.cache/mutation';
    mkdirSync(cache, { recursive: true });
    let survived = 0;
    for (const part of positionals.length > 0 ? positionals : Object.keys(mutatedParts)) {
      const options = {
        mutate: [`engine/${part}/${values.files}`],
        testRunner: 'bundled-tests',
        plugins: ['./scripts/mutation/runner.ts'],
        coverageAnalysis: 'perTest',
        ignoreStatic: true, // tables and constants, which every test of a file would have to run again
        incremental: every === 1,
        incrementalFile: `${cache}/${part}.json`,
        concurrency: Number(values.concurrency),
        timeoutMS: 600_000, // the runner has a limit of its own, in processor time
        reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
        jsonReporter: { fileName: `${cache}/${part}-report.json` },
        clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
        htmlReporter: { fileName: `${cache}/${part}.html` },
        tempDirName: '.mutation',
        ignorePatterns: ['/dist', '/dist-single', '/lib', '/release', 'site/previews', '*.png'],
        thresholds: { high: 95, low: LEAST_KILLED, break: null },
        allowConsoleColors: false,
        disableTypeChecks: false,
        tsconfigFile: 'none', // it would rewrite the paths of one with an interface that TypeScript 7 has not
      };
      writeFileSync(`${cache}/${part}-options.json`, JSON.stringify(options));
      const stryker = 'node_modules/@stryker-mutator/core/bin/stryker.js';
      const ended = spawnSync(process.execPath, [stryker, 'run', `${cache}/${part}-options.json`], {
        stdio: 'inherit',
        // the runner is TypeScript
        env: {
          ...process.env,
          NODE_OPTIONS: '--import tsx',
          MUTATED_TESTS: JSON.stringify(testsOf(part)),
          MUTATED_EVERY: String(every),
        },
      });
      if (ended.status !== 0) throw new Error(`Stryker ended with status ${ended.status}`);
      const { files } = JSON.parse(readFileSync(options.jsonReporter.fileName, 'utf8')) as Report;
      const asked = Object.values(files).flatMap(({ mutants }) =>
        mutants.filter(({ id, status }) => inSample(id, every) && !notAsked.has(status)),
      );
      const killed = asked.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
      const percent = (100 * killed) / Math.max(asked.length, 1);
      const sampled =
        every > 1 && asked.length > 0 ? `, a sample: ${intervalText(killed, asked.length)}` : '';
      log(`${part}: ${killed} of ${asked.length} mutants killed, ${percent.toFixed(1)}%${sampled}`);
      if (percent < LEAST_KILLED) survived += 1;
    }
    return survived === 0 ? exits.asExpected : exits.finding;
  },
};

await startCommand(import.meta.url, mutation);
