/** Does again what a receipt or its link says, and compares. */
import { ArgumentError, complaint, expected } from '../../engine/errors.ts';
import type { Scenario } from '../../engine/simulator/scenario.ts';
import { count } from '../../notebooks/format/number.ts';
import type { RepeatHooks } from '../../notebooks/receipt/kind.ts';
import { expectationIn, firstUnlike } from '../../notebooks/receipt/link.ts';
import { type Offer, offersOnShow, recordMade, thisMaker } from '../../notebooks/receipt/offer.ts';
import { codeOf, receiptIn } from '../../notebooks/receipt/receipt.ts';
import {
  type Deed,
  firstDifference,
  type Maker,
  type ReceiptRecord,
  recordOf,
} from '../../notebooks/receipt/record.ts';
import { formatAddress } from '../state/address.ts';
import type { StudyPage } from '../state/judged-study.ts';
import { changesFrom, type Run, scenarioOf } from '../state/run.ts';
import { receiptKinds } from './receipt-kinds.ts';

/** What the page lends to a check. */
export interface DeskParts {
  readonly say: (words: string) => void;
  readonly signal: AbortSignal;
  /** Asks for the reader's own file. */
  readonly ask: () => Promise<File>;
  /** A page that runs the study repeats a run on screen. */
  readonly study?: { readonly page: StudyPage; readonly scenarios: readonly Scenario[] };
  /** Although it is on screen already. */
  readonly again: boolean;
}

/** Runs the study as the page's controls do, and gives what is then on screen. */
function runOnPage(
  { page, scenarios }: NonNullable<DeskParts['study']>,
  { again, signal }: DeskParts,
): NonNullable<RepeatHooks['run']> {
  return async ({ scenario, settings, seed, deployments }) => {
    const from = scenarioOf({ scenario, changes: {}, seed, deployments }, scenarios);
    const run: Run = { scenario, changes: changesFrom(from, settings), seed, deployments };
    const isOurs = (other: Run): boolean => formatAddress(other) === formatAddress(run);
    const now = page.state();
    const isThere = !again && now !== null && now.kind !== 'failed' && isOurs(now.run);
    if (isThere && now.kind === 'done') return now.shown;
    return new Promise((resolve, reject) => {
      let begun = isThere;
      const stop = page.hear((state) => {
        begun ||= state.kind === 'running';
        if (!begun || (state.kind === 'running' && isOurs(state.run))) return;
        stop();
        if (state.kind === 'done' && isOurs(state.run)) resolve(state.shown);
        else reject(new Error('it ended early, or another run took its place'));
      });
      signal.addEventListener('abort', () => reject(new Error('cancelled')));
      if (!begun) page.start(run);
    });
  };
}

const why = (error: unknown): string =>
  error instanceof ArgumentError
    ? `${error.where === 'receipt' ? '' : `${error.where}: `}${complaint(error)}`
    : error instanceof Error
      ? error.message
      : String(error);

/** @throws ArgumentError for a kind or a task that this version does not have */
async function repeated(
  deed: Pick<Deed, 'kind' | 'task'>,
  name: string,
  own: File | null,
  parts: DeskParts,
): Promise<ReceiptRecord> {
  const { kind, task } = deed;
  const found = Object.hasOwn(receiptKinds, kind) ? receiptKinds[kind] : undefined;
  if (found === undefined)
    throw expected(
      'receipt',
      `one of these kinds: ${Object.keys(receiptKinds).join(', ')}`,
      kind,
      'check it on the site',
    );
  const { say, signal, ask, study } = parts;
  const doing = `Repeating the ${found.name} of ${name}`;
  say(`${doing} …`);
  const findings = await (await found.repeat())(task, {
    signal,
    ...(study === undefined ? {} : { run: runOnPage(study, parts) }),
    onProgress: ({ done, total }) => say(`${doing}: ${Math.floor((100 * done) / Math.max(total, 1))}%`),
    async file() {
      if (own !== null) return own;
      say(
        `${name} does not hold the file that was read. Choose or drop it here: its digest tells whether it is the same.`,
      );
      const file = await ask();
      say(`${doing} …`);
      return file;
    },
  });
  return recordOf({ what: '', command: null, page: '', query: '', kind, task }, findings, thisMaker());
}

/** @param own the reader's own file, where it was dropped beside */
export async function checkReceipt(file: File, own: File | null, parts: DeskParts): Promise<void> {
  try {
    const brought = receiptIn(new Uint8Array(await file.arrayBuffer()));
    const now = await repeated(brought.record, file.name, own ?? brought.own, parts);
    parts.say(comparedText(brought.record, now));
  } catch (error) {
    parts.say(
      error instanceof ArgumentError
        ? `${file.name} is no receipt that can be checked here: ${why(error)}.`
        : `${file.name} was not repeated to its end, so nothing is compared: ${why(error)}.`,
    );
  }
}

/** @param hash what the address has behind the page and its query */
export async function checkLink(hash: string, parts: DeskParts): Promise<void> {
  try {
    const expectation = expectationIn(hash);
    if (expectation === null) return;
    const now = await repeated(expectation, 'this link', null, parts);
    const unlike = firstUnlike(expectation, now);
    parts.say(
      unlike === null
        ? `Matches the link: the results and the digest ${expectation.code}… came out again.`
        : `Differs from the link. First difference: ${unlike}.`,
    );
  } catch (error) {
    parts.say(`The receipt in this link cannot be checked: ${why(error)}.`);
  }
}

/** `Matches the receipt: …`, or the first field that differs. */
function comparedText(kept: ReceiptRecord, now: ReceiptRecord): string {
  const difference = firstDifference(kept, now);
  const { version, commit, created }: Maker = kept.maker;
  const made = `It was made by version ${version}, commit ${commit}, on ${created.slice(0, 10)}.`;
  if (difference !== null) return `Differs from the receipt. First difference: ${difference}. ${made}`;
  const lists = Object.keys(kept.values).length;
  const parts = [
    ...(kept.claims.length === 0
      ? []
      : [`${count(kept.claims.length)} claims with their numbers and verdicts`]),
    ...(lists === 0 ? [] : [`${count(lists)} lists of values`]),
    ...(kept.auditHead === null ? [] : ['the audit head']),
  ];
  return `Matches the receipt: ${parts.join(', ')} and the digest ${codeOf(kept.digest)}… ${made}`;
}

const LEAST = 8;

/** A digest, or its beginning, against what is on screen. @param main the page's own run; null before it has ended */
export async function digestText(text: string, main: Offer | null): Promise<string> {
  const asked = text.trim().toLowerCase().replaceAll('…', '');
  if (asked === '') return '';
  if (!/^[0-9a-f]+$/.test(asked) || asked.length < LEAST || asked.length > 64)
    return `Expected a digest or its beginning: ${LEAST} to 64 characters, 0–9 and a–f.`;
  const shown = main === null ? offersOnShow() : [main, ...offersOnShow()];
  const known = new Set<string>();
  for (const { name, make } of shown) {
    try {
      const { digest } = await recordMade(await make(false));
      if (digest.startsWith(asked)) return `This is the digest of the ${name} on screen.`;
      known.add(`the ${name} on screen, which is ${codeOf(digest)}…`);
    } catch {
      // it has not ended
    }
  }
  if (known.size === 0) return 'Nothing on this page has ended yet.';
  return `This is not the digest of ${[...known].join(', nor of ')}`;
}
