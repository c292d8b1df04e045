/** What a receipt says: what was done, all that is needed to do it again, and what came out. Plain data, the same for every kind. */
import canonicalize from 'canonicalize';
import { hex, sha256Of, utf8Bytes } from '../../engine/audit-log/index.ts';
import type { Claim } from '../../engine/claims/claim.ts';
import type { Judgment } from '../../engine/claims/verdict.ts';
import { expected, inWords } from '../../engine/errors.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';

const FORMAT = 'genops-receipt/2';

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
export interface ReceiptClaim {
  readonly id: string;
  readonly printed: string;
  readonly verdict: string;
  readonly decidedBy: string | null;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly n: number | null;
}

type Value = number | string | null;
/** Further results, a list each, by what it is of. */
export type Values = Readonly<Record<string, readonly Value[]>>;

/** What came out. */
export interface Findings {
  readonly claims: readonly ReceiptClaim[];
  readonly values: Values;
  /** Of the log that the run or the file holds, hex; null where there is none. */
  readonly auditHead: string | null;
  /** One that the engine gives; else it is over all of this and the task. */
  readonly digest?: string;
}

/** What is to be repeated: plain data that its kind reads, and refuses where it cannot. */
export type Task = Readonly<Record<string, unknown>>;

/** What was done. */
export interface Deed {
  /** One of the site's (`site/components/receipt-kinds.ts`). */
  readonly kind: string;
  /** In a sentence, without a full stop. */
  readonly what: string;
  /** The command that does the same; null where there is none. */
  readonly command: string | null;
  /** Where the site shows it: path of the page, and what stands after `?`. */
  readonly page: string;
  readonly query: string;
  readonly task: Task;
}

export interface ReceiptRecord extends Deed, Findings {
  readonly format: typeof FORMAT;
  readonly maker: Maker;
  /** SHA-256, hex. */
  readonly digest: string;
}

/** JSON has no other number. */
export const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;
export const finiteAll = (values: Iterable<number>): readonly (number | null)[] => Array.from(values, finite);

export function receiptClaim(
  claim: Claim,
  verdict: string,
  estimate: Partial<Estimate> | null,
  decidedBy: string | null = null,
): ReceiptClaim {
  return {
    id: claim.id,
    printed: [claim, ...claim.alternatives].map(({ printed }) => printed).join(' or '),
    verdict,
    decidedBy,
    value: finite(estimate?.value),
    lower: finite(estimate?.lower),
    upper: finite(estimate?.upper),
    n: finite(estimate?.n),
  };
}

export const judgedClaim = ({ claim, kind, estimate }: Judgment): ReceiptClaim =>
  receiptClaim(claim, kind, estimate);

export const hashOf = (value: unknown): Uint8Array => sha256Of(utf8Bytes(canonicalize(value)!));

export function recordOf(deed: Deed, findings: Findings, maker: Maker): ReceiptRecord {
  const { claims, values, auditHead } = findings;
  const { kind, task } = deed;
  const digest = findings.digest ?? hex(hashOf({ kind, task, claims, values, auditHead }));
  return { format: FORMAT, maker, ...deed, digest, auditHead, claims, values };
}

const claimFields = ['printed', 'value', 'lower', 'upper', 'n', 'verdict', 'decidedBy'] as const;

/** Characters of one text; claims of one receipt. */
const [LONGEST_TEXT, MOST_CLAIMS] = [4_000, 200];
const isText = (value: unknown): boolean => typeof value === 'string' && value.length <= LONGEST_TEXT;
const isPlain = (value: unknown): boolean =>
  typeof value === 'string' ? isText(value) : value !== undefined && Object(value) !== value;
/** Whether it is one level of fields, none of which is more than a short text. */
const isPlainPart = (part: unknown): boolean =>
  typeof part === 'object' && part !== null && Object.values(part).every(isPlain);
const isClaim = (claim: ReceiptClaim): boolean =>
  isPlainPart(claim) && isText(claim.id) && claimFields.every((field) => isPlain(claim[field]));

/** @throws ArgumentError for what is no receipt of this version. What its task must be only its kind can say. */
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
  const { kind, digest, claims, values, maker, task } = found;
  const isPart = (value: unknown): boolean => typeof value === 'object' && value !== null;
  const whole = isText(kind) && isText(digest) && Array.isArray(claims);
  const lists = isPart(values) && Object.values(values!).every((list) => Array.isArray(list));
  if (!whole || !lists || !isPart(task) || typeof maker?.created !== 'string')
    throw expected('receipt.json', 'kind, task, maker, digest, claims and values', inWords('some of them'));
  const isWritten =
    [maker.version, maker.commit, maker.created].every(isText) &&
    claims.length <= MOST_CLAIMS &&
    claims.every(isClaim) &&
    Object.entries(values!).every(([name, list]) => isText(name) && list.every(isPlain)) &&
    (found.auditHead === null || isText(found.auditHead));
  if (!isWritten) throw expected('receipt.json', 'fields as this site writes them', inWords('others'));
  return found as ReceiptRecord;
}

/** Where two records of one task differ first, in words; null where they agree. The digest comes last: it covers all before it. */
export function firstDifference(kept: ReceiptRecord, now: ReceiptRecord): string | null {
  const differs = (what: string, before: unknown, after: unknown): string =>
    `${what}: ${String(before)} in the receipt, ${String(after)} here`;
  for (const before of kept.claims) {
    const claim = now.claims.find(({ id }) => id === before.id);
    if (claim === undefined) return `${before.id}: the receipt has this claim, this version has not`;
    for (const key of claimFields)
      if (before[key] !== claim[key]) return differs(`${before.id}, ${key}`, before[key], claim[key]);
  }
  for (const [name, list] of Object.entries(kept.values)) {
    const own = Object.hasOwn(now.values, name) ? now.values[name]! : [];
    for (let k = 0; k < Math.max(list.length, own.length); k++)
      if (list[k] !== own[k]) return differs(`${name}, number ${k + 1}`, list[k], own[k]);
  }
  if (kept.auditHead !== now.auditHead) return differs('audit head', kept.auditHead, now.auditHead);
  return kept.digest === now.digest ? null : differs('digest', kept.digest, now.digest);
}
