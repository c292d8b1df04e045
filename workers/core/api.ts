/**
 * A worker's side of a task: steps in slices, progress and a breath between them, failures as values.
 *
 * Apart from the worker's own file so that tests can run it over a MessageChannel: coverage cannot see into a worker.
 */
import { transfer } from 'comlink';
import { ArgumentError, expected } from '../../engine/errors.ts';
import {
  createBreather,
  type Failure,
  type Outcome,
  type ProgressSink,
  type Started,
  type TaskApi,
  type Tasks,
} from './task.ts';

/** Work between two breaths, milliseconds: a cancel waits this long at most. */
const SLICE_MS = 16;
/** Breaths between two reports: 20 a second. Each is a message there and back, and the page draws it. */
const BREATHS_A_REPORT = 3;

/** @param sliceMs 0 takes a breath at every step */
export function createTaskApi(tasks: Tasks, sliceMs: number = SLICE_MS): TaskApi {
  const breathe = createBreather();
  const running = new Map<number, { cancelled: boolean }>();
  let sink: ProgressSink = () => {};

  async function perform(id: number, name: string, args: readonly unknown[]): Promise<Outcome<unknown>> {
    const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
    if (task === undefined) {
      const known = Object.keys(tasks).join(', ');
      return failed({ kind: 'fault', message: expected('task', `one of ${known}`, name).message });
    }
    const start = task.steps as (...args: readonly unknown[]) => Started<unknown>;
    const buffers = task.buffers as ((result: unknown) => ArrayBuffer[]) | undefined;
    const state = { cancelled: false };
    running.set(id, state);
    try {
      const steps = await start(...args);
      let due = 0;
      let breaths = 0;
      for (;;) {
        const step = await steps.next();
        if (step.done === true)
          return transfer({ kind: 'done', value: step.value }, buffers?.(step.value) ?? []);
        const left = due - performance.now();
        if (left > 0 && left <= sliceMs) continue; // more than a slice: the clock was put back
        if (sliceMs === 0 || breaths++ % BREATHS_A_REPORT === 0) sink(id, step.value);
        await breathe();
        if (state.cancelled) return failed({ kind: 'cancelled' });
        due = performance.now() + sliceMs;
      }
    } catch (error) {
      return failed(failureOf(error));
    } finally {
      running.delete(id);
    }
  }

  return {
    reportTo: (newSink) => {
      sink = newSink;
    },
    perform,
    cancel: (id) => {
      const state = running.get(id);
      if (state) state.cancelled = true;
    },
  };
}

/** What the File API throws for a file that is not there any more as it was. */
const unreadableFile: ReadonlySet<string> = new Set(['NotReadableError', 'NotFoundError']);

/** What was thrown, as a value that survives the way between threads. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ArgumentError) {
    return { kind: 'bad-argument', message: error.message, mistake: error.mistake };
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (isOutOfMemory(message)) return { kind: 'no-memory', message };
  const unreadable = error instanceof DOMException && unreadableFile.has(error.name);
  return { kind: unreadable ? 'unreadable-file' : 'fault', message };
}

/** In the words of Chromium, Firefox and Safari; no type of error is kept for it. */
function isOutOfMemory(message: string): boolean {
  return /^RangeError: (array buffer allocation|out of memory)|^InternalError: allocation|^out of memory/i.test(
    message,
  );
}

function failed(failure: Failure): { readonly kind: 'failed'; readonly failure: Failure } {
  return { kind: 'failed', failure };
}
