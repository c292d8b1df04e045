/** What pages see of the audit log's worker: a run's log, its proofs, its file; and any file, verified. Types only. */
import type {
  AuditEvent,
  ConsistencyClaim,
  EventType,
  LogReport,
  SignedHead,
  TreeHead,
} from '../../engine/audit-log/index.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import type { Outcome, TaskHooks } from '../study/contract.ts';
import type { LogJudgement } from './judge.ts';
import type { KeyTexts } from './keys.ts';

/** What a run's log is. */
export interface LogFacts {
  /** First line of its heads: which log, by its run. */
  readonly origin: string;
  readonly size: number;
  /** Bytes of all entries. */
  readonly bytes: number;
  readonly root: Uint8Array;
  /** Events of each type that occurs. */
  readonly types: Readonly<Partial<Record<EventType, number>>>;
  /** Place of the first event of each deployment. */
  readonly starts: Uint32Array<ArrayBuffer>;
}

/** An event, and the proof that it stands in the log. */
export interface EventProof {
  readonly event: AuditEvent;
  readonly entry: Uint8Array;
  readonly size: number;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

export type LogForm = 'json' | 'tar';

/** The audit log's pool as pages see it. The worker keeps the log of the run that it was last asked about. */
export interface AuditClient {
  /** Runs the study and logs every event of its GenOps arm. */
  make(config: StudyConfig, hooks?: TaskHooks): Promise<Outcome<LogFacts>>;
  prove(config: StudyConfig, event: number, hooks?: TaskHooks): Promise<Outcome<EventProof>>;
  /** The proof that the first `oldSize` events are the beginning of the first `newSize`. */
  compare(
    config: StudyConfig,
    oldSize: number,
    newSize: number,
    hooks?: TaskHooks,
  ): Promise<Outcome<ConsistencyClaim>>;
  /** Holds every event of a run's log against the rules of that run. */
  judge(config: StudyConfig, hooks?: TaskHooks): Promise<Outcome<LogJudgement>>;
  /** Makes a key pair of random bytes. */
  makeKey(name: string, hooks?: TaskHooks): Promise<Outcome<KeyTexts>>;
  sign(head: TreeHead, secretKey: string, hooks?: TaskHooks): Promise<Outcome<SignedHead>>;
  /** The log as a file, under a head that was signed. */
  pack(config: StudyConfig, head: SignedHead, form: LogForm, hooks?: TaskHooks): Promise<Outcome<Blob>>;
  /**
   * Verifies a file. What is wrong with the log is in the report; a file that is no log is a bad argument.
   *
   * @param expectedKey a verifier key that the reader had from elsewhere; null to take the file's word
   */
  verify(file: Blob, expectedKey: string | null, hooks?: TaskHooks): Promise<Outcome<LogReport>>;
  /** Ends the worker, and with it the log that it keeps; later calls start a new one. */
  close(): void;
}
