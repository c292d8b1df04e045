/** What a receipt says of a run: all that is needed to repeat it, and what came out. Plain data. */
import type { LedgerRow } from '../../engine/claims/lenses/ledger.ts';
import { ArgumentError, complaint, expected, inWords } from '../../engine/errors.ts';
import { checkConfig, type StudyConfig } from '../../engine/simulator/scenario.ts';
import { type Settings, withSettings } from '../../engine/simulator/settings.ts';
import type { Study } from '../../engine/simulator/study.ts';

const FORMAT = 'genops-receipt/1';

/** Which build computed it, and where. */
export interface Maker {
  /** Of this project. */
  readonly version: string;
  /** Of its source; `unknown` where the build does not know it. */
  readonly commit: string;
  /** Address of the site; null where it is not known. */
  readonly site: string | null;
  /** The browser, or Node. */
  readonly environment: string;
  /** ISO 8601. */
  readonly created: string;
}

/** A claim's number and verdict; what is no finite number is null. */
interface ReceiptClaim {
  readonly id: string;
  readonly printed: string;
  readonly verdict: string;
  readonly decidedBy: string | null;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly n: number | null;
}

export interface ReceiptRecord {
  readonly format: typeof FORMAT;
  readonly maker: Maker;
  readonly run: {
    /** After `?` of a link. */
    readonly query: string;
    readonly scenario: string;
    readonly settings: Settings;
    readonly seed: string;
    readonly deployments: number;
  };
  /** SHA-256 over settings, seed, ledger and audit head, hex. */
  readonly digest: string;
  /** Of the chain of deployments, hex. */
  readonly auditHead: string;
  readonly claims: readonly ReceiptClaim[];
}

const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;

/** @param query after `?` of a link to the run */
export function recordOf(
  { config, digest, heads }: Pick<Study, 'config' | 'digest' | 'heads'>,
  rows: readonly LedgerRow[],
  query: string,
  maker: Maker,
): ReceiptRecord {
  const { scenario, settings, seed, deployments } = config;
  return {
    format: FORMAT,
    maker,
    run: { query, scenario, settings, seed, deployments },
    digest,
    auditHead: Array.from(heads.subarray(-32), (byte) => byte.toString(16).padStart(2, '0')).join(''),
    claims: rows.map(({ claim, verdict, decidedBy, estimate }) => ({
      id: claim.id,
      printed: [claim, ...claim.alternatives].map(({ printed }) => printed).join(' or '),
      verdict,
      decidedBy,
      value: finite(estimate?.value),
      lower: finite(estimate?.lower),
      upper: finite(estimate?.upper),
      n: finite(estimate?.n),
    })),
  };
}

/** @throws ArgumentError for what is no receipt that this version can repeat */
export function readRecord(text: string): ReceiptRecord {
  let found: Partial<ReceiptRecord> | null;
  try {
    found = JSON.parse(text) as Partial<ReceiptRecord> | null;
  } catch {
    throw expected('receipt.json', 'JSON', inWords('other text'));
  }
  if (found?.format !== FORMAT) {
    const fix = 'open it with the version of this site that it names';
    throw expected('receipt', `the format ${FORMAT}`, found?.format ?? inWords('none'), fix);
  }
  const { run, digest, claims, auditHead, maker } = found;
  const whole = typeof digest === 'string' && typeof auditHead === 'string' && Array.isArray(claims);
  if (run === undefined || maker === undefined || !whole)
    throw expected('receipt.json', 'run, maker, digest, auditHead and claims', inWords('some of them'));
  try {
    checkConfig(configOf({ run }));
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    throw expected('receipt.json', 'a run of this version', inWords(complaint(error)));
  }
  return found as ReceiptRecord;
}

/** The run of a receipt. @throws ArgumentError for settings that there are not */
export function configOf({ run }: Pick<ReceiptRecord, 'run'>): StudyConfig {
  const { scenario, settings, seed, deployments } = run;
  return { scenario, settings: withSettings(settings), seed, deployments };
}

/** Where two records of one run differ first, in words; null where they agree. The digest comes last: it covers all before it. */
export function firstDifference(kept: ReceiptRecord, now: ReceiptRecord): string | null {
  for (const before of kept.claims) {
    const claim = now.claims.find(({ id }) => id === before.id);
    if (claim === undefined) return `${before.id}: the receipt has this claim, this version has not`;
    for (const key of ['printed', 'value', 'lower', 'upper', 'n', 'verdict', 'decidedBy'] as const)
      if (before[key] !== claim[key])
        return `${before.id}, ${key}: ${String(before[key])} in the receipt, ${String(claim[key])} here`;
  }
  if (kept.auditHead !== now.auditHead)
    return `audit head: ${kept.auditHead} in the receipt, ${now.auditHead} here`;
  return kept.digest === now.digest ? null : `digest: ${kept.digest} in the receipt, ${now.digest} here`;
}
