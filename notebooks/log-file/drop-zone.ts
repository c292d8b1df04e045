/**
 * The place where a reader drops a deployment log. Its value is what was read and judged, or null; it fires `input` when
 * that changes. Any page can mount it: the file is read in a worker of its own and goes nowhere else.
 */
import type { LogClient } from '../../workers/log/pool.ts';
import { LogPool } from '../../workers/log/pool.ts';
import { fileDrop, unreadText } from '../authoring/file-drop.ts';
import { element } from '../authoring/html.ts';
import { bytesText } from '../format/bytes.ts';
import { outOf, plural } from '../format/number.ts';
import { fileFacts } from './file-facts.ts';
import { type DataOnShow, type FileReading, type FileState, fileReader } from './file-reader.ts';
import { type MappingForm, mappingForm } from './mapping-form.ts';
import { problemList } from './problem-list.ts';

export type { DataOnShow } from './file-reader.ts';

export type DropZone = HTMLElement & {
  readonly value: DataOnShow | null;
  /** Reads a file as if it had been dropped. */
  readonly take: (file: File) => void;
};

/** @param client left out except in tests; its worker is started at once, see `LogClient.warm` */
export function dropZone(client: LogClient = new LogPool()): DropZone {
  const remove =
    element`<button class="button" type="button" hidden>Remove my data</button>` as HTMLButtonElement;
  const told = element`<div class="zone__told stack gap-16"></div>`;
  const columns = element`<div class="zone__columns stack gap-16"></div>`;
  let value: DataOnShow | null = null;
  let form: { readonly file: File; readonly form: MappingForm } | null = null;

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
    if (state.kind !== 'done') {
      told.replaceChildren();
      if (state.kind === 'empty') {
        form = null;
        columns.replaceChildren();
      }
      return;
    }
    const { file, result } = state;
    if (form?.file !== file) {
      form =
        result.inspection === null
          ? null
          : { file, form: mappingForm(result.inspection, (mapping) => reader.read(file, mapping)) };
      columns.replaceChildren(...(form === null ? [] : [form.form.root]));
    }
    form?.form.ask(result.unknownStatuses);
    const problems = problemList(result);
    told.replaceChildren(fileFacts(result), ...(problems === null ? [] : [problems]));
  };

  const reader = fileReader(client, draw);
  const take = (file: File): void => reader.read(file);
  const { root, input, show } = fileDrop(
    {
      id: 'log',
      label: 'Your deployment log',
      ask: 'Drop a deployment log here, CSV or JSON, or',
      accept: '.csv,.tsv,.txt,.json,.jsonl,.ndjson,text/csv,application/json',
      privacy:
        'It is read in this page and goes nowhere: no request is made, nothing is stored, and it is forgotten when you leave.',
      progress: 'reading',
      buttons: remove,
      below: [columns, told],
    },
    take,
    () => reader.cancel(),
  );
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
      return `Reading ${file.name} (${bytesText(file.size)}): ${far}${shown === null ? '' : '; what is shown below is from before'}`;
    }
    case 'done': {
      const { file, result } = state;
      if (state.data === null) return `${file.name} (${bytesText(file.size)}): no row that can be judged.`;
      const judged =
        result.rows === result.log.rows
          ? plural(result.rows, 'deployment')
          : `${outOf(result.log.rows, result.rows)} deployments`;
      return `${file.name} (${bytesText(file.size)}): ${judged} judged.`;
    }
    case 'failed':
      return unreadText('Reading', state.file.name, state.failure, ({ kind, message }) =>
        kind === 'fault'
          ? `${state.file.name} could not be read, a fault of this page: ${message}`
          : `${state.file.name} could not be read: ${message}`,
      );
  }
}
