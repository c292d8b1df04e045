/** Starts and ends a sweep over seeds or settings, and says how far it has come. Its value is the ticket of the latest sweep. */

import { count } from '../format/number.ts';
import { element } from './html.ts';
import { type SweepSayings, type SweepTicket, sweepRow } from './sweep-row.ts';

export type { SweepNews, SweepTicket } from './sweep-row.ts';

export type SweepControl = HTMLElement & { readonly value: SweepTicket | null };

/** What the control says before it is asked. */
export interface SweepWords {
  /** On the button: what it starts. */
  readonly button: string;
  /** Beside it: what that is, and over what. */
  readonly waiting: string;
  /** What is counted, where it is not seeds. */
  readonly unit?: string;
}

export function sweepControl({ button, waiting, unit = 'seeds' }: SweepWords): SweepControl {
  const start = element`<button class="button primary" type="button">${button}</button>` as HTMLButtonElement;
  const { root, begin } = sweepRow(start, waiting, `the ${unit}`);
  let ticket: SweepTicket | null = null;
  start.addEventListener('click', () => {
    ticket = begin(sayingsOf(unit));
    root.dispatchEvent(new Event('input'));
  });
  return Object.defineProperty(root, 'value', { get: () => ticket }) as SweepControl;
}

/** Of a sweep that starts now. */
function sayingsOf(unit: string): SweepSayings {
  const started = performance.now();
  const seconds = (): string =>
    ((performance.now() - started) / 1000).toLocaleString('en-GB', { maximumFractionDigits: 1 });
  return {
    starting: 'Starting …',
    running: (done, total) => `${count(done)} of ${count(total)} ${unit}`,
    done: (done) => `${count(done)} ${unit} in ${seconds()}\u202fs.`,
    cancelled: (done) => `Cancelled after ${count(done)} ${unit}; what had come stays below.`,
  };
}
