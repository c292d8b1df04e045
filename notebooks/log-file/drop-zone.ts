/**
 * The place where a reader drops a deployment log. Its value is what was read and judged, or null; it fires `input` when
 * that changes. Any page can mount it: the file is read in a worker of its own and goes nowhere else.
 */

import { type LogMapping, presetNamed } from '../../engine/deployment-log/index.ts';
import { ArgumentError, complaint } from '../../engine/errors.ts';
import {
  answered,
  isSavedMapping,
  mappingFrom,
  questionKey,
  questionsOf,
  withPreset,
} from '../../engine/own-data/index.ts';
import type { LogResult } from '../../workers/log/api.ts';
import { type LogClient, LogPool } from '../../workers/log/pool.ts';
import { fileDrop, unreadText } from '../authoring/file-drop.ts';
import { buttonElement, element } from '../authoring/html.ts';
import { bytesText, outOf, plural } from '../format/number.ts';
import { fileFacts, problemList } from './file-facts.ts';
import { type DataOnShow, type FileReading, type FileState, fileReader } from './file-reader.ts';
import { mappingForm } from './mapping-form.ts';
import { questionList } from './question-list.ts';
import { understood } from './understood.ts';

export type { DataOnShow } from './file-reader.ts';

export type DropZone = HTMLElement & {
  readonly value: DataOnShow | null;
  /** Reads a file as if it had been dropped. */
  readonly take: (file: File) => void;
};

/** What belongs to one file as long as it is the one on show. */
interface FileForm {
  readonly file: File;
  readonly sync: (mapping: LogMapping) => void;
  readonly show: (result: LogResult, data: DataOnShow | null) => void;
}

/** Saved settings are small. */
const mayBeSaved = ({ name, size }: File): boolean => size < 100_000 && /\.json$/i.test(name);

/**
 * @param client left out except in tests; its worker is started at once, see `LogClient.warm`
 * @param behind where to put how the file was read, behind results that show the open questions themselves; null: below the place
 */
