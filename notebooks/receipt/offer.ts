/** Offers the receipt of what a page shows. What makes receipts is loaded when one is asked for. */
import { copyText } from '../authoring/copy.ts';
import type { StudyView } from '../authoring/define.ts';
import { element, html, inputElement } from '../authoring/html.ts';
import { actionButton, offerFile } from '../authoring/offer-file.ts';
import { variantSize } from '../charts/variants.ts';
import type { Made } from './receipt.ts';
import type { Maker, ReceiptRecord } from './record.ts';
import type { VariedRun } from './runs.ts';

/** @param own whether the reader's own file goes into it */
export type Make = (own: boolean) => Promise<Made> | Made;

export interface Offer {
  /** What it is of: `sweep over seeds`. */
  readonly name: string;
  readonly make: Make;
}

/** Each with what shows it: an offer holds its whole run, and both go when another is drawn in their place. */
const offers = new WeakMap<Element, Offer>();

/** What is on show now, beside the page's run. */
export const offersOnShow = (): readonly Offer[] =>
  [...document.querySelectorAll('[data-receipt]')].flatMap((root) => offers.get(root) ?? []);

/** Says where the site is, perhaps, in a page that is the single file. */
const singleFile = () => document.querySelector<HTMLMetaElement>('meta[name="site"]');

/** This build and browser, now. */
export function thisMaker(): Maker {
  const [version = '', commit = 'unknown'] =
    document.querySelector<HTMLMetaElement>('meta[name="build"]')?.content.split(' ') ?? [];
  const home = document.querySelector<HTMLAnchorElement>('.site-name')?.href;
  const file = singleFile();
  const site =
    file !== null
      ? file.content || null
      : home === undefined
        ? null
        : new URL('.', home.replace(/[?#].*/, '')).href;
  return { version, commit, site, environment: navigator.userAgent, created: new Date().toISOString() };
}

export async function recordMade({ findings, files: _kept, ...deed }: Made): Promise<ReceiptRecord> {
  const { recordOf } = await import('./record.ts');
  return recordOf(deed, findings, thisMaker());
}

export async function receiptBlob(made: Made): Promise<Blob> {
  const { receiptZip } = await import('./receipt.ts');
  return new Blob([receiptZip(made, thisMaker())], { type: 'application/zip' });
}

export async function saveReceipt(made: Made): Promise<void> {
  const { digest } = await recordMade(made);
  offerFile(await receiptBlob(made), `genops-receipt-${digest.slice(0, 12)}.zip`);
}

export async function copyReceiptLink(button: HTMLButtonElement, made: Made): Promise<void> {
  const { linkOf } = await import('./link.ts');
  const link = linkOf(await recordMade(made));
  // the single file that does not know its site checks its own receipts, on its first page
  const own = singleFile()?.content === '' ? location.href.replace(/[?#].*/, '') : null;
  await copyText(button, own === null ? link : `${own}${link.slice(link.search(/[?#]/))}`);
}

/** @param asks what is asked where the reader's own file may go along; null: there is none */
export function receiptOffer(name: string, make: Make, asks: string | null = null): HTMLElement {
  const own = inputElement`<input type="checkbox">`;
  const problem = element`<p class="field-error" role="status"></p>`;
  const trying = (act: () => Promise<void>) => async (): Promise<void> => {
    problem.textContent = '';
    try {
      await act();
    } catch (error) {
      problem.textContent = `No receipt: ${error instanceof Error ? error.message : String(error)}.`;
    }
  };
  const save = trying(async () => saveReceipt(await make(own.checked)));
  const link = actionButton('Copy receipt link', () => void copy());
  const copy = trying(async () => copyReceiptLink(link, await make(false)));
  const root = element`<div class="cluster ui no-print" role="group" data-receipt aria-label="Receipt of this ${name}">${actionButton('Download receipt', () => void save())}${link}
    ${asks === null ? null : html`<label class="cluster gap-8">${own} ${asks}</label>`}${problem}</div>`;
  offers.set(root, { name, make });
  return root;
}

/** The receipt of what is there once it was asked for; no place before. */
export const offerOnce = <T>(
  name: string,
  found: T | null,
  make: (found: T) => Promise<Made> | Made,
): HTMLElement => (found === null ? element`<div></div>` : receiptOffer(name, () => make(found)));

/** The same among the ways out of a figure. */
export function withReceipt(drawn: HTMLElement, name: string, make: Make): HTMLElement {
  const offer = receiptOffer(name, make);
  offer.className = 'figure__ways';
  for (const button of offer.querySelectorAll('button')) button.className = 'figure__way';
  offer.querySelector('button')!.textContent = 'Receipt';
  drawn.querySelector('.figure__ways')?.append(offer);
  return drawn;
}

/** The same for runs with settings moved, of the size of variants. @param what they are, in a few words */
export const withRuns = (
  drawn: HTMLElement,
  what: string,
  run: StudyView,
  runs: readonly VariedRun[],
  page: string,
): HTMLElement =>
  withReceipt(drawn, `comparison of runs “${what}”`, async () =>
    (await import('./runs.ts')).madeRuns(
      what,
      { ...run.study.config, deployments: variantSize(run) },
      runs,
      page,
      run.query,
    ),
  );
