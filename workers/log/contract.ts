/** What pages see of the log's worker: a file in, its deployments, problems and measures out. Types only. */
import type { LogMapping, LogMeasures, LogReading } from '../../engine/deployment-log/index.ts';
import type { Outcome, TaskHooks } from '../study/contract.ts';

/** A reading, and what takes special functions to work out: those stay in workers. */
export interface LogResult extends LogReading {
  readonly measures: LogMeasures;
}

/** The log's pool as pages see it. */
export interface LogClient {
  /** Starts the worker before there is a file: its code is then there, and a file that comes makes no request. */
  warm(): void;
  /**
   * Reads and measures a file; its columns are transferred, not copied. What is wrong with the file is in the result.
   *
   * @param mapping null takes the one that the file's names suggest
   */
  read(file: Blob, mapping: LogMapping | null, hooks?: TaskHooks): Promise<Outcome<LogResult>>;
  /** Ends the worker, and with it all that it holds of a file; later calls start a new one. */
  close(): void;
}
