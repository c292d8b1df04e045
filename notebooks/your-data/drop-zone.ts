/**
 * The place where a reader drops a deployment log. Its value is what was read and judged, or null; it fires `input` when
 * that changes. Any page can mount it: the file is read in a worker of its own and goes nowhere else.
 */
import type { LogClient } from '../../workers/log-contract.ts';
import { LogPool } from '../../workers/log-pool.ts';
import { element } from '../authoring/html.ts';
import { count } from '../format/number.ts';
import { fileFacts, sizeText } from './file-facts.ts';
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
  const input =
    element`<input class="visually-hidden" id="log-file" type="file" accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,text/csv,application/json" aria-describedby="log-privacy">` as HTMLInputElement;
  const status = element`<p class="zone__status" role="status">No file yet.</p>`;
  const line = element`<div class="progress-line" role="progressbar" aria-label="Progress of reading" aria-valuemin="0" aria-valuemax="100" aria-valuenow="0"><span></span></div>`;
  const cancel = element`<button class="button" type="button" hidden>Cancel</button>` as HTMLButtonElement;
  const remove =
    element`<button class="button" type="button" hidden>Remove my data</button>` as HTMLButtonElement;
  const told = element`<div class="zone__told"></div>`;
  const columns = element`<div class="zone__columns"></div>`;
  const root = element`<section class="zone no-print" aria-label="Your deployment log" data-state="empty">
    <div class="zone__drop">
      <p class="zone__ask">Drop a deployment log here, CSV or JSON, or ${input}<label class="button primary" for="log-file">choose a file</label></p>
      <p class="zone__privacy" id="log-privacy">It is read in this page and goes nowhere: no request is made, nothing is stored, and it is forgotten when you leave.</p>
      <div class="zone__row">${status}${cancel}${remove}</div>
      ${line}
    </div>
    ${columns}${told}
  </section>`;
  let value: DataOnShow | null = null;
  let form: { readonly file: File; readonly form: MappingForm } | null = null;

  const draw = ({ state, shown }: FileReading): void => {
    root.dataset.state = state.kind;
    const reading = state.kind === 'reading';
    if (reading && state.progress === null && document.activeElement === remove) input.focus();
    cancel.hidden = !reading;
    remove.hidden = reading || state.kind === 'empty';
    const share = reading && state.progress !== null ? state.progress.done / state.progress.total : 0;
    line.toggleAttribute('data-active', reading);
    line.style.setProperty('--share', String(share));
    line.setAttribute('aria-valuenow', String(Math.round(share * 100)));
    status.textContent = statusText(state, shown);
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
        input.value = '';
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
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file !== undefined) take(file);
    input.value = ''; // the same file may be chosen again, mended meanwhile
  });
  // browsers open the picker on Space; readers expect Enter to do so too
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') input.click();
  });
  cancel.addEventListener('click', () => reader.cancel());
  remove.addEventListener('click', () => {
    reader.clear();
    input.focus();
  });
  acceptDrops(root, take);
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || cancel.hidden || !root.isConnected) return;
    event.preventDefault();
    reader.cancel();
  });
  return Object.defineProperties(root, { value: { get: () => value }, take: { value: take } }) as DropZone;
}

/** Anywhere on the page: a file that misses the zone by a finger would else be opened instead of the page. */
function acceptDrops(root: HTMLElement, take: (file: File) => void): void {
  const holdsFile = (event: DragEvent): boolean =>
    root.isConnected && event.dataTransfer?.types.includes('Files') === true;
  document.addEventListener('dragover', (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    root.toggleAttribute('data-over', true);
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) root.removeAttribute('data-over');
  });
  document.addEventListener('drop', (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    root.removeAttribute('data-over');
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) take(file);
  });
}

function statusText(state: FileState, shown: DataOnShow | null): string {
  switch (state.kind) {
    case 'empty':
      return 'No file yet.';
    case 'reading': {
      const { file, progress } = state;
      const far = progress === null ? 'opening' : `${Math.floor((progress.done / progress.total) * 100)} %`;
      return `Reading ${file.name} (${sizeText(file.size)}): ${far}${shown === null ? '' : '; what is shown below is from before'}`;
    }
    case 'done': {
      const { file, result } = state;
      if (state.data === null) return `${file.name} (${sizeText(file.size)}): no row that can be judged.`;
      const from = result.rows === result.log.rows ? '' : ` of ${count(result.rows)}`;
      return `${file.name} (${sizeText(file.size)}): ${count(result.log.rows)}${from} deployments judged.`;
    }
    case 'failed':
      return failureText(state);
  }
}

function failureText({ file, failure }: Extract<FileState, { readonly kind: 'failed' }>): string {
  switch (failure.kind) {
    case 'cancelled':
      return `Reading ${file.name} was cancelled. Choose it again, or another file.`;
    case 'fault':
      return /NotReadable|NotFound/.test(failure.message)
        ? `${file.name} could not be opened: it was moved, changed or locked meanwhile. Choose it again.`
        : `${file.name} could not be read, a fault of this page: ${failure.message}`;
    case 'bad-argument':
    case 'worker-lost':
      return `${file.name} could not be read: ${failure.message}`;
  }
}
