/** The row of a sweep: its button, Cancel in that button's place while it runs, what is said, and how far it has come. */
import { element } from './html.ts';
import { progress } from './progress.ts';

/** What a sweep may tell its row. */
export type SweepNews =
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly done: number }
  | { readonly kind: 'failed'; readonly message: string };

/** One start of it. */
export interface SweepTicket {
  /** Aborted when the reader calls it off, or when it is started again. */
  readonly signal: AbortSignal;
  readonly report: (news: SweepNews) => void;
}

/** What a row says of one sweep. */
export interface SweepSayings {
  readonly starting: string;
  readonly running: (done: number, total: number) => string;
  readonly done: (done: number) => string;
  /** @param total 0 when it was called off before any news */
  readonly cancelled: (done: number, total: number) => string;
}

export interface SweepRow {
  readonly root: HTMLElement;
  /** Starts over: what went on before is called off, and heard no more. */
  readonly begin: (sayings: SweepSayings) => SweepTicket;
  /** Says something while nothing runs. */
  readonly wait: (words: string) => void;
}

/** @param label what its line is the progress of */
export function sweepRow(start: HTMLButtonElement, waiting: string, label: string): SweepRow {
  let going: AbortController | null = null;
  const { line, cancel, show } = progress(label, () => going?.abort());
  const status = element`<p class="sweep__status ui digits" role="status">${waiting}</p>`;
  const root = element`<div class="sweep no-print"><div class="cluster">${start}${cancel}${status}</div>${line}</div>`;

  const draw = (running: boolean, share: number, words: string): void => {
    const hadFocus = document.activeElement === (running ? start : cancel);
    start.hidden = running;
    show(running, share);
    if (hadFocus) (running ? cancel : start).focus();
    if (status.textContent !== words) status.textContent = words;
  };

  const begin: SweepRow['begin'] = (sayings) => {
    going?.abort();
    const mine = new AbortController();
    going = mine;
    let [done, total] = [0, 0];
    draw(true, 0, sayings.starting);
    const report = (news: SweepNews): void => {
      if (going !== mine) return;
      switch (news.kind) {
        case 'running':
          ({ done, total } = news);
          draw(true, total === 0 ? 0 : done / total, sayings.running(done, total));
          break;
        case 'done':
          draw(false, 1, sayings.done(news.done));
          break;
        case 'failed':
          draw(false, 0, mine.signal.aborted ? sayings.cancelled(done, total) : `Failed: ${news.message}.`);
          break;
      }
    };
    return { signal: mine.signal, report };
  };

  const wait = (words: string): void => {
    going = null;
    draw(false, 0, words);
  };
  return { root, begin, wait };
}
