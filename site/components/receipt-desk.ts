/** Makes the receipt of the run on screen, and repeats the run of one that a reader brings. */
import { ArgumentError, complaint } from '../../engine/errors.ts';
import type { Scenario } from '../../engine/simulator/scenario.ts';
import { offerFile } from '../../notebooks/authoring/offer-file.ts';
import { count, plural } from '../../notebooks/format/number.ts';
import { codeOf, receiptIn, receiptZip } from '../../notebooks/receipt/receipt.ts';
import {
  configOf,
  firstDifference,
  type Maker,
  type ReceiptRecord,
  recordOf,
} from '../../notebooks/receipt/record.ts';
import { formatAddress } from '../state/address.ts';
import type { ShownStudy, StudyPage } from '../state/judged-study.ts';
import { changesFrom, type Run, scenarioOf } from '../state/run.ts';

function maker(): Maker {
  const [version = '', commit = 'unknown'] =
    document.querySelector<HTMLMetaElement>('meta[name="build"]')?.content.split(' ') ?? [];
  const site = new URL('.', new URL(document.querySelector<HTMLAnchorElement>('.site-name')!.href)).href;
  return { version, commit, site, environment: navigator.userAgent, created: new Date().toISOString() };
}

const zipOf = ({ study, rows, run }: ShownStudy): Uint8Array<ArrayBuffer> =>
  receiptZip(study, rows, formatAddress(run), maker());

export const receiptBlob = (shown: ShownStudy): Blob => new Blob([zipOf(shown)], { type: 'application/zip' });

export function saveReceipt(shown: ShownStudy): void {
  offerFile(receiptBlob(shown), `genops-receipt-${codeOf(shown.study.digest)}.zip`);
}

/** The run of a receipt, as controls and links have it. */
function runOf(record: ReceiptRecord, scenarios: readonly Scenario[]): Run {
  const { scenario, settings, seed, deployments } = configOf(record);
  const from = scenarioOf({ scenario, changes: {}, seed, deployments }, scenarios);
  return { scenario, changes: changesFrom(from, settings), seed, deployments };
}

/** Repeats the run of a receipt and says whether all of it came out again. */
export async function checkReceipt(
  file: File,
  { start, hear }: StudyPage,
  scenarios: readonly Scenario[],
  say: (words: string) => void,
): Promise<void> {
  let record: ReceiptRecord;
  let run: Run;
  try {
    record = receiptIn(new Uint8Array(await file.arrayBuffer()));
    run = runOf(record, scenarios);
  } catch (error) {
    const why =
      error instanceof ArgumentError ? complaint(error) : error instanceof Error ? error.message : '';
    say(`${file.name} is no receipt that can be checked here: ${why}.`);
    return;
  }
  const address = formatAddress(run);
  say(`Repeating the run of ${file.name}: ${plural(run.deployments, 'deployment')}, seed ${run.seed} …`);
  let begun = false;
  const stop = hear((state) => {
    begun ||= state.kind === 'running';
    if (!begun || (state.kind === 'running' && formatAddress(state.run) === address)) return;
    stop();
    if (state.kind !== 'done' || formatAddress(state.run) !== address) {
      say(`The run of ${file.name} was not completed, so nothing is compared.`);
      return;
    }
    const { study, rows } = state.shown;
    say(comparedText(record, recordOf(study, rows, address, maker())));
  });
  start(run);
}

/** `Matches the receipt: …`, or the first field that differs. */
export function comparedText(kept: ReceiptRecord, now: ReceiptRecord): string {
  const difference = firstDifference(kept, now);
  const { version, commit } = kept.maker;
  const made = `It was made by version ${version}, commit ${commit}, on ${kept.maker.created.slice(0, 10)}.`;
  return difference === null
    ? `Matches the receipt: ${count(kept.claims.length)} claims with their numbers and verdicts, the audit head and the digest ${codeOf(kept.digest)}… ${made}`
    : `Differs from the receipt. First difference: ${difference}. ${made}`;
}

const LEAST = 8;

/** A digest, or its beginning, against the run on screen. */
export function digestText(text: string, shown: ShownStudy | null): string {
  const asked = text.trim().toLowerCase().replaceAll('…', '');
  if (asked === '') return '';
  if (!/^[0-9a-f]+$/.test(asked) || asked.length < LEAST || asked.length > 64)
    return `Expected a digest or its beginning: ${LEAST} to 64 characters, 0–9 and a–f.`;
  if (shown === null) return 'No run has ended yet.';
  return shown.study.digest.startsWith(asked)
    ? 'This is the digest of the run on screen.'
    : `This is not the digest of the run on screen, which is ${codeOf(shown.study.digest)}…`;
}
