/** Facts for beats: from a run in this browser, or, when it fails or takes too long, from the committed one. */
import type { TaskProgress } from '../workers/core/task.ts';
import type { AnyBeat } from './beat.ts';
import type { Committed, RunOnStage } from './data/committed.ts';
import { type Computes, engineFor, type KeptStudies, RunFailed } from './data/engine.ts';

/** What a beat shows, and whose it is. */
export interface Shown {
  readonly facts: unknown;
  readonly run: RunOnStage;
  readonly from: 'live' | 'committed';
  /** For the speaker, a sentence. */
  readonly why: string;
}

/** No audience waits longer, milliseconds. */
const PATIENCE_MS = 5000;

export interface Source {
  /** What is known without waiting. */
  readonly committed: (beat: AnyBeat, why?: string) => Shown;
  /** Always settles with something to show, within `PATIENCE_MS`. */
  readonly load: (
    beat: AnyBeat,
    seed: string,
    hooks?: {
      readonly onProgress?: (progress: TaskProgress) => void;
      /** Whether what was run with this seed before is run again. */
      readonly fresh?: boolean;
      /** What came after all. */
      readonly onLate?: (shown: Shown) => void;
    },
  ) => Promise<Shown>;
}

export function createSource(computes: Computes, { run, facts }: Committed): Source {
  const kept: KeptStudies = { study: null, coming: null, seen: new Map() };
  // a run goes on, even when it is late, until another seed is asked for: beats share it
  let going = { seed: '', abort: new AbortController() };
  const committed: Source['committed'] = (beat, why = 'No run has ended yet.') => ({
    facts: facts[beat.id],
    run,
    from: 'committed',
    why,
  });
  return {
    committed,
    async load(beat, seed, { onProgress, onLate, fresh = false } = {}) {
      if (fresh || going.seed !== seed) {
        going.abort.abort();
        going = { seed, abort: new AbortController() };
        kept.study = null;
        kept.coming = null;
      }
      const { signal } = going.abort;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(
          () => reject(new RunFailed(`seed ${seed} took over ${PATIENCE_MS / 1000} s`)),
          PATIENCE_MS,
        );
      });
      const live = async (): Promise<Shown> => {
        const engine = engineFor(computes, seed, kept, {
          signal,
          ...(onProgress === undefined ? {} : { onProgress }),
        });
        const own = await beat.load(engine);
        const study = kept.study?.config.seed === seed ? kept.study : await engine.study();
        const { deployments } = study.config;
        return {
          facts: own,
          run: { seed, deployments, digest: study.digest },
          from: 'live',
          why: `Run here, with seed ${seed}.`,
        };
      };
      let isLate = false;
      const answer = live();
      const after = async (): Promise<void> => {
        const shown = await answer.catch(() => null); // the race below says why
        if (isLate && shown !== null) onLate?.(shown);
      };
      void after();
      try {
        return await Promise.race([answer, late]);
      } catch (error) {
        isLate = true;
        const why = error instanceof Error ? error.message : String(error);
        return committed(
          beat,
          `The run gave nothing (${why}). On stage is the committed run, seed ${run.seed}.`,
        );
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** The seed after this one. */
export function nextSeed(seed: string): string {
  return /^\d{1,9}$/.test(seed) ? String(Number(seed) + 1) : '43';
}
