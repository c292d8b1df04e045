/** The verdicts that are expected of a few runs, and how far a ledger is from them. */
import { readFileSync } from 'node:fs';
import { expected } from '../engine/errors.ts';
import { scenarios } from '../engine/index.ts';
import { lensWords } from '../notebooks/format/words.ts';
import { formatAddress } from '../site/state/address.ts';
import type { Run } from '../site/state/run.ts';
import { type LedgerRun, ledgerOfRun, outcomeLenses, outcomesOf } from './ledger.ts';

/** Verdicts of one run by claim id, as `outcomesOf` writes them. */
export interface ExpectedVerdicts extends LedgerRun {
  readonly verdicts: Readonly<Record<string, string>>;
}

/** The page's default, the study's size, and every other scenario. */
export const pinnedRuns: readonly LedgerRun[] = [
  { deployments: 500, seed: '42' },
  { deployments: 15_847, seed: '42' },
  ...scenarios.slice(1).map(({ id }) => ({ deployments: 15_847, seed: '42', scenario: id })),
];

export async function currentVerdicts(): Promise<readonly ExpectedVerdicts[]> {
  const all: ExpectedVerdicts[] = [];
  for (const run of pinnedRuns) {
    const { rows } = await ledgerOfRun(run, null);
    all.push({ ...run, verdicts: outcomesOf(rows) });
  }
  return all;
}

/** The pin of a run; null where it has none. */
export function expectedFor(
  { deployments, seed, scenario, changes = {} }: LedgerRun,
  pinned: readonly ExpectedVerdicts[],
): ExpectedVerdicts | null {
  const [first] = scenarios;
  const own = pinned.find(
    (pin) =>
      (pin.scenario ?? first!.id) === (scenario ?? first!.id) &&
      pin.deployments === deployments &&
      pin.seed === seed,
  );
  return Object.keys(changes).length > 0 ? null : (own ?? null);
}

/** What a ledger is compared with. */
export interface Expectation {
  /** In words: `committed verdicts`. */
  readonly source: string;
  readonly verdicts: Readonly<Record<string, string>>;
  /** Of the run; null where only verdicts are expected. */
  readonly digest: string | null;
}

/** What is committed of a run. */
export function pinnedFor(run: LedgerRun): Expectation | null {
  const file = new URL('../test/goldens/verdicts.json', import.meta.url);
  const pin = expectedFor(run, JSON.parse(readFileSync(file, 'utf8')) as readonly ExpectedVerdicts[]);
  return pin === null ? null : { source: 'committed verdicts', verdicts: pin.verdicts, digest: null };
}

/** What `npm run reproduce -- --json` writes, as far as it is compared. */
interface WrittenLedger {
  readonly run: { readonly address: string; readonly digest: string };
  readonly claims: readonly {
    readonly id: string;
    readonly verdict: string;
    readonly readings: Readonly<Record<string, { readonly outcome: string } | null>>;
  }[];
}

/** @param bytes of a file that `--json` wrote. @throws ArgumentError for another file, or a ledger of another run */
export function expectationOf(bytes: Uint8Array, file: string, run: Run): Expectation {
  const { run: written, claims } = ledgerIn(bytes, file);
  const address = formatAddress(run);
  if (written.address !== address) {
    throw expected('expect', `a ledger of the run ${address}`, written.address, 'or ask for that run');
  }
  const verdicts = claims.map(({ id, verdict, readings }) => {
    const lenses = outcomeLenses.map((lens) => readings[lens]?.outcome);
    return [id, `${verdict}: ${lenses.join(' | ')}`];
  });
  return { source: `ledger in ${file}`, verdicts: Object.fromEntries(verdicts), digest: written.digest };
}

function ledgerIn(bytes: Uint8Array, file: string): WrittenLedger {
  try {
    const found = JSON.parse(new TextDecoder().decode(bytes)) as Partial<WrittenLedger> | null;
    if (typeof found?.run?.address === 'string' && Array.isArray(found.claims)) return found as WrittenLedger;
  } catch {
    // said below
  }
  throw expected('expect', 'a ledger that --json wrote', file);
}

/** By claim id what differs: `verdict undecided → reproduced, model undecided → reproduced`; and `digest`, where one is expected. */
export function movedVerdicts(
  { verdicts: wanted, digest = null }: Partial<Expectation> & Pick<Expectation, 'verdicts'>,
  came: Readonly<Record<string, string>>,
  ownDigest = '',
): ReadonlyMap<string, string> {
  const parts = ['verdict', ...outcomeLenses.map((lens) => lensWords[lens].toLowerCase())];
  const partsOf = (outcome = ''): readonly string[] => outcome.split(/: | \| /);
  const moved = [...new Set([...Object.keys(wanted), ...Object.keys(came)])]
    .filter((id) => wanted[id] !== came[id])
    .map((id): [string, string] => {
      const [before, now] = [partsOf(wanted[id]), partsOf(came[id])];
      const changed = parts.flatMap((part, k) =>
        before[k] === now[k] ? [] : [`${part} ${before[k] || '(none)'} → ${now[k] || '(none)'}`],
      );
      return [id, changed.join(', ')];
    });
  const other: [string, string][] =
    digest === null || digest === ownDigest ? [] : [['digest', `${digest} → ${ownDigest}`]];
  return new Map([...moved, ...other]);
}
