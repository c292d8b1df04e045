/**
 * One worker and the task that it is at. Comlink leaves a call on a worker that died or never loaded pending for
 * ever; a lane listens for that, and every call ends with a value.
 */
import { proxy, type Remote, wrap } from 'comlink';
import { noModuleWorkers, supportsModuleWorkers } from './support.ts';
import type { Failure, Outcome, TaskApi, TaskProgress } from './task.ts';

/** How long a worker may take to obey a cancel before it is replaced, milliseconds; it breathes every 16. */
const OBEY_MS = 500;
/** Looks in a row that find silence before a worker counts as lost: after the machine slept, one look means nothing. */
const LOOKS = 4;
/** Of a task of so many deployments one look more is allowed: its last step, which counts them all, takes that much longer. */
const DEPLOYMENTS_A_LOOK = 100_000;

/** Calls again and again, until the function that it returns is called. */
export type Every = (ms: number, look: () => void) => () => void;

/** How a lane finds out that its worker is silent. */
export interface Watch {
  /** Longest silence of a worker that is at a task, milliseconds. */
  readonly patienceMs: number;
  /** What is said of a worker that was silent for longer. */
  readonly silence: string;
  /** The clock. */
  readonly every: Every;
}

interface Assignment {
  readonly id: number;
  readonly onProgress: (progress: TaskProgress) => void;
  readonly settle: (outcome: Outcome<unknown>) => void;
}

export class Lane {
  #worker: Worker | undefined;
  /** Kept as long as the lane: Comlink releases a proxy that was collected. */
  #api: Remote<TaskApi> | undefined;
  #loss: Failure | undefined;
  #assignment: Assignment | undefined;
  #loaded = false;
  #silentLooks = 0;
  /** Of the task, as far as it is known. */
  #total = 0;
  #obeyTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #watch: Watch;

  /** @param start makes the worker; what it throws becomes the lane's loss */
  constructor(start: () => Worker, watch: Watch) {
    this.#watch = watch;
    try {
      if (!supportsModuleWorkers()) throw new Error(noModuleWorkers);
      const worker = start();
      worker.addEventListener('error', (event) => {
        event.preventDefault(); // it becomes a value; unhandled, it would be an error of the page as well
        // what could not load sends a plain event; so do some browsers when they run out of memory
        const why = event instanceof ErrorEvent && event.message !== '' ? event.message : undefined;
        const state = this.#loaded
          ? 'expected it to finish, it stopped'
          : 'expected it to load, it could not';
        this.#lose(`${state}${why === undefined ? '' : ` (${why})`}`);
      });
      worker.addEventListener('messageerror', () => {
        this.#lose('expected a message that can be read, got one that cannot');
      });
      this.#worker = worker;
      this.#api = wrap<TaskApi>(worker);
      void this.#greet(this.#api);
    } catch (error) {
      this.#lose(error instanceof Error ? error.message : String(error));
    }
  }

  /** Whether the worker is gone; such a lane takes no more tasks. */
  get lost(): boolean {
    return this.#loss !== undefined;
  }

  /** Does a task; the lane must be free. Never rejects. */
  async perform(
    id: number,
    name: string,
    args: readonly unknown[],
    onProgress: (progress: TaskProgress) => void,
  ): Promise<Outcome<unknown>> {
    this.#silentLooks = 0;
    this.#total = 0;
    const { every, patienceMs } = this.#watch;
    // between the first look and the last, all of the patience has passed
    const stopWatching = every(patienceMs / (LOOKS - 1), () => this.#look());
    try {
      // a promise of its own for each task: racing one long-lived promise would leave a reaction on it each time
      return await new Promise<Outcome<unknown>>((settle, reject) => {
        this.#assignment = { id, onProgress, settle };
        if (this.#loss) settle({ kind: 'failed', failure: this.#loss });
        else this.#api?.perform(id, name, args).then(settle, reject);
      });
    } catch (error) {
      // arguments or a result that cannot be cloned
      return { kind: 'failed', failure: { kind: 'fault', message: String(error) } };
    } finally {
      stopWatching();
      clearTimeout(this.#obeyTimer);
      this.#assignment = undefined;
    }
  }

  /** Asks the worker to stop its task; one that is loaded and does not obey is given up. */
  cancel(): void {
    if (this.#assignment === undefined || this.#api === undefined) return;
    void this.#api.cancel(this.#assignment.id);
    if (!this.#loaded) return;
    this.#obeyTimer = setTimeout(() => {
      this.#lose('expected it to stop when cancelled, it went on');
    }, OBEY_MS);
  }

  /** Ends the worker; a task that it was at counts as cancelled. */
  end(): void {
    this.#giveUp({ kind: 'cancelled' });
  }

  async #greet(api: Remote<TaskApi>): Promise<void> {
    const sink = (id: number, progress: TaskProgress): void => {
      this.#loaded = true;
      this.#silentLooks = 0;
      this.#total = progress.total;
      if (this.#assignment?.id === id) this.#assignment.onProgress(progress);
    };
    await api.reportTo(proxy(sink));
    this.#loaded = true;
    this.#silentLooks = 0;
  }

  #look(): void {
    // loading may take as long as the network wants: if it fails, the browser says so
    if (!this.#loaded) return;
    this.#silentLooks += 1;
    if (this.#silentLooks >= LOOKS + Math.floor(this.#total / DEPLOYMENTS_A_LOOK))
      this.#giveUp({ kind: 'worker-lost', message: this.#watch.silence });
  }

  #lose(why: string): void {
    this.#giveUp({ kind: 'worker-lost', message: replaced(why) });
  }

  #giveUp(failure: Failure): void {
    if (this.#loss) return;
    this.#loss = failure;
    this.#worker?.terminate();
    this.#assignment?.settle({ kind: 'failed', failure });
  }
}

/** What is said of a worker that is gone. */
export function replaced(why: string): string {
  return `worker: ${why}; it has been replaced, run again or reload the page`;
}
