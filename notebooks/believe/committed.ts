/** The committed draws and what was computed from them: fetched by this page only, when a comparison asks for them. */
import { loadSha256 } from '../../engine/audit-log/index.ts';
import type { Share } from '../../engine/belief/acceptance.ts';
import { type BeliefDraws, beliefPlan, drawsOf } from '../../engine/belief/belief.ts';
import { readTable, type Subject } from '../../engine/shards/table.ts';
import type { Interval } from '../../engine/statistics/index.ts';
import { type Choice, nameOf } from './choice.ts';

/** Addresses by name; the build adds each file's hash. */
const files: Readonly<Record<string, string>> = import.meta.glob('../../engine/belief/committed/*', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** Where a file is; null where this build has none. Tests have files of their own. */
export type Find = (name: string) => string | null;
const committedFile: Find = (name) => files[`../../engine/belief/committed/${name}`] ?? null;

export interface Committed {
  readonly draws: BeliefDraws;
  readonly subject: Subject;
}

export async function loadCommitted(choice: Choice, find: Find = committedFile): Promise<Committed | null> {
  const name = `${nameOf(choice)}.bin`;
  const url = find(name);
  if (url === null) return null;
  const [bytes, sha256] = await Promise.all([fetched(url).then((got) => got.arrayBuffer()), loadSha256()]);
  const table = readTable(new Uint8Array(bytes), sha256, name);
  return { draws: drawsOf(table, beliefPlan(choice.comparison), sha256), subject: table.subject };
}

/** An estimate with its 95% interval. */
export type Indexed = Interval & { readonly value: number };

/** Sobol' indices of each claim's quantity, as `npm run belief -- --read` writes them. */
export interface SobolFile {
  readonly subject: Subject;
  readonly found: readonly {
    readonly claim: string;
    readonly parameters: readonly {
      readonly key: string;
      readonly first: Indexed;
      readonly total: Indexed;
    }[];
  }[];
}

/** Accepted draws run again at the study's size, as `--read FILE --confirm N` writes them. */
export interface ConfirmedFile {
  readonly found: readonly {
    readonly baseline: number;
    readonly confirmations: readonly {
      readonly what: string;
      readonly accepted: number;
      readonly confirmed: Share;
    }[];
  }[];
}

/** @returns null where this build has no such file */
export async function loadJson<T>(name: string, find: Find = committedFile): Promise<T | null> {
  const url = find(name);
  return url === null ? null : ((await (await fetched(url)).json()) as T);
}

async function fetched(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: expected status 200, got ${response.status}; reload the page`);
  return response;
}
