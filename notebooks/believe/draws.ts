/** Where draws come from: those that are committed, fetched by this page only, when a comparison asks for them; and those that are made here. */
import { loadSha256 } from '../../engine/audit-log/index.ts';
import { type BeliefDraws, type BeliefPlan, beliefPlan, drawsOf } from '../../engine/belief/belief.ts';
import type { Confirmation } from '../../engine/belief/confirm.ts';
import type { ElementaryEffects, VarianceShares } from '../../engine/belief/sensitivity.ts';
import { readTable, type Subject } from '../../engine/shards/table.ts';
import type { BeliefPool } from '../../workers/belief/pool.ts';
import type { SweepTicket } from '../authoring/sweep-control.ts';
import { growing } from '../charts/variants.ts';
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

/** The draws of a comparison; what was computed from them is null where this build has none. */
export interface Committed {
  readonly draws: BeliefDraws;
  readonly subject: Subject;
  /** Accepted draws run again at the study's size. */
  readonly confirmed: Reading<{
    readonly baseline: number;
    readonly confirmations: readonly Confirmation[];
  }> | null;
  /** Both analyses are of the free comparison. */
  readonly morris: AnalysisFile<ElementaryEffects> | null;
  readonly sobol: AnalysisFile<VarianceShares> | null;
}

const MISSING =
  'This build has no committed draws of this comparison. Choose another one, or run free draws yourself below.';
const OFFLINE =
  'The committed draws of this comparison are missing on this device, and with them all charts of this page. A browser keeps them when the page first shows them with a network. You can run free draws yourself below; they need none.';

/** By addresses: choices that leave the comparison read the same draws. */
const loaded = new Map<string, Promise<Committed | string>>();

/** @returns why there are none, in words, where this build or this device has none */
export async function loadCommitted(choice: Choice, find: Find = committedFile): Promise<Committed | string> {
  const name = nameOf(choice);
  const urls = ['.bin', '-confirmed.json', '-morris.json', '-sobol.json'].map((end) => find(`${name}${end}`));
  const known = loaded.get(urls.join()) ?? load(urls, name, choice);
  loaded.set(urls.join(), known);
  const found = await known.catch((error: unknown) => {
    loaded.delete(urls.join());
    throw error;
  });
  if (typeof found === 'string') loaded.delete(urls.join()); // to be tried again
  return found;
}

async function load(
  urls: readonly (string | null)[],
  name: string,
  choice: Choice,
): Promise<Committed | string> {
  const [sha256, bin, ...texts] = await Promise.all([loadSha256(), ...urls.map(fetched)]);
  if (!bin) return urls[0] === null ? MISSING : OFFLINE;
  const table = readTable(new Uint8Array(await bin.arrayBuffer()), sha256, name);
  const draws = drawsOf(table, beliefPlan(choice.comparison), sha256);
  const [confirmed, morris, sobol] = await Promise.all(
    texts.map(async (text) => (await text?.json()) ?? null),
  );
  return { draws, subject: table.subject, confirmed, morris, sobol };
}

/** @returns null where there is no such file, or no network for it */
async function fetched(url: string | null): Promise<Response | null> {
  if (url === null) return null;
  // the offline copy keeps what passes through it: on a first visit it comes after this
  const copy = 'serviceWorker' in navigator ? navigator.serviceWorker : null;
  if (copy?.controller === null)
    copy.addEventListener('controllerchange', () => void fetch(url).catch(() => {}), { once: true });
  const response = await fetch(url).catch(() => null);
  if (response?.ok === false)
    throw new Error(`${url}: expected status 200, got ${response.status}; reload the page`);
  return response;
}

let pool: Promise<BeliefPool> | null = null;

/** Draws made here: what is done so far, now and then, and all of them at the end. @param every draws between two drawings, and before the first */
export async function* drawsHere(
  plan: BeliefPlan,
  total: number,
  every: number,
  ticket: SweepTicket,
): AsyncGenerator<BeliefDraws | null> {
  pool ??= import('../../workers/belief/pool.ts').then((module) => new module.BeliefPool());
  let latest: BeliefDraws | null = null;
  let [done, drawn] = [0, 0];
  const { signal, ready, report } = ticket;
  const run = (await pool).draws(plan, total, {
    signal,
    ...(ready && { ready }),
    onPartial: (news) => {
      done = news.done;
      latest = { ...news.draws }; // the same memory: a new object says that there is more in it
      report({ kind: 'running', done, total });
    },
  });
  const isEnough = (): boolean => done - drawn >= every && (drawn = done) > 0;
  yield* growing(
    run,
    ticket,
    () => done,
    () => latest,
    isEnough,
  );
}
