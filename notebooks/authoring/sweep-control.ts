/** Starts and ends a sweep over seeds or settings, and says how far it has come. Its value is the ticket of the latest sweep. */

import { count } from '../format/number.ts';
import { element } from './html.ts';

/** What a sweep may tell its control. */
export type SweepNews =
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly done: number }
  | { readonly kind: 'failed'; readonly message: string };

/** One press of the button. */
export interface SweepTicket {
  /** Aborted when the reader calls it off. */
  readonly signal: AbortSignal;
  readonly report: (news: SweepNews) => void;
}

export type SweepControl = HTMLElement & { value: SweepTicket | null };

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
  const stop = element`<button class="button" type="button" hidden>Cancel</button>` as HTMLButtonElement;
  const status = element`<p class="sweep__status" role="status">${waiting}</p>`;
  const line = element`<div class="progress-line" role="progressbar" aria-label="Progress of the ${unit}" aria-valuemin="0" aria-valuemax="100" aria-valuenow="0"><span></span></div>`;
  const root = element`<div class="sweep no-print"><div class="sweep__row">${start}${stop}${status}</div>${line}</div>`;
  let ticket: SweepTicket | null = null;
  let going: AbortController | null = null;

  const draw = (running: boolean, share: number, words: string): void => {
    const hadFocus = document.activeElement === (running ? start : stop);
    start.hidden = running;
    stop.hidden = !running;
    if (hadFocus) (running ? stop : start).focus();
    line.toggleAttribute('data-active', running);
    line.style.setProperty('--share', String(share));
    line.setAttribute('aria-valuenow', String(Math.round(share * 100)));
    status.textContent = words;
  };

  start.addEventListener('click', () => {
    going?.abort();
    const mine = new AbortController();
    going = mine;
    const started = performance.now();
    let last = 0;
    draw(true, 0, 'Starting …');
    ticket = {
      signal: mine.signal,
      report: (news) => {
        if (going !== mine) return;
        const seconds = ((performance.now() - started) / 1000).toLocaleString('en-GB', {
          maximumFractionDigits: 1,
        });
        switch (news.kind) {
          case 'running':
            last = news.done;
            draw(true, news.done / news.total, `${count(news.done)} of ${count(news.total)} ${unit}`);
            break;
          case 'done':
            draw(false, 1, `${count(news.done)} ${unit} in ${seconds}\u202fs.`);
            break;
          case 'failed':
            draw(
              false,
              0,
              mine.signal.aborted
                ? `Cancelled after ${count(last)} ${unit}; what had come stays below.`
                : `Failed: ${news.message}.`,
            );
            break;
        }
      },
    };
    root.dispatchEvent(new Event('input'));
  });
  stop.addEventListener('click', () => going?.abort());
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || stop.hidden || !root.isConnected) return;
    event.preventDefault();
    going?.abort();
  });
  return Object.defineProperty(root, 'value', { get: () => ticket }) as SweepControl;
}
