/** Starts and ends a sweep over seeds or settings, and says how far it has come. Its value is the ticket of the latest sweep. */
import { count } from '../format/number.ts';
import { buttonElement, element } from './html.ts';

export type SweepControl = HTMLElement & {
  readonly value: SweepTicket | null;
  /** Starts one that nobody asked for; the value stays. @param done what is said when it has ended */
  readonly begin: (done: string) => SweepTicket;
};

/** What the control says before it is asked. */
export interface SweepWords {
  /** On the button: what it starts. */
  readonly button: string;
  /** Beside it: what that is, and over what. */
  readonly waiting: string;
  /** What is counted, where it is not seeds. */
  readonly unit?: string;
  /** It waits while it is paused. */
  readonly pausable?: boolean;
}

/** Tells a press from the same one read again: a press asks about the run on show, not about the next one. */
export function newPresses(): (ticket: SweepTicket | null | undefined) => ticket is SweepTicket {
  const answered = new WeakSet<SweepTicket>();
  return (ticket): ticket is SweepTicket =>
    Boolean(ticket) && !answered.has(ticket!) && Boolean(answered.add(ticket!));
}

export function sweepControl({
  button,
  waiting,
  unit = 'seeds',
  pausable = false,
}: SweepWords): SweepControl {
  const start = buttonElement`<button class="button primary" type="button">${button}</button>`;
  const { root, begin } = sweepRow(start, waiting, `the ${unit}`, pausable);
  let ticket: SweepTicket | null = null;
  start.addEventListener('click', () => {
    ticket = begin(sayingsOf(unit));
    root.dispatchEvent(new Event('input'));
  });
  return Object.defineProperties(root, {
    value: { get: () => ticket },
    begin: { value: (done: string) => begin({ ...sayingsOf(unit), done: () => done }) },
  }) as SweepControl;
}

/** Of a sweep that starts now. */
function sayingsOf(unit: string): SweepSayings {
  const started = performance.now();
  const seconds = (): string =>
    ((performance.now() - started) / 1000).toLocaleString('en-GB', { maximumFractionDigits: 1 });
  return {
    starting: 'Starting …',
    running: (done, total) => `${count(done)} of ${count(total)} ${unit}`,
    done: (done) => `${count(done)} ${unit} in ${seconds()}\u00a0s.`,
    cancelled: (done) => `Cancelled after ${count(done)} ${unit}. The results so far stay.`,
  };
}

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
  /** Settles at once, or when a pause ends. */
  readonly ready?: () => Promise<void>;
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
export function sweepRow(
  start: HTMLButtonElement,
  waiting: string,
  label: string,
  pausable = false,
): SweepRow {
  const pause = buttonElement`<button class="button" type="button" aria-pressed="false" hidden>Pause</button>`;
  let resume: (() => void) | null = null;
  let paused: Promise<void> = Promise.resolve();
  const setPaused = (wanted: boolean): void => {
    resume?.();
    resume = null;
    if (wanted) paused = new Promise((resolve) => (resume = resolve));
    pause.setAttribute('aria-pressed', String(wanted));
  };
  pause.addEventListener('click', () => setPaused(resume === null));
  let going: AbortController | null = null;
  const { line, cancel, show } = progress(label, () => {
    going?.abort();
    setPaused(false);
  });
  const status = element`<p class="sweep__status ui digits" role="status">${waiting}</p>`;
  const root = element`<div class="sweep no-print"><div class="cluster">${start}${pausable ? pause : null}${cancel}${status}</div>${line}</div>`;

  const draw = (running: boolean, share: number, words: string): void => {
    const hadFocus = document.activeElement === (running ? start : cancel);
    start.hidden = running;
    pause.hidden = !running;
    if (!running) setPaused(false);
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
    return { signal: mine.signal, report, ready: () => paused };
  };

  const wait = (words: string): void => {
    going = null;
    draw(false, 0, words);
  };
  return { root, begin, wait };
}

/** How far a task has come, as a thin line, and the button that calls it off; Escape does so too. */
export interface Progress {
  readonly line: HTMLElement;
  /** Hidden while nothing runs. */
  readonly cancel: HTMLButtonElement;
  /** @param share done of all, in [0, 1] */
  readonly show: (running: boolean, share: number) => void;
}

/** @param label what the line is the progress of */
export function progress(label: string, onCancel: () => void): Progress {
  const line = element`<div class="progress-line" role="progressbar" aria-label="Progress of ${label}" aria-valuemin="0" aria-valuemax="100" aria-valuenow="0"><span></span></div>`;
  const cancel = buttonElement`<button class="button" type="button" hidden>Cancel</button>`;
  cancel.addEventListener('click', onCancel);
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || cancel.hidden || !cancel.isConnected) return;
    event.preventDefault();
    onCancel();
  });
  const show = (running: boolean, share: number): void => {
    cancel.hidden = !running;
    line.toggleAttribute('data-active', running);
    line.style.setProperty('--share', String(share));
    line.setAttribute('aria-valuenow', String(Math.round(share * 100)));
  };
  return { line, cancel, show };
}
