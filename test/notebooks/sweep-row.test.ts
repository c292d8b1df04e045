/** The row of a sweep as a reader with a keyboard meets it. */
import { afterEach, expect, test } from 'vitest';
import { element } from '../../notebooks/authoring/html.ts';
import { type SweepRow, type SweepSayings, sweepRow } from '../../notebooks/authoring/sweep-control.ts';

afterEach(() => document.body.replaceChildren());

const sayings: SweepSayings = {
  starting: 'Starting',
  running: (done, total) => `${done} of ${total}`,
  done: (done) => `${done} done`,
  cancelled: (done, total) => `Stopped at ${done} of ${total}`,
};
const start = element`<button type="button">Start</button>` as HTMLButtonElement;

function placed(): SweepRow & { readonly said: () => string; readonly cancel: HTMLButtonElement } {
  const row = sweepRow(start, 'Not yet.', 'the seeds');
  document.body.replaceChildren(row.root);
  const [, cancel] = row.root.querySelectorAll('button');
  return { ...row, cancel: cancel!, said: () => row.root.querySelector('[role=status]')!.textContent };
}

test('the button and Cancel take turns, and the focus goes with them', () => {
  const { begin, cancel, said } = placed();
  start.focus();
  const { report } = begin(sayings);
  expect([start.hidden, cancel.hidden]).toEqual([true, false]);
  expect(document.activeElement).toBe(cancel);
  report({ kind: 'done', done: 4 });
  expect(document.activeElement).toBe(start);
  expect(said()).toBe('4 done');
});

test('Escape calls it off, and what it says then is how far it had come', () => {
  const { root, begin, said } = placed();
  const { signal, report } = begin(sayings);
  report({ kind: 'running', done: 1, total: 4 });
  expect(root.querySelector('[role=progressbar]')!.getAttribute('aria-valuenow')).toBe('25');
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  expect(signal.aborted).toBe(true);
  report({ kind: 'failed', message: 'cancelled' });
  expect(said()).toBe('Stopped at 1 of 4');
});

test('one that was started again, or is waited for, is heard no more', () => {
  const { begin, wait, said } = placed();
  const first = begin(sayings);
  const second = begin(sayings);
  expect(first.signal.aborted).toBe(true);
  first.report({ kind: 'done', done: 1 });
  expect(said()).toBe('Starting');
  wait('Later.');
  second.report({ kind: 'failed', message: 'late' });
  expect(said()).toBe('Later.');
});

test('a pause holds what asks whether it may go on; resuming, cancelling and the end let it go', async () => {
  const row = sweepRow(start, 'Not yet.', 'the seeds', true);
  document.body.replaceChildren(row.root);
  const [, pause, cancel] = row.root.querySelectorAll('button');
  expect(pause!.hidden).toBe(true);
  for (const end of ['resume', 'cancel', 'done'] as const) {
    const { ready, report } = row.begin(sayings);
    await ready!();
    pause!.click();
    expect([pause!.hidden, pause!.getAttribute('aria-pressed')]).toEqual([false, 'true']);
    let went = false;
    const wait = async (): Promise<void> => {
      await ready!();
      went = true;
    };
    const waiting = wait();
    await Promise.resolve();
    expect(went).toBe(false);
    if (end === 'resume') pause!.click();
    else if (end === 'cancel') cancel!.click();
    else report({ kind: 'done', done: 1 });
    await waiting;
    expect(pause!.getAttribute('aria-pressed')).toBe('false');
  }
});
