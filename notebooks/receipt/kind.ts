/** A kind of receipt: what was done, and how it is done again. Each stands with the page that makes it. */

import type { LedgerRow } from '../../engine/claims/lenses/ledger.ts';
import { expected, inWords } from '../../engine/errors.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import type { Study } from '../../engine/simulator/study.ts';
import type { Findings, Task } from './record.ts';

/** What the place where receipts are checked lends to a kind. */
export interface RepeatHooks {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: { readonly done: number; readonly total: number }) => void;
  /** Runs the study on screen; left out on pages that run none. */
  readonly run?: (
    config: StudyConfig,
  ) => Promise<{ readonly study: Study; readonly rows: readonly LedgerRow[] }>;
  /** The reader's own file: out of the receipt, or asked for. */
  readonly file: () => Promise<File>;
}

/**
 * Does again what the task says.
 * @throws ArgumentError for a task that this version does not have
 */
export type Repeat = (task: Task, hooks: RepeatHooks) => Promise<Findings>;

/** A whole number of a task. @throws ArgumentError */
export function wholeIn(task: Task, key: string, most: number, least = 1): number {
  const value = task[key];
  if (!(Number.isInteger(value) && (value as number) >= least && (value as number) <= most))
    throw expected(key, `a whole number from ${least} to ${most.toLocaleString('en-US')}`, value);
  return value as number;
}

/** A list of a task. @throws ArgumentError */
export function listIn(task: Task, key: string, most: number): readonly unknown[] {
  const value = task[key];
  if (!Array.isArray(value) || value.length > most) {
    const came = Array.isArray(value) ? inWords(`${value.length}`) : value;
    throw expected(key, `a list of at most ${most}`, came);
  }
  return value;
}

/** A part of a task that has parts. @throws ArgumentError */
export function partIn(task: Task, key: string): object {
  const value = task[key];
  if (typeof value !== 'object' || value === null) throw expected(key, 'an object', value);
  return value;
}

/** What of a reader's file a receipt holds: enough to tell whether it is the same. */
export async function fingerprint(file: Blob): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const { loadSha256 } = await import('../../engine/audit-log/index.ts');
  const sha256 = (await loadSha256())
    .init()
    .update(new Uint8Array(await file.arrayBuffer()))
    .digest();
  return { bytes: file.size, sha256 };
}

/** The reader's file. @throws ArgumentError for another one */
export async function sameFile(task: Task, { file: ask }: RepeatHooks): Promise<File> {
  const file = await ask();
  const { sha256 } = await fingerprint(file);
  if (sha256 !== task['sha256'])
    throw expected(
      'file',
      `the one with the SHA-256 ${String(task['sha256'])}`,
      inWords(`${file.name} with ${sha256.slice(0, 12)}…`),
    );
  return file;
}
