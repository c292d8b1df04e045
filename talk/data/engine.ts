/** What beats may ask for. The talk asks workers, the script that commits its figures asks the engine itself. */

import type { StudyMeasures } from '../../engine/simulator/measures/measures.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import { presets } from '../../engine/simulator/scenario.ts';
import { scenarios } from '../../engine/simulator/scenarios/index.ts';
import { type SettingChanges, withSettings } from '../../engine/simulator/settings.ts';
import type { Explanation, Study } from '../../engine/simulator/study.ts';
import type { Outcome, TaskHooks } from '../../workers/core/task.ts';
import type { StudySummary } from '../../workers/study/api.ts';

export interface Engine {
  readonly seed: string;
  /** The study at its own size, in the first scenario. Beats share it. */
  readonly study: () => Promise<Study>;
  /** One deployment of it from inside. */
  readonly explain: (index: number) => Promise<Explanation>;
  /** What is measured on a run of another size, seed or setting. */
  readonly measure: (run: Partial<SmallRun>) => Promise<StudyMeasures>;
  /** What was measured on each study of this talk so far, in the order of their runs; of the seed in hand, too. */
  readonly seen: () => readonly StudyMeasures[];
  /** Lets the page draw a frame between two pieces of work. */
  readonly breathe: () => Promise<void>;
}

interface SmallRun {
  readonly changes: SettingChanges;
  readonly seed: string;
  readonly deployments: number;
}

/** Who computes: a pool of workers, or the engine in the same thread. */
export interface Computes {
  readonly breathe: () => Promise<void>;
  readonly run: (config: StudyConfig, hooks?: TaskHooks) => Promise<Outcome<Study>>;
  readonly explain: (config: StudyConfig, index: number, hooks?: TaskHooks) => Promise<Outcome<Explanation>>;
  readonly runSeeds: (
    config: StudyConfig,
    seeds: readonly string[],
    hooks?: TaskHooks,
  ) => Promise<Outcome<readonly StudySummary[]>>;
}

/** The run that the talk shows. */
function talkConfig(seed: string, changes: SettingChanges = {}): StudyConfig {
  const { id, changes: own } = scenarios[0]!;
  return { scenario: id, settings: withSettings(own, changes), seed, deployments: presets.study };
}

/** A run that gave no value; `message` is for the speaker. */
export class RunFailed extends Error {}

function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.kind === 'done') return outcome.value;
  const { failure } = outcome;
  throw new RunFailed(failure.kind === 'cancelled' ? 'the run was called off' : failure.message);
}

/** One study is in memory at a time; of the others what was measured, by seed. */
export interface KeptStudies {
  study: Study | null;
  /** The one that is being run. */
  coming: { readonly seed: string; readonly study: Promise<Study> } | null;
  readonly seen: Map<string, StudyMeasures>;
}

export function engineFor(
  computes: Computes,
  seed: string,
  kept: KeptStudies,
  hooks: TaskHooks = {},
): Engine {
  const run = async (): Promise<Study> => {
    const study = valueOf(await computes.run(talkConfig(seed), hooks));
    kept.study = study;
    kept.seen.set(seed, study.measures);
    return study;
  };
  return {
    seed,
    async study() {
      if (kept.study?.config.seed === seed) return kept.study;
      const coming = kept.coming?.seed === seed ? kept.coming : { seed, study: run() };
      kept.coming = coming;
      try {
        return await coming.study;
      } finally {
        if (kept.coming === coming) kept.coming = null;
      }
    },
    explain: async (index) => valueOf(await computes.explain(talkConfig(seed), index, hooks)),
    async measure({ changes = {}, seed: own = seed, deployments = presets.study }) {
      const config = { ...talkConfig(own, changes), deployments };
      const [summary] = valueOf(await computes.runSeeds(config, [own], hooks));
      return summary!.measures;
    },
    seen: () => [...kept.seen.values()],
    breathe: computes.breathe,
  };
}
