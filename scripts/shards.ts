/** What `npm run belief` and `npm run replicate` share: parts of a table made one by one, on any machine, and merged. */
import { loadSha256, type Sha256 } from '../engine/audit-log/index.ts';
import { expected } from '../engine/errors.ts';
import { mergeTables, readTable, type Shard, type Table, writeTable } from '../engine/shards/table.ts';
import type { StudyProgress } from '../engine/simulator/study.ts';
import type { Printer } from './command.ts';
import { checkOutput, readInput, writeOutput } from './files.ts';

export const shardUsage = ` --shard i/n makes part i of n; parts are independent. --merge FILE… combines all n, in any order, to the same bytes as the whole.`;

/** Options of both commands, for parseArgs. */
export const shardOptions = {
  shard: { type: 'string' },
  merge: { type: 'boolean', default: false },
  out: { type: 'string' },
} as const;

/** `3/16`; null: the whole. @throws ArgumentError for anything else */
export function shardFrom(text: string | undefined): Shard | null {
  if (text === undefined) return null;
  const [, index, of] = (/^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? []).map(Number);
  if (index === undefined || of === undefined || index < 1 || index > of) {
    throw expected('shard', 'such as 3/16, the part first', text);
  }
  return { index, of };
}

/** @throws ArgumentError unless it is a whole number from 1 to `most` */
export function countFrom(where: string, text: string | undefined, most: number): number {
  const count = /^\d{1,7}$/.test(text ?? '') ? Number(text) : Number.NaN;
  if (!(count >= 1 && count <= most)) throw expected(where, `a whole number from 1 to ${most}`, text);
  return count;
}

/** @param inputs files that are read. @throws ArgumentError when it is missing, one of those, or cannot be written after the work */
export function outFrom(file: string | undefined, inputs: readonly string[] = []): string {
  if (file === undefined) throw expected('out', 'a file to write', file);
  checkOutput('out', file, inputs);
  return file;
}

/** @throws ArgumentError for a file that cannot be read, or is another kind of file */
export function tableIn(file: string, sha256: Sha256): Table {
  return readTable(readInput('file', file), sha256, file);
}

/** Merges files into one. */
export async function mergeFiles(files: readonly string[], out: string): Promise<Table> {
  const sha256 = await loadSha256();
  const table = mergeTables(files.map((file) => tableIn(file, sha256)));
  writeOutput('out', out, writeTable(table, sha256));
  return table;
}

/** Makes a table, tells once a minute where it stands, and writes it. */
export function makeTable(
  steps: Generator<StudyProgress, Table, void>,
  out: string,
  sha256: Sha256,
  { error }: Printer,
): Table {
  const started = process.cpuUsage();
  const seconds = (): number => {
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1e6;
  };
  let reported = 0;
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) {
    if (seconds() - reported < 60) continue;
    reported = seconds();
    error(`${step.value.done} of ${step.value.total}, ${reported.toFixed(0)} s of CPU time`);
  }
  writeOutput('out', out, writeTable(step.value, sha256));
  error(`written: ${out}, ${seconds().toFixed(1)} s of CPU time`);
  return step.value;
}
