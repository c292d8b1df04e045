/** Runs made here: a button, progress, pause and cancel. Its value is what is done so far. */
import type { BeliefDraws, BeliefPlan } from '../../engine/belief/belief.ts';
import type { BeliefPool } from '../../workers/belief/pool.ts';
import { actionButton } from '../authoring/offer-file.ts';
import { type SweepWords, sweepRow } from '../authoring/sweep-control.ts';
import { failureText } from '../charts/variants.ts';
import { count, plural } from '../format/number.ts';

export type LiveControl = HTMLElement & { readonly value: BeliefDraws | null };

export interface LiveRequest {
  readonly plan: BeliefPlan;
  readonly count: number;
  /** Runs between two drawings, and before the first. */
  readonly every: number;
}

let pool: Promise<BeliefPool> | null = null;

/** @param ask what to run, when the button is pressed */
export function liveControl({ button, waiting }: SweepWords, ask: () => LiveRequest): LiveControl {
  const start = actionButton(button, () => void run());
  const { root, begin } = sweepRow(start, waiting, 'the runs');
  let draws: BeliefDraws | null = null;
  let release: (() => void) | null = null;
  let held: Promise<void> = Promise.resolve();
  const resume = (): void => {
    release?.();
    release = null;
    pause.textContent = 'Pause';
  };
  const pause = actionButton('Pause', () => {
    if (release !== null) {
      resume();
      return;
    }
    held = new Promise((resolve) => {
      release = resolve;
    });
    pause.textContent = 'Resume';
  });
  pause.hidden = true;
  root.querySelector('.cluster')!.insertBefore(pause, root.querySelector('[role="status"]'));
  const publish = (value: BeliefDraws): void => {
    draws = value;
    root.dispatchEvent(new Event('input'));
  };

  const run = async (): Promise<void> => {
    const { plan, count: total, every } = ask();
    resume();
    held = Promise.resolve();
    pause.hidden = false;
    const { signal, report } = begin({
      starting: 'Starting …',
      running: (done, of) => `${count(done)} of ${count(of)} runs${release === null ? '' : ', paused'}`,
      done: (done) => `${plural(done, 'run')} done.`,
      cancelled: (done) => `Cancelled after ${plural(done, 'run')}. The results so far stay below.`,
    });
    signal.addEventListener('abort', resume, { once: true }); // what waits at the gate has to hear of it
    pool ??= import('../../workers/belief/pool.ts').then((module) => new module.BeliefPool());
    let drawn = 0;
    const outcome = await (await pool).draws(plan, total, {
      signal,
      gate: () => held,
      onPartial: (news) => {
        report({ kind: 'running', done: news.done, total });
        if (news.done - drawn < every) return;
        drawn = news.done;
        publish({ ...news.draws });
      },
    });
    pause.hidden = true;
    resume();
    if (outcome.kind === 'failed') report({ kind: 'failed', message: failureText(outcome.failure) });
    else {
      report({ kind: 'done', done: total });
      publish({ ...outcome.value });
    }
  };
  return Object.defineProperty(root, 'value', { get: () => draws }) as LiveControl;
}
