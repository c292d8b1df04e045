/**
 * A receipt's link: behind `#`, which no server sees, what is to be done again, the short code, and two letters of each result, so that
 * the first that differs can be named. Nothing of it is ever evaluated.
 */
import { base64, base64Bytes, utf8Bytes } from '../../engine/audit-log/index.ts';
import { expected, inWords } from '../../engine/errors.ts';
import { type Settings, withSettings } from '../../engine/simulator/settings.ts';
import { hashOf, type ReceiptRecord, type Task } from './record.ts';

const KEY = '#receipt=';
const CODE = 2;

/** What a link expects. */
export interface Expectation {
  readonly kind: string;
  readonly task: Task;
  /** Beginning of the digest. */
  readonly code: string;
  readonly letters: string;
}

const urlText = (bytes: Uint8Array): string =>
  base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** Results, each with what of it is compared: a claim, a list of values, the head. */
const partsOf = ({ claims, values, auditHead }: ReceiptRecord): readonly (readonly [string, unknown])[] => [
  ...claims.map((claim) => [claim.id, claim] as const),
  ...Object.entries(values),
  ['audit head', auditHead],
];
const letterOf = (value: unknown): string => urlText(hashOf(value)).slice(0, CODE);

/** Of settings only those that are not the defaults: a link should fit into a mail. */
function shortTask(task: Task): Task {
  if (task['settings'] === undefined) return task;
  const usual: Settings = withSettings();
  const own = Object.entries(task['settings'] as object).filter(
    ([key, value]) => usual[key as keyof Settings] !== value,
  );
  return { ...task, settings: Object.fromEntries(own) };
}

/** The same with all of them. @throws ArgumentError for settings that there are not */
const wholeTask = (task: Task): Task =>
  typeof task['settings'] !== 'object' || task['settings'] === null
    ? task
    : { ...task, settings: withSettings(task['settings']) };

/** Rules that were edited go by file alone: nothing that came with a link is evaluated. */
export const fitsLink = (task: Task): boolean => (task['rules'] ?? null) === null;
const noRules = (came: string) =>
  expected('link', 'a comparison with the built-in rules', inWords(came), 'download the receipt instead');

/** @throws ArgumentError for what no link can say */
export function linkOf(record: ReceiptRecord): string {
  if (!fitsLink(record.task)) throw noRules('edited ones');
  const { kind, page, query, digest, maker } = record;
  const letters = partsOf(record).map(([, value]) => letterOf(value));
  const task = urlText(utf8Bytes(JSON.stringify(shortTask(record.task))));
  return `${maker.site ?? './'}${page}${query === '' ? '' : `?${query}`}${KEY}${kind}.${digest.slice(0, 12)}.${letters.join('')}.${task}`;
}

/** What an address expects; null where it is no receipt's. @throws ArgumentError for one that is damaged */
export function expectationIn(hash: string): Expectation | null {
  if (!hash.startsWith(KEY)) return null;
  const parts = /^([a-z-]+)\.([0-9a-f]{12})\.((?:[\w-]{2})*)\.([\w-]+)$/.exec(hash.slice(KEY.length));
  const [, kind = '', code = '', letters = '', text = ''] = parts ?? [];
  const padded = `${text.replaceAll('-', '+').replaceAll('_', '/')}${'='.repeat(-text.length & 3)}`;
  let task: Task | null = null;
  try {
    task = JSON.parse(new TextDecoder().decode(base64Bytes(padded) ?? new Uint8Array())) as Task | null;
  } catch {
    // said below
  }
  if (parts !== null && typeof task === 'object' && task !== null) {
    if (!fitsLink(task)) throw noRules('rules in the link');
    return { kind, code, letters, task: wholeTask(task) };
  }
  throw expected('link', 'one that this site made for a receipt', inWords('another or a damaged one'));
}

/** What of a link's does not come out again, in words; null where all does. */
export function firstUnlike({ code, letters }: Expectation, now: ReceiptRecord): string | null {
  const parts = partsOf(now);
  if (letters.length !== CODE * parts.length)
    return `${letters.length / CODE} results in the link, ${parts.length} here`;
  const other = parts.find(([, value], k) => letterOf(value) !== letters.slice(CODE * k, CODE * (k + 1)));
  if (other !== undefined) return `${other[0]}: here ${JSON.stringify(other[1]).slice(0, 200)}`;
  return now.digest.startsWith(code) ? null : `digest: ${code}… in the link, ${now.digest} here`;
}
