/** The committed draws and what was computed from them: fetched by this page only, when a comparison asks for them. */
import { loadSha256 } from '../../engine/audit-log/index.ts';
import { type BeliefDraws, beliefPlan, drawsOf } from '../../engine/belief/belief.ts';
import type { Confirmation } from '../../engine/belief/confirm.ts';
import type { ElementaryEffects, VarianceShares } from '../../engine/belief/sensitivity.ts';
import { readTable, type Subject } from '../../engine/shards/table.ts';
import { type Choice, nameOf } from './choice.ts';

/** Addresses by name; the build adds each file's hash. */
const files: Readonly<Record<string, string>> = import.meta.glob('../../engine/belief/committed/*', {
  query: '?url&no-inline', // inlined as a data: address it would be refused by the page's policy
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

/** By address: choices that leave the comparison read the same draws. */
const loaded = new Map<string | null, Promise<Committed | null>>([[null, Promise.resolve(null)]]);

export function loadCommitted(choice: Choice, find: Find = committedFile): Promise<Committed | null> {
  const name = `${nameOf(choice)}.bin`;
  const url = find(name);
  const known = loaded.get(url) ?? load(url, name, choice);
  loaded.set(url, known);
  known.catch(() => loaded.delete(url)); // to be tried again
  return known;
}

async function load(url: string | null, name: string, choice: Choice): Promise<Committed | null> {
  const [response, sha256] = await Promise.all([fetched(url), loadSha256()]);
  if (response === null) return null;
  const table = readTable(new Uint8Array(await response.arrayBuffer()), sha256, name);
  return { draws: drawsOf(table, beliefPlan(choice.comparison), sha256), subject: table.subject };
}

/** What `npm run belief -- --read FILE --out` writes. */
interface Reading<T> {
  readonly subject: Subject;
  readonly found: readonly T[];
}
/** What each input does to each claim's quantity. */
export type AnalysisFile<T> = Reading<{
  readonly claim: string;
  readonly parameters: readonly ({ readonly key: string } & T)[];
}>;
export interface Analyses {
  readonly morris: AnalysisFile<ElementaryEffects> | null;
  readonly sobol: AnalysisFile<VarianceShares> | null;
}

/** @returns null where this build has none: of the fair and the strict comparison there can be none */
export async function loadAnalyses(choice: Choice, find?: Find): Promise<Analyses> {
  const [morris, sobol] = await Promise.all([
    loadJson<NonNullable<Analyses['morris']>>(`${nameOf(choice)}-morris.json`, find),
    loadJson<NonNullable<Analyses['sobol']>>(`${nameOf(choice)}-sobol.json`, find),
  ]);
  return { morris, sobol };
}

/** Accepted draws run again at the study's size. */
export type ConfirmedFile = Reading<{
  readonly baseline: number;
  readonly confirmations: readonly Confirmation[];
}>;

/** @returns null where this build has no such file */
export async function loadJson<T>(name: string, find: Find = committedFile): Promise<T | null> {
  return ((await (await fetched(find(name)))?.json()) as T | undefined) ?? null;
}

async function fetched(url: string | null): Promise<Response | null> {
  if (url === null) return null;
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: expected status 200, got ${response.status}; reload the page`);
  return response;
}
