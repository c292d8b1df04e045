/** Says how far the readings have come, cancels them, and computes them again. Its value counts the presses. */
import { element } from '../authoring/html.ts';
import { type SweepSayings, type SweepTicket, sweepRow } from '../authoring/sweep-row.ts';
import { percent } from '../format/number.ts';

export interface Computing extends HTMLElement {
  /** How often a reader asked for them; nought before. */
  readonly value: number;
  /** Starts over: aborted when the reader cancels, or when it is started again. */
  begin(): SweepTicket;
  /** Says something without starting. */
  wait(words: string): void;
}

const sayings: SweepSayings = {
  starting: 'Computing the readings …',
  running: () => 'Computing the readings …',
  done: () => 'All readings are computed for the run on show.',
  cancelled: (done, total) =>
    `Cancelled at ${percent(total === 0 ? 0 : done / total, 0)}; what stands below is of the run before.`,
};

export function computingControl(): Computing {
  const again = element`<button class="button" type="button">Compute again</button>` as HTMLButtonElement;
  const { root, begin, wait } = sweepRow(again, 'Waits for the run.', 'the readings');
  let presses = 0;
  again.addEventListener('click', () => {
    presses += 1;
    root.dispatchEvent(new Event('input'));
  });
  return Object.assign(
    Object.defineProperty(root, 'value', { get: () => presses }) as HTMLElement & { readonly value: number },
    { begin: () => begin(sayings), wait },
  );
}
