/** The policies' workers, as pages use them. */
import type { PolicyInput } from '../../engine/governance/index.ts';
import type { PolicySet } from '../../engine/policy-language/index.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import { BoundWorker as Worker } from '../core/bound-worker.ts';
import { type ClientOf, type PoolOptions, TaskPool } from '../core/pool.ts';
import type { Outcome, TaskHooks } from '../core/task.ts';
import type { Deciding, PolicyTasks, SetCheck } from './api.ts';
import type { Comparison } from './comparison.ts';
import type { Matching } from './matching.ts';

/** One for what is typed, one for a whole study. */
const WORKERS = 2;
/** A check takes milliseconds and a comparison reports sixty times a second: silence is a rule whose lists multiply. */
const PATIENCE_MS = 5_000;
const SILENCE =
  'rules: expected progress every 5 s, got none, so they were stopped; shorten their lists or nest fewer of them, or try again';

export class PolicyPool extends TaskPool<PolicyTasks> {
  constructor(options: Partial<PoolOptions> = {}) {
    super({
      start: () =>
        new Worker(new URL('./policy.worker.ts', import.meta.url), { type: 'module', name: 'policies' }),
      size: WORKERS,
      patienceMs: PATIENCE_MS,
      silence: SILENCE,
      ...options,
    });
  }

  /** Reads, checks and compiles a set; anything may come. */
  check(set: unknown, hooks?: TaskHooks): Promise<Outcome<SetCheck>> {
    return this.perform('check', [set], hooks);
  }

  /** What a good set says of one change. */
  decide(
    set: PolicySet,
    input: PolicyInput,
    hotfixesExempt: boolean,
    hooks?: TaskHooks,
  ): Promise<Outcome<Deciding>> {
    return this.perform('decide', [set, input, hotfixesExempt], hooks);
  }

  /** The study's own policies against a good set. */
  compare(config: StudyConfig, set: PolicySet, hooks?: TaskHooks): Promise<Outcome<Comparison>> {
    return this.perform('compare', [config, set], hooks);
  }

  /** How many changes of a run each expression matches. A worker keeps the run's changes, so ask a pool of one. */
  match(config: StudyConfig, expressions: readonly string[], hooks?: TaskHooks): Promise<Outcome<Matching>> {
    return this.perform('match', [config, expressions], hooks);
  }
}

export type PolicyClient = ClientOf<PolicyPool>;
