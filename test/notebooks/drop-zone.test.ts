/** The drop zone while a file is read, with a client that takes its time. */
import { afterEach, describe, expect, it } from 'vitest';
import { type DropZone, dropZone } from '../../notebooks/log-file/drop-zone.ts';
import type { LogClient } from '../../workers/log/pool.ts';

const status = (): string => document.querySelector('.zone__status')!.textContent;
const fileOf = (text: string, name = 'log.csv'): File => new File([text], name);
afterEach(() => document.body.replaceChildren());

describe('reading that takes a while', () => {
  /** A client whose readings end when the test says so. */
  function slowClient() {
    const ends: (() => void)[] = [];
    const signals: AbortSignal[] = [];
    const client: LogClient = {
      read: (file, _mapping, hooks) =>
        new Promise((resolve) => {
          const signal = hooks!.signal!;
          signals.push(signal);
          signal.addEventListener('abort', () => resolve({ kind: 'failed', failure: { kind: 'cancelled' } }));
          hooks!.onProgress!({ done: file.size / 2, total: file.size });
          ends.push(() =>
            resolve({
              kind: 'failed',
              failure: { kind: 'unreadable-file', message: 'NotReadableError: gone' },
            }),
          );
        }),
      close: () => {},
      warm: () => {},
    };
    return { client, ends, signals };
  }

  const mountedZone = (client: LogClient): DropZone => {
    const own = dropZone(client);
    document.body.replaceChildren(own);
    return own;
  };

  it('shows how far it has come, and Escape calls it off', async () => {
    const { client } = slowClient();
    const own = mountedZone(client);
    own.take(fileOf('x'.repeat(100)));
    expect(own.dataset.state).toBe('reading');
    expect(status()).toContain('50%');
    expect(own.querySelector('[role=progressbar]')!.getAttribute('aria-valuenow')).toBe('50');
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await expect.poll(() => own.dataset.state).toBe('failed');
    expect(status()).toContain('was cancelled');
    expect(own.value).toBeNull();
  });

  it('that is cancelled by its button leaves the focus where another file is chosen', async () => {
    const { client } = slowClient();
    const own = mountedZone(client);
    own.take(fileOf('x'));
    const cancel = own.querySelector<HTMLButtonElement>('.zone__row .button')!;
    cancel.focus();
    cancel.click();
    await expect.poll(() => own.dataset.state).toBe('failed');
    expect(cancel.hidden).toBe(true);
    expect(document.activeElement).toBe(own.querySelector('input[type=file]'));
  });

  it('is ended by another file, whose word is the last', async () => {
    const { client, ends, signals } = slowClient();
    const own = mountedZone(client);
    own.take(fileOf('one', 'one.csv'));
    own.take(fileOf('two', 'two.csv'));
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    expect(status()).toContain('Reading two.csv');
    ends[1]!();
    await expect.poll(() => own.dataset.state).toBe('failed');
    expect(status()).toContain('two.csv could not be opened');
  });
});