export function dropZone(client: LogClient = new LogPool(), behind: HTMLElement | null = null): DropZone {
  const remove = buttonElement`<button class="button" type="button" hidden>Remove my data</button>`;
  const facts = element`<div class="zone__facts stack gap-16"></div>`;
  const asked = element`<div class="stack gap-16"></div>`;
  const wrong = element`<div class="zone__facts stack gap-16"></div>`;
  const columns = element`<div class="zone__columns stack gap-16"></div>`;
  let value: DataOnShow | null = null;
  let form: FileForm | null = null;
  /** The text of saved settings that wait for their file. */
  let saved: string | null = null;
  let last: FileState = { kind: 'empty' };

  const draw = ({ state, shown }: FileReading): void => {
    const reading = state.kind === 'reading';
    if (reading && state.progress === null && document.activeElement === remove) input.focus();
    remove.hidden = reading || state.kind === 'empty';
    const share = reading && state.progress !== null ? state.progress.done / state.progress.total : 0;
    show(state.kind, statusText(state, shown), share);
    if (!reading) drawFile(state);
    if (shown === value) return;
    value = shown;
    root.dispatchEvent(new Event('input'));
  };

  const drawFile = (state: FileState): void => {
    last = state;
    if (state.kind !== 'done') {
      facts.replaceChildren();
      wrong.replaceChildren();
      if (state.kind === 'empty') {
        form = null;
        asked.replaceChildren();
        columns.replaceChildren();
      }
      return;
    }
    const { file, result } = state;
    if (form?.file !== file) form = openForm(file, result);
    if (result.mapping !== null) form?.sync(result.mapping);
    form?.show(result, state.data);
    const problems = problemList(result);
    facts.replaceChildren(fileFacts(result));
    wrong.replaceChildren(...(problems === null ? [] : [problems]));
    if (saved !== null) applySaved(file, result);
  };

  /** What a reader decides of a file; each change reads it again. */
  const openForm = (file: File, result: LogResult): FileForm | null => {
    const { inspection, mapping: first } = result;
    if (inspection === null || first === null) {
      asked.replaceChildren();
      columns.replaceChildren();
      return null;
    }
    let mapping = first;
    const asksColumns = questionsOf(result).some(({ kind }) => kind === 'columns');
    const again = (next: LogMapping): void => {
      sync(next);
      reader.read(file, next);
    };
    const questions = questionList((question, answer) =>
      again(answered(mapping, inspection, question, answer)),
    );
    const read = understood(questions.settled, (id) => {
      const preset = presetNamed(id);
      again(preset === null ? { ...mapping, preset: null } : withPreset(mapping, inspection, preset));
    });
    const fields = mappingForm(inspection, again, asksColumns);
    const sync = (now: LogMapping): void => {
      mapping = now;
      fields.sync(now);
    };
    const show = (now: LogResult, data: DataOnShow | null): void => {
      const elsewhere = behind === null ? [] : (data?.asked ?? []);
      questions.show(questionsOf(now), new Set(elsewhere.map(questionKey)));
      read.show(now);
    };
    asked.replaceChildren(questions.open);
    columns.replaceChildren(read.root, fields.root);
    return { file, sync, show };
  };

  const applySaved = (file: File, { inspection }: LogResult): void => {
    const text = saved;
    saved = null;
    if (text === null || inspection === null) return;
    try {
      reader.read(file, mappingFrom(text, inspection));
    } catch (error) {
      if (!(error instanceof ArgumentError)) throw error;
      asked.append(
        element`<p class="log-problems card barred">The saved settings do not fit this file: ${complaint(error)}.</p>`,
      );
    }
  };

  const reader = fileReader(client, draw);
  const take = (file: File): void => {
    if (!mayBeSaved(file)) reader.read(file);
    else void takeSaved(file);
  };
  /** A small JSON file may be settings that were saved here: for the file on show, or for the next one. */
  const takeSaved = async (file: File): Promise<void> => {
    const text = await file.text();
    if (!isSavedMapping(text)) reader.read(file);
    else {
      saved = text;
      if (last.kind === 'done') applySaved(last.file, last.result);
      else show('empty', 'Settings loaded. Now drop the log.', 0);
    }
  };
  const { root, input, show } = fileDrop(
    {
      id: 'log',
      label: 'Your deployment log',
      ask: 'Drop a deployment log here, CSV or JSON, or',
      accept: '.csv,.tsv,.txt,.json,.jsonl,.ndjson,text/csv,application/json',
      privacy: 'Your file stays in this page: nothing is sent or stored, and it is gone when you leave.',
      progress: 'reading',
      buttons: remove,
      below: behind === null ? [facts, asked, wrong, columns] : [facts, asked],
    },
    take,
    () => reader.cancel(),
  );
  behind?.replaceChildren(wrong, columns);
  remove.addEventListener('click', () => {
    reader.clear();
    input.focus();
  });
  return Object.defineProperties(root, { value: { get: () => value }, take: { value: take } }) as DropZone;
}

function statusText(state: FileState, shown: DataOnShow | null): string {
  switch (state.kind) {
    case 'empty':
      return 'No file yet.';
    case 'reading': {
      const { file, progress } = state;
      const far = progress === null ? 'opening' : `${Math.floor((progress.done / progress.total) * 100)}%`;
      return `Reading ${file.name} (${bytesText(file.size)}): ${far}${shown === null ? '' : '; the results below are from the file before'}`;
    }
    case 'done': {
      const { file, result } = state;
      if (state.data === null) return `${file.name} (${bytesText(file.size)}): no row can be judged.`;
      const judged =
        result.rows === result.log.rows
          ? plural(result.rows, 'deployment')
          : `${outOf(result.log.rows, result.rows)} deployments`;
      return `${file.name} (${bytesText(file.size)}): ${judged} judged.`;
    }
    case 'failed':
      return unreadText('Reading', state.file.name, state.failure, ({ kind, message }) =>
        kind === 'fault'
          ? `${state.file.name} could not be read because of an error in this page: ${message}`
          : `${state.file.name} could not be read: ${message}`,
      );
  }
}
