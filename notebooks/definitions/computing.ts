/** Says how far the readings have come, cancels them, and computes them again. Its value counts the presses. */
import { element } from '../authoring/html.ts';
import type { SweepNews } from '../authoring/sweep-control.ts';
import { percent } from '../format/number.ts';

export interface Computing extends HTMLElement {
  /** How often a reader asked for them; nought before. */
  readonly value: number;
  /** Starts over: aborted when the reader cancels, or when it is started again. */
  begin(): { readonly signal: AbortSignal; readonly report: (news: SweepNews) => void };
  /** Says something without starting. */
  wait(words: string): void;
}

export function computingControl(): Computing {
  const again = element`<button class="button" type="button">Compute again</button>` as HTMLButtonElement;
  const stop = element`<button class="button" type="button" hidden>Cancel</button>` as HTMLButtonElement;
  const status = element`<p class="sweep__status" role="status">Waits for the run.</p>`;
  const line = element`<div class="progress-line" role="progressbar" aria-label="Progress of the readings" aria-valuemin="0" aria-valuemax="100" aria-valuenow="0"><span></span></div>`;
  const root = element`<div class="sweep no-print"><div class="sweep__row">${again}${stop}${status}</div>${line}</div>`;
  let presses = 0;
  let going: AbortController | null = null;

  const draw = (running: boolean, share: number, words: string): void => {
    const hadFocus = document.activeElement === (running ? again : stop);
    again.hidden = running;
    stop.hidden = !running;
    if (hadFocus) (running ? stop : again).focus();
    line.toggleAttribute('data-active', running);
    line.style.setProperty('--share', String(share));
    line.setAttribute('aria-valuenow', String(Math.round(share * 100)));
    if (status.textContent !== words) status.textContent = words;
  };

  const begin: Computing['begin'] = () => {
    going?.abort();
    const mine = new AbortController();
    going = mine;
    let share = 0;
    draw(true, 0, 'Computing the readings …');
    const report = (news: SweepNews): void => {
      if (going !== mine) return;
      switch (news.kind) {
        case 'running':
          share = news.total === 0 ? 0 : news.done / news.total;
          draw(true, share, 'Computing the readings …');
          break;
        case 'done':
          draw(false, 1, 'All readings are computed for the run on show.');
          break;
        case 'failed':
          draw(
            false,
            0,
            mine.signal.aborted
              ? `Cancelled at ${percent(share, 0)}; what stands below is of the run before.`
              : `Failed: ${news.message}.`,
          );
          break;
      }
    };
    return { signal: mine.signal, report };
  };

  again.addEventListener('click', () => {
    presses += 1;
    root.dispatchEvent(new Event('input'));
  });
  stop.addEventListener('click', () => going?.abort());
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || stop.hidden || !root.isConnected) return;
    event.preventDefault();
    going?.abort();
  });
  return Object.assign(
    Object.defineProperty(root, 'value', { get: () => presses }) as HTMLElement & { value: number },
    { begin, wait: (words: string): void => draw(false, 0, words) },
  );
}
