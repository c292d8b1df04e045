/** The audit log's worker, as pages use it: one, since it keeps the log between two questions. */
import type { ConsistencyClaim, LogReport, SignedHead, TreeHead } from '../../engine/audit-log/index.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import { type PoolOptions, TaskPool } from '../core/pool.ts';
import { noModuleWorkers, supportsModuleWorkers } from '../core/support.ts';
import type { Outcome, TaskHooks } from '../study/contract.ts';
import type { AuditTasks } from './api.ts';
import type { AuditClient, EventProof, LogFacts, LogForm } from './contract.ts';
import type { LogJudgement } from './judge.ts';
import type { KeyTexts } from './keys.ts';

export class AuditPool implements AuditClient {
  readonly #pool: TaskPool<AuditTasks>;

  constructor(options: Partial<PoolOptions> = {}) {
    this.#pool = new TaskPool({ start: startAuditWorker, size: 1, ...options });
  }

  make(config: StudyConfig, hooks?: TaskHooks): Promise<Outcome<LogFacts>> {
    return this.#pool.perform('make', [config], hooks);
  }

  prove(config: StudyConfig, event: number, hooks?: TaskHooks): Promise<Outcome<EventProof>> {
    return this.#pool.perform('prove', [config, event], hooks);
  }

  compare(
    config: StudyConfig,
    oldSize: number,
    newSize: number,
    hooks?: TaskHooks,
  ): Promise<Outcome<ConsistencyClaim>> {
    return this.#pool.perform('compare', [config, oldSize, newSize], hooks);
  }

  judge(config: StudyConfig, hooks?: TaskHooks): Promise<Outcome<LogJudgement>> {
    return this.#pool.perform('judge', [config], hooks);
  }

  makeKey(name: string, hooks?: TaskHooks): Promise<Outcome<KeyTexts>> {
    return this.#pool.perform('makeKey', [name], hooks);
  }

  sign(head: TreeHead, secretKey: string, hooks?: TaskHooks): Promise<Outcome<SignedHead>> {
    return this.#pool.perform('sign', [head, secretKey], hooks);
  }

  pack(config: StudyConfig, head: SignedHead, form: LogForm, hooks?: TaskHooks): Promise<Outcome<Blob>> {
    return this.#pool.perform('pack', [config, head, form], hooks);
  }

  verify(file: Blob, expectedKey: string | null, hooks?: TaskHooks): Promise<Outcome<LogReport>> {
    return this.#pool.perform('verify', [file, expectedKey], hooks);
  }

  close(): void {
    this.#pool.close();
  }
}

function startAuditWorker(): Worker {
  if (!supportsModuleWorkers()) throw new Error(noModuleWorkers);
  // one literal expression: the bundler finds the worker by its text
  return new Worker(new URL('./audit.worker.ts', import.meta.url), { type: 'module', name: 'audit log' });
}
