/**
 * A study that is begun before the page asks for it, when its head has told the worker which one. The page's own request
 * takes it over where it stands; a request for another study ends it. The bits are the same either way.
 */
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import { type SettingChanges, withSettings } from '../../engine/simulator/settings.ts';
import type { Study } from '../../engine/simulator/study.ts';
import { createBreather, type Steps } from '../core/task.ts';

/** What the head says: a run as an address names it. */
export interface EarlyRun {
  readonly scenario: string;
  readonly changes: SettingChanges;
  readonly seed: string;
  readonly deployments: number;
}

/** What the early script sends to the worker. */
export interface EarlyMessage {
  readonly begin: EarlyRun;
}

/** Work between two breaths, milliseconds. */
const SLICE_MS = 16;

export interface HeadStart {
  /** Begins a study, and goes on with it until it is taken, dropped or done. */
  begin(run: EarlyRun): Promise<void>;
  /** The steps of this study if it was begun, as far as they have come; null for any other. Either way none is under way then. */
  take(config: StudyConfig): Promise<Steps<Study>> | null;
}

/** @param start as the worker starts a study that it is asked for */
export function createHeadStart(start: (config: StudyConfig) => Promise<Steps<Study>>): HeadStart {
  const breathe = createBreather();
  let begun: { readonly key: string; steps: Promise<Steps<Study>> } | null = null;
  return {
    async begin({ scenario, changes, seed, deployments }) {
      const config = { scenario, settings: withSettings(changes), seed, deployments };
      const own = { key: keyOf(config), steps: start(config) };
      begun = own;
      try {
        const steps = await own.steps;
        let due = performance.now() + SLICE_MS;
        while (begun === own) {
          const step = steps.next();
          if (step.done === true) {
            own.steps = Promise.resolve(returning(step.value));
            return;
          }
          const left = due - performance.now();
          if (left > 0 && left <= SLICE_MS) continue;
          await breathe();
          due = performance.now() + SLICE_MS;
        }
      } catch {
        if (begun === own) begun = null; // the request itself will fail, and say why
      }
    },
    take(config) {
      const taken = begun?.key === keyOf(config) ? begun.steps : null;
      begun = null;
      return taken;
    },
  };
}

const keyOf = ({ scenario, settings, seed, deployments }: StudyConfig): string =>
  JSON.stringify([
    scenario,
    Object.entries(settings).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    seed,
    deployments,
  ]);

/** The end of the steps, for whoever asks after it. */
function* returning(study: Study): Steps<Study> {
  const total = study.config.deployments;
  yield { done: total, total };
  return study;
}
