/** The policies' workers, as pages use them. */
import type { PolicyInput } from '../../engine/governance/index.ts';
import type { PolicySet } from '../../engine/policy-language/index.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import { type PoolOptions, TaskPool } from '../core/pool.ts';
import { noModuleWorkers, supportsModuleWorkers } from '../core/support.ts';
import type { Outcome, TaskHooks } from '../study/contract.ts';
import type { PolicyTasks } from './api.ts';
import type { Comparison, Deciding, PolicyClient, SetCheck } from './contract.ts';

/** One for what is typed, one for a whole study. */
const WORKERS = 2;
/** A check takes milliseconds and a comparison reports sixty times a second: silence is a rule whose lists multiply. */
const PATIENCE_MS = 5_000;
const SILENCE =
  'rules: expected progress every 5 s, got none, so they were stopped; shorten their lists or nest fewer of them, or try again';

export class PolicyPool implements PolicyClient {
  readonly #pool: TaskPool<PolicyTasks>;

  constructor(options: Partial<PoolOptions> = {}) {
    this.#pool = new TaskPool({
      start: startPolicyWorker,
      size: WORKERS,
      patienceMs: PATIENCE_MS,
      silence: SILENCE,
      ...options,
    });
  }

  check(set: unknown, hooks?: TaskHooks): Promise<Outcome<SetCheck>> {
    return this.#pool.perform('check', [set], hooks);
  }

  decide(
    set: PolicySet,
    input: PolicyInput,
    hotfixesExempt: boolean,
    hooks?: TaskHooks,
  ): Promise<Outcome<Deciding>> {
    return this.#pool.perform('decide', [set, input, hotfixesExempt], hooks);
  }

  compare(config: StudyConfig, set: PolicySet, hooks?: TaskHooks): Promise<Outcome<Comparison>> {
    return this.#pool.perform('compare', [config, set], hooks);
  }

  close(): void {
    this.#pool.close();
  }
}

function startPolicyWorker(): Worker {
  if (!supportsModuleWorkers()) throw new Error(noModuleWorkers);
  // one literal expression: the bundler finds the worker by its text
  return new Worker(new URL('./policy.worker.ts', import.meta.url), { type: 'module', name: 'policies' });
}
