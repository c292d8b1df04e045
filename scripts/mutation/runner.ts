/**
 * Runs tests for Stryker: bundled once with the instrumented engine, then each mutant in a worker of its own, cheapest test first.
 *
 * Vitest would load every module anew for each mutant, a second and more; this takes a tenth. Time is that of the processor: a
 * mutant is no endless loop because the machine is busy.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { inSample } from './sample.ts';

// Of Stryker's plugin API what is used; its own types would ask everyone who checks types to have installed Stryker.

/** How often each mutant is reached: while modules load, and by test. */
interface MutantCoverage {
  readonly static: Readonly<Record<string, number>>;
  readonly perTest: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

interface MutantRun {
  readonly activeMutant: { readonly id: string };
  /** the tests that reach it */
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
}

/** What one worker is asked. */
export interface Order {
  readonly files: readonly string[];
  /** in this order; left out, all of the files */
  readonly tests?: readonly string[] | undefined;
  readonly mutant?: string;
  readonly hitLimit?: number | undefined;
}

export interface Answer {
  /** milliseconds of processor time by test, of those that ran, and by file, to load it */
  readonly times: Readonly<Record<string, number>>;
  readonly failed: { readonly id: string; readonly message: string } | undefined;
  readonly coverage: MutantCoverage | undefined;
  /** how often the mutant was reached */
  readonly hits: number;
}

/** What a worker says before each test, and before it loads a file. */
export interface Start {
  readonly starts: string;
}

/** Processor time that any test may take with a mutant, and so many times what it takes without. */
const LEAST_MS = 2_000;
const TIMES_AS_LONG = 10;
/** The same to load a file, with what it shares with others. */
const LONGEST_LOAD_MS = 20_000;

/** Tests below the first also run where they do not reach a mutant; tests above the second only where nothing else does. */
const [QUICK_MS, DEAR_MS] = [5, 300];

const [SUCCEEDED, FAILED] = [0, 1];

const folder = 'test/mutated';
const timesFile = `${folder}/times.json`;

class BundledTests {
  readonly #files: readonly string[] = JSON.parse(process.env['MUTATED_TESTS'] ?? '[]');
  readonly #every = Number(process.env['MUTATED_EVERY'] ?? 1);

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun() {
    await bundle(this.#files);
    const { times, failed, coverage } = await this.#ask({ files: this.#files });
    writeFileSync(timesFile, JSON.stringify(times));
    // as mutants meet them: a test that needs another before it would count as a kill
    const ids = Object.keys(times).filter(isTest);
    const order = cheapestFirst(ids, times);
    const again = await this.#ask({ files: this.#files, tests: order });
    if (failed === undefined && again.failed !== undefined) {
      const { id, message } = again.failed;
      return { status: 'error', errorMessage: `${id} needs tests before it: ${message}` };
    }
    const tests = ids.map((id) => {
      const test = { id, name: id, timeSpentMs: times[id]!, fileName: fileOf(id) };
      return failed?.id === id
        ? { ...test, status: FAILED, failureMessage: failed.message }
        : { ...test, status: SUCCEEDED };
    });
    return {
      status: 'complete',
      tests,
      mutantCoverage: coverage ?? { static: {}, perTest: {} },
    };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }: MutantRun) {
    // as a mutant that cannot be run: neither killed nor survived
    if (!inSample(activeMutant.id, this.#every))
      return { status: 'error', errorMessage: 'not in the sample' };
    const times = JSON.parse(readFileSync(timesFile, 'utf8')) as Answer['times'];
    const ids = Object.keys(times).filter(isTest);
    const reaching = new Set(testFilter ?? ids);
    const files = new Set([...reaching].map(fileOf));
    // the quick others of these files as well: what one test computes for several is reached by the first alone
    const others = ids.filter((id) => times[id]! < QUICK_MS && files.has(fileOf(id)));
    const all = cheapestFirst([...new Set([...reaching, ...others])], times);
    const onlyDear = [...reaching].every((id) => times[id]! >= DEAR_MS);
    const tests = onlyDear ? all : all.filter((id) => times[id]! < DEAR_MS);
    const nrOfTests = tests.length;
    try {
      const { failed, hits } = await this.#ask(
        {
          files: [...files],
          tests,
          mutant: activeMutant.id,
          hitLimit,
        },
        (starts) => (isTest(starts) ? LEAST_MS + TIMES_AS_LONG * times[starts]! : LONGEST_LOAD_MS),
      );
      if (hitLimit !== undefined && hits > hitLimit)
        return { status: 'timeout', reason: `reached ${hits} times` };
      if (failed === undefined) return { status: 'survived', nrOfTests };
      return {
        status: 'killed',
        killedBy: [failed.id],
        failureMessage: failed.message,
        nrOfTests,
      };
    } catch (error) {
      if (error instanceof TooLong) return { status: 'timeout', reason: error.message };
      // what nobody caught ends the worker: a run of Vitest would fail as well
      return {
        status: 'killed',
        killedBy: [tests[0]!],
        failureMessage: String(error),
        nrOfTests,
      };
    }
  }

  /** @param limit milliseconds of processor time for a test or for the load of a file; left out, no limit */
  async #ask(order: Order, limit = (_starts: string) => Number.POSITIVE_INFINITY): Promise<Answer> {
    const worker = new Worker(pathToFileURL(`${folder}/entry.mjs`), {
      workerData: order,
      // what it loads is JavaScript
      execArgv: [],
      env: { ...process.env, NODE_OPTIONS: '' },
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
      stdout: true,
      stderr: true,
    });
    let from = process.cpuUsage();
    let most = LONGEST_LOAD_MS;
    let watch: NodeJS.Timeout | undefined;
    const answer = new Promise<Answer>((resolve, reject) => {
      watch = setInterval(() => {
        const { user, system } = process.cpuUsage(from);
        if ((user + system) / 1000 > most)
          reject(new TooLong(`more than ${most.toFixed(0)} ms of processor time`));
      }, 200);
      worker.on('message', (message: Answer | Start) => {
        if (!('starts' in message)) return resolve(message);
        from = process.cpuUsage();
        most = limit(message.starts);
      });
      worker.once('error', (error: Error & { readonly code?: string }) =>
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new TooLong('out of memory') : error),
      );
      worker.once('exit', (code) => reject(new Error(`the tests’ worker ended with ${code} and no answer`)));
    });
    try {
      return await answer;
    } finally {
      clearInterval(watch);
      await worker.terminate();
    }
  }
}

class TooLong extends Error {}

/** What a test costs by itself, its file being loaded for it. */
function cheapestFirst(ids: readonly string[], times: Answer['times']): readonly string[] {
  const cost = (id: string): number => times[id]! + times[fileOf(id)]!;
  return ids.toSorted((a, b) => cost(a) - cost(b));
}

const isTest = (id: string): boolean => id.includes(' > ');

function fileOf(id: string): string {
  return id.slice(0, id.indexOf(' > '));
}

/** One chunk for each test file, with what they share beside it; fixtures are found from the folder. */
async function bundle(files: readonly string[]): Promise<void> {
  const harness = fileURLToPath(new URL('harness.ts', import.meta.url));
  const loads = files.map(
    (file) => `${JSON.stringify(file)}: () => import(${JSON.stringify(`../${file.slice(5)}`)}),`,
  );
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    `${folder}/entry.ts`,
    `import { obey } from 'vitest';\nawait obey({\n${loads.join('\n')}\n});\n`,
  );
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    resolve: { alias: { vitest: harness } },
    ssr: { noExternal: true },
    build: {
      ssr: `${folder}/entry.ts`,
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' } },
    },
  });
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'bundled-tests', injectableClass: BundledTests }];
