/** What sweeps and comparisons share as receipts: a task in plain data, and a list for each number that came out. */
import type { SeedColumns } from '../../engine/claims/over-seeds.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import { type Findings, finite, finiteAll, type Task, type Values } from './record.ts';

export const runTask = ({ scenario, settings, seed, deployments }: StudyConfig): Task => ({
  scenario,
  settings,
  seed,
  deployments,
});

export const listsOnly = (values: Values): Findings => ({ claims: [], values, auditHead: null });

export const listsOf = (columns: SeedColumns, done: number, before = ''): Values =>
  Object.fromEntries(
    Object.entries(columns).map(([name, list]) => [`${before}${name}`, finiteAll(list.slice(0, done))]),
  );

/** Numbers and words by their path, a list each with an entry for each row: `estimate.value`. What a row does not have is null. */
export function columnsOf(rows: readonly object[], before = ''): Values {
  const found = new Map<string, (number | string | null)[]>();
  const note = (value: unknown, path: string, k: number): void => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) note(part, path === '' ? key : `${path}.${key}`, k);
      return;
    }
    const list = found.get(path) ?? rows.map(() => null);
    found.set(path, list);
    if (typeof value === 'number') list[k] = finite(value);
    else
      list[k] = value === null || typeof value === 'string' ? value : (value as bigint | boolean).toString();
  };
  for (const [k, row] of rows.entries()) note(row, '', k);
  return Object.fromEntries([...found].map(([path, list]) => [`${before}${path}`, list]));
}

/** A pool of workers for one repetition. */
export async function withPool<Pool extends { close(): void }, T>(
  pool: Pool,
  perform: (pool: Pool) => Promise<T>,
): Promise<T> {
  try {
    return await perform(pool);
  } finally {
    pool.close();
  }
}
