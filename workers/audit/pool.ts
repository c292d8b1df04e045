/** The audit log's worker, as pages use it: one, since it keeps the log of the run that it was last asked about. */
import type { ConsistencyClaim, LogReport, SignedHead, TreeHead } from '../../engine/audit-log/index.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import { BoundWorker as Worker } from '../core/bound-worker.ts';
import { type ClientOf, type PoolOptions, TaskPool } from '../core/pool.ts';
import type { Outcome, TaskHooks } from '../core/task.ts';
import type { AuditTasks, EventProof, LogFacts, LogForm } from './api.ts';
import type { LogJudgement } from './judge.ts';
import type { KeyTexts } from './keys.ts';

export class AuditPool extends TaskPool<AuditTasks> {
  constructor(options: Partial<PoolOptions> = {}) {
    super({
      start: () =>
        new Worker(new URL('./audit.worker.ts', import.meta.url), { type: 'module', name: 'audit log' }),
      size: 1,
      ...options,
    });
  }

  /** Runs the study and logs every event of its GenOps arm. */
  make(config: StudyConfig, hooks?: TaskHooks): Promise<Outcome<LogFacts>> {
    return this.perform('make', [config], hooks);
  }

  prove(config: StudyConfig, event: number, hooks?: TaskHooks): Promise<Outcome<EventProof>> {
    return this.perform('prove', [config, event], hooks);
  }

  /** The proof that the first `oldSize` events are the beginning of the first `newSize`. */
  compare(
    config: StudyConfig,
    oldSize: number,
    newSize: number,
    hooks?: TaskHooks,
  ): Promise<Outcome<ConsistencyClaim>> {
    return this.perform('compare', [config, oldSize, newSize], hooks);
  }

  /** Holds every event of a run's log against the rules of that run. */
  judge(config: StudyConfig, hooks?: TaskHooks): Promise<Outcome<LogJudgement>> {
    return this.perform('judge', [config], hooks);
  }

  /** Makes a key pair of random bytes. */
  makeKey(name: string, hooks?: TaskHooks): Promise<Outcome<KeyTexts>> {
    return this.perform('makeKey', [name], hooks);
  }

  sign(head: TreeHead, secretKey: string, hooks?: TaskHooks): Promise<Outcome<SignedHead>> {
    return this.perform('sign', [head, secretKey], hooks);
  }

  /** The log as a file, under a head that was signed. */
  pack(config: StudyConfig, head: SignedHead, form: LogForm, hooks?: TaskHooks): Promise<Outcome<Blob>> {
    return this.perform('pack', [config, head, form], hooks);
  }

  /**
   * Verifies a file. What is wrong with the log is in the report; a file that is no log is a bad argument.
   *
   * @param expectedKey a verifier key that the reader had from elsewhere; null to take the file's word
   */
  verify(file: Blob, expectedKey: string | null, hooks?: TaskHooks): Promise<Outcome<LogReport>> {
    return this.perform('verify', [file, expectedKey], hooks);
  }
}

export type AuditClient = ClientOf<AuditPool>;
