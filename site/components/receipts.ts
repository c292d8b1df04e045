/** At the foot of each page: its run's receipt, and the place where one is checked. What makes and reads receipts is loaded when it is asked for. */
import type { Offer } from '../../notebooks/receipt/offer.ts';
import { find } from './find.ts';
import type { DeskParts } from './receipt-desk.ts';

const desk = () => import('./receipt-desk.ts');
const offering = () => import('../../notebooks/receipt/offer.ts');

/** The page's own run, where it has one. */
export interface MainOffer {
  /** Null before the first has ended. */
  readonly offer: () => Offer | null;
  /** @returns nothing; calls whenever that may have changed */
  readonly hear: (changed: () => void) => void;
  readonly study?: DeskParts['study'];
}

export function offerReceipts(root: Document, main: MainOffer | null): void {
  const place = find(root, '.receipts', HTMLElement);
  const file = find(place, '[data-do="check-receipt"]', HTMLInputElement);
  const digest = find(place, '[data-do="check-digest"]', HTMLInputElement);
  const cancel = find(place, '[data-do="cancel-receipt"]', HTMLButtonElement);
  const status = find(place, '#receipt-status', HTMLElement);
  let going: AbortController | null = null;
  /** Waits for the reader's own file. */
  let asked: ((file: File) => void) | null = null;
  /** A link is opened at the head of its page: what comes of it is said there too. */
  let head: HTMLElement | null = null;
  const say = (words: string): void => {
    status.textContent = words;
    if (head !== null) head.textContent = words;
  };

  if (main !== null) {
    const buttons = ['receipt', 'copy-receipt-link'].map((name) =>
      find(place, `[data-do="${name}"]`, HTMLButtonElement),
    );
    const enable = (): void => {
      for (const button of buttons) button.disabled = main.offer() === null;
    };
    main.hear(enable);
    enable();
    const [save, link] = buttons as [HTMLButtonElement, HTMLButtonElement];
    const made = async () => (main.offer() as Offer).make(false);
    save.addEventListener(
      'click',
      () => void offering().then(async ({ saveReceipt }) => saveReceipt(await made())),
    );
    link.addEventListener('click', () => {
      void offering().then(async ({ copyReceiptLink }) => copyReceiptLink(link, await made()));
    });
  }

  const check = async (perform: (parts: DeskParts) => Promise<void>, again: boolean): Promise<void> => {
    going?.abort();
    const mine = new AbortController();
    going = mine;
    cancel.hidden = false;
    await perform({
      signal: mine.signal,
      say: (words) => (going === mine ? say(words) : undefined),
      ask: () =>
        new Promise((resolve, reject) => {
          file.accept = '';
          asked = resolve;
          mine.signal.addEventListener('abort', () => reject(new Error('cancelled')));
        }),
      again,
      ...(main?.study === undefined ? {} : { study: main.study }),
    });
    if (going === mine) cancel.hidden = true;
  };
  const take = (files: readonly File[]): void => {
    const [first, second] = files;
    if (first === undefined) return;
    if (asked !== null) {
      asked(first);
      asked = null;
      file.accept = '.zip';
      return;
    }
    head = null;
    const isZip = ({ name }: File): boolean => /\.zip$/i.test(name);
    const receipt = files.find(isZip) ?? first;
    const own = second === undefined ? null : (files.find((each) => each !== receipt) ?? null);
    void desk().then(({ checkReceipt }) => check((parts) => checkReceipt(receipt, own, parts), true));
  };
  const takeChosen = (): void => {
    take([...(file.files ?? [])]);
    file.value = ''; // the same file again is a change too
  };
  file.addEventListener('change', takeChosen);
  cancel.addEventListener('click', () => {
    going?.abort();
    asked = null;
  });
  place.addEventListener('dragover', (event) => event.preventDefault());
  place.addEventListener('drop', (event) => {
    event.preventDefault();
    event.stopPropagation(); // what drops on the page goes to its own place
    take([...(event.dataTransfer?.files ?? [])]);
  });
  const compare = (): void => {
    head = null;
    void desk().then(async ({ digestText }) => say(await digestText(digest.value, main?.offer() ?? null)));
  };
  digest.addEventListener('change', compare);

  const follow = async (): Promise<void> => {
    const { hash } = root.location;
    if (!hash.startsWith('#receipt=')) return;
    const [{ checkLink }, { notice }, { element }] = await Promise.all([
      desk(),
      import('./notice.ts'),
      import('../../notebooks/authoring/html.ts'),
    ]);
    head?.closest('.receipt-note')?.remove();
    head = element`<p role="status" class="breakable"></p>`;
    find(root, '#main', HTMLElement).prepend(
      element`<div class="receipt-note run-about columns ui"><div class="run-notices wide">${notice('plain', 'The receipt in this link', head)}</div></div>`,
    );
    await check((parts) => checkLink(hash, parts), false);
  };
  root.defaultView?.addEventListener('hashchange', () => void follow());
  void follow();
  // given before this was loaded
  takeChosen();
  if (digest.value !== '') compare();
}
