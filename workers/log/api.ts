/** What a log worker can do. */
import {
  type LogMapping,
  type LogReading,
  logBuffers,
  readLogSteps,
  tooLarge,
} from '../../engine/deployment-log/index.ts';
import { type LogMeasures, measureLog } from '../../engine/own-data/index.ts';
import { createTaskApi } from '../core/api.ts';
import type { Steps, Task, TaskApi } from '../core/task.ts';

/** A reading, and what takes special functions to work out: those stay in workers. */
export interface LogResult extends LogReading {
  readonly measures: LogMeasures;
}

/** A type alias: an interface has no index signature. */
export type LogTasks = {
  readonly read: Task<[file: Blob, mapping: LogMapping | null], LogResult>;
};

/** @param sliceMs work between two breaths; left out except in tests */
export function createLogApi(sliceMs?: number): TaskApi {
  const tasks: LogTasks = {
    read: {
      steps: async (file, mapping) =>
        resultSteps(tooLarge(file.size) ?? new Uint8Array(await file.arrayBuffer()), mapping),
      buffers: ({ log }) => logBuffers(log),
    },
  };
  return createTaskApi(tasks, sliceMs);
}

/** @param opened the file's bytes, or the reading of one that is too large to be opened */
function* resultSteps(opened: Uint8Array | LogReading, mapping: LogMapping | null): Steps<LogResult> {
  const reading = opened instanceof Uint8Array ? yield* readLogSteps(opened, mapping) : opened;
  return { ...reading, measures: measureLog(reading) };
}
