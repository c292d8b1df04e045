/** A tab of a real browser as the commands drive it, whatever protocol its engine speaks. */

/** As long as a million deployments take on a slow machine, milliseconds. */
export const PATIENCE = 600_000;

/** What a desk has. */
export const viewport = { width: 1280, height: 800 } as const;

export interface Tab {
  /** Name and version of the browser. */
  readonly version: string;
  open(address: string): Promise<void>;
  /** The value of an expression in the page, when its promise has come to one; plain data only. */
  evaluate(expression: string): Promise<unknown>;
  /** The whole page as PNG, whatever its length. */
  picture(): Promise<Uint8Array>;
  /** Ends the browser. */
  close(): Promise<void>;
}

/** Calls a function in the page; it sees its arguments and the page, nothing of here. */
export async function inPage<Args extends readonly unknown[], Value>(
  tab: Tab,
  work: (...args: Args) => Value | Promise<Value>,
  ...args: Args
): Promise<Value> {
  // tsx wraps functions in a helper of its own, which no page has
  const text = `((__name) => (${work.toString()})(...${JSON.stringify(args)}))((wrapped) => wrapped)`;
  return (await tab.evaluate(text)) as Value;
}

/** Waits until a condition holds in the page. */
export async function until<Args extends readonly unknown[]>(
  tab: Tab,
  what: string,
  holds: (...args: Args) => boolean,
  ...args: Args
): Promise<void> {
  const start = performance.now();
  while (!(await inPage(tab, holds, ...args))) {
    if (performance.now() - start > PATIENCE)
      throw new Error(`${what}: not so after ${PATIENCE / 1000} seconds`);
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
}

/** Waits for the end of the page's run. */
const runEnded = (tab: Tab): Promise<void> =>
  until(tab, 'the run has ended', () =>
    ['done', 'failed'].includes(document.documentElement.dataset['run']!),
  );

/** Waits for the end of the page's run, and of what its cells compute. */
export async function settled(tab: Tab): Promise<void> {
  await runEnded(tab);
  // a check or a log that a worker judges is part of its page as well
  await until(tab, 'nothing is being computed', () => document.querySelector('main [aria-busy]') === null);
}
