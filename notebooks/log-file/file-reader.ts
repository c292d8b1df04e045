/** Where a reader's file stands: one value, from which every part of the drop zone is drawn. */

import type { LogMapping } from '../../engine/deployment-log/mapping.ts';
import { answered } from '../../engine/own-data/answers.ts';
import type { LogVerdicts } from '../../engine/own-data/judge-log.ts';
import { logVerdicts } from '../../engine/own-data/judge-log.ts';
import { type LogQuestion, questionKey, questionsOf } from '../../engine/own-data/questions.ts';
import type { StudyProgress } from '../../engine/simulator/study.ts';
import type { Failure } from '../../workers/core/task.ts';
import type { LogResult } from '../../workers/log/api.ts';
import type { LogClient } from '../../workers/log/pool.ts';

/** A log that was read and holds deployments. */
export interface DataOnShow {
  /** The file's name. */
  readonly name: string;
  readonly file: File;
  readonly result: LogResult;
  /** One a claim, by its id. */
  readonly verdicts: LogVerdicts;
  /** Questions about it that are open, or were. */
  readonly asked: readonly LogQuestion[];
  /** Takes an answer: the file is read again. */
  readonly answer: (question: LogQuestion, answer: string) => void;
  /** The key of the question that was answered last; null for none. */
  readonly answeredLast: string | null;
}

export type FileState =
  | { readonly kind: 'empty' }
  | { readonly kind: 'reading'; readonly file: File; readonly progress: StudyProgress | null }
  /** Read to its end; `data` is null when no row was good. */
  | {
      readonly kind: 'done';
      readonly file: File;
      readonly result: LogResult;
      readonly data: DataOnShow | null;
    }
  | { readonly kind: 'failed'; readonly file: File; readonly failure: Failure };

export interface FileReading {
  readonly state: FileState;
  /** What stays on show while another file, or the same one otherwise, is read. */
  readonly shown: DataOnShow | null;
}

export interface LogFileReader {
  /** Reads a file, instead of the one that is being read or shown. @param mapping null: as its names suggest */
  read(file: File, mapping?: LogMapping | null): void;
  /** Stops reading; what was on show before stays. */
  cancel(): void;
  /** Forgets everything, and ends the worker with all that it holds. */
  clear(): void;
}

/** @param onChange called with every state */
export function fileReader(client: LogClient, onChange: (reading: FileReading) => void): LogFileReader {
  client.warm();
  let going: AbortController | null = null;
  let shown: DataOnShow | null = null;
  let before: FileState = { kind: 'empty' };
  /** Of the file on show: keys of the questions that were open. */
  let open = new Set<string>();
  let openFile: File | null = null;
  let answeredLast: string | null = null;
  /** That which is being read, or was: answers that come quickly add up. */
  let latest: LogMapping | null = null;

  const show = (state: FileState): void => onChange({ state, shown });

  const dataOf = (file: File, result: LogResult): DataOnShow => {
    if (openFile !== file) [openFile, open, answeredLast] = [file, new Set(), null];
    const questions = questionsOf(result).filter(({ kind }) => kind !== 'columns');
    for (const each of questions) if (each.taken === null) open.add(questionKey(each));
    const { inspection, mapping } = result;
    return {
      name: file.name,
      file,
      result,
      verdicts: logVerdicts(result.measures),
      asked: questions.filter((each) => open.has(questionKey(each))),
      answer(question, answer) {
        if (inspection === null || mapping === null) return;
        answeredLast = questionKey(question);
        reader.read(file, answered(latest ?? mapping, inspection, question, answer));
      },
      answeredLast,
    };
  };

  const read = async (file: File, mapping: LogMapping | null, mine: AbortController): Promise<void> => {
    show({ kind: 'reading', file, progress: null });
    const outcome = await client.read(file, mapping, {
      signal: mine.signal,
      onProgress: (progress) => {
        if (going === mine) show({ kind: 'reading', file, progress });
      },
    });
    if (going !== mine) return; // another file took its place
    going = null;
    if (outcome.kind === 'failed') {
      // called off with something on show: back to that
      const back = outcome.failure.kind === 'cancelled' && before.kind === 'done';
      show(back ? before : { kind: 'failed', file, failure: outcome.failure });
      return;
    }
    const result = outcome.value;
    shown = result.log.rows === 0 ? null : dataOf(file, result);
    before = { kind: 'done', file, result, data: shown };
    show(before);
  };

  const reader: LogFileReader = {
    read(file, mapping = null) {
      latest = mapping;
      going?.abort();
      going = new AbortController();
      void read(file, mapping, going);
    },
    cancel: () => going?.abort(),
    clear() {
      going?.abort();
      going = null;
      client.close();
      client.warm();
      shown = null;
      before = { kind: 'empty' };
      show(before);
    },
  };
  return reader;
}
