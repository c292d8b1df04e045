/** At the foot of a page that runs the study: its receipt, and the place where one is checked. What makes and reads receipts is loaded when it is asked for. */
import type { Scenario } from '../../engine/simulator/scenario.ts';
import type { ShownStudy, StudyPage } from '../state/judged-study.ts';
import { find } from './find.ts';

const desk = () => import('./receipt-desk.ts');

export async function receiptOf(shown: ShownStudy): Promise<Blob> {
  const { receiptBlob } = await desk();
  return receiptBlob(shown);
}

export function offerReceipts(page: StudyPage, scenarios: readonly Scenario[]): void {
  const { root, state, hear } = page;
  const save = find(root, '[data-do="receipt"]', HTMLButtonElement);
  const file = find(root, '[data-do="check-receipt"]', HTMLInputElement);
  const digest = find(root, '[data-do="check-digest"]', HTMLInputElement);
  const status = find(root, '#receipt-status', HTMLElement);
  const say = (words: string): void => {
    status.textContent = words;
  };
  hear(({ shown }) => {
    save.disabled = shown === null;
  });
  save.addEventListener('click', () => {
    const shown = state()?.shown;
    if (shown) void desk().then(({ saveReceipt }) => saveReceipt(shown));
  });
  const check = (chosen: File | undefined): void => {
    if (chosen !== undefined)
      void desk().then(({ checkReceipt }) => checkReceipt(chosen, page, scenarios, say));
  };
  file.addEventListener('change', () => {
    check(file.files?.[0]);
    file.value = ''; // the same file again is a change too
  });
  const place = find(root, '.receipts', HTMLElement);
  place.addEventListener('dragover', (event) => event.preventDefault());
  place.addEventListener('drop', (event) => {
    event.preventDefault();
    check(event.dataTransfer?.files[0]);
  });
  digest.addEventListener('change', () => {
    void desk().then(({ digestText }) => say(digestText(digest.value, state()?.shown ?? null)));
  });
}
