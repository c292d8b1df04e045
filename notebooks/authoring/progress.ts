/** How far a task has come, as a thin line, and the button that calls it off; Escape does so too. */
import { element } from './html.ts';

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
  const cancel = element`<button class="button" type="button" hidden>Cancel</button>` as HTMLButtonElement;
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
