/**
 * The place where a reader drops a deployment log. Its value is what was read and judged, or null; it fires `input` when
 * that changes. Any page can mount it: the file is read in a worker of its own and goes nowhere else.
 */

import { fieldIndex } from '../../engine/deployment-log/fields.ts';
import type { LogFormat } from '../../engine/deployment-log/inspect.ts';
import { type LogProblem, type ProblemKind, problemKinds } from '../../engine/deployment-log/problems.ts';
import { unitOfName } from '../../engine/deployment-log/times.ts';
import { dateOfDay } from '../../engine/domain/calendar.ts';
import { MINUTES_PER_DAY } from '../../engine/domain/clock.ts';
import { complaint, type Mistake } from '../../engine/errors.ts';
import type { LogResult } from '../../workers/log/api.ts';
import { type LogClient, LogPool } from '../../workers/log/pool.ts';
import { fileDrop, unreadText } from '../authoring/file-drop.ts';
import { element, html } from '../authoring/html.ts';
import { dataTable } from '../charts/figure.ts';
import { armNames } from '../charts/marks.ts';
import { bytesText, count, outOf, plural } from '../format/number.ts';
import { sentence } from '../format/words.ts';
import { type DataOnShow, type FileReading, type FileState, fileReader } from './file-reader.ts';
import { type MappingForm, mappingForm } from './mapping-form.ts';

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
  const facts = element`<div class="zone__facts stack gap-16"></div>`;
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
      facts.replaceChildren();
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
    facts.replaceChildren(fileFacts(result), ...(problems === null ? [] : [problems]));
  };

  const reader = fileReader(client, draw);
  const take = (file: File): void => reader.read(file);
  const { root, input, show } = fileDrop(
    {
      id: 'log',
      label: 'Your deployment log',
      ask: 'Drop a deployment log here, CSV or JSON, or',
      accept: '.csv,.tsv,.txt,.json,.jsonl,.ndjson,text/csv,application/json',
      privacy: 'Your file stays in this page: nothing is sent or stored, and it is gone when you leave.',
      progress: 'reading',
      buttons: remove,
      below: [facts, columns],
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

const delimiterNames = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' } as const;

export function fileFacts(result: LogResult): HTMLElement {
  const { rows, leftOut, setAside, without, log, measures } = result;
  const kept = (['genops', 'traditional'] as const).flatMap((arm) => {
    const n = measures.arms[arm]?.deployments ?? 0;
    return n === 0 ? [] : [`${count(n)} ${armNames[arm]}`];
  });
  const items: readonly (readonly [string, string])[] = [
    ['Format', result.inspection === null ? 'not read' : formatText(result.inspection.format)],
    ['Rows', count(rows)],
    ['Judged', log.rows === 0 ? 'none' : kept.join(', ')],
    ['Skipped', leftOut === 0 ? 'none' : `${plural(leftOut, 'row')} with problems`],
    ...(setAside === 0 ? [] : [['Set aside', `${plural(setAside, 'row')}, as you chose`] as const]),
    ...(without.status === 0
      ? []
      : [['Without a status', `${plural(without.status, 'row')}: in the cycle times only`] as const]),
    ...(without.duration === 0
      ? []
      : [['Without a cycle time', `${plural(without.duration, 'row')}: in the rates only`] as const]),
    ...(log.knows.duration ? [['Cycle times', unitText(result)] as const] : []),
    ...(log.span === null ? [] : [['Dates', `${dateAt(log.span.from)} to ${dateAt(log.span.to)}`] as const]),
  ];
  return element`<dl class="log-facts pairs cluster gap-wide digits flush">${items.map(
    ([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`,
  )}</dl>`;
}

/** In which unit bare numbers were read; a unit that the file does not say is a guess, and is called one. */
function unitText({ inspection, mapping }: LogResult): string {
  const column = mapping?.columns[fieldIndex('outcome.duration_minutes')] ?? null;
  const said = column === null ? null : unitOfName(inspection?.names[column] ?? '');
  if (mapping?.durationUnit === 'text') return 'in the unit of each cell; bare numbers read as minutes';
  if (column === null) return 'from start to end';
  if (mapping?.durationUnit === null || mapping === null) return 'not counted: the unit is not known';
  return said === mapping.durationUnit
    ? `in ${said}`
    : `in ${mapping.durationUnit}: the column’s name does not say so`;
}

function formatText(format: LogFormat): string {
  switch (format.kind) {
    case 'csv':
      return `CSV, separated by ${delimiterNames[format.delimiter]}`;
    case 'json':
    case 'json-rows':
    case 'json-columns':
      return 'JSON';
    case 'json-lines':
      return 'JSON Lines';
  }
}

const dateAt = (minute: number): string => dateOfDay(Math.floor(minute / MINUTES_PER_DAY));

/** What is wrong with a file, by row and column, the first twenty; and how many more there are. */
const kindNames: Readonly<Record<ProblemKind, string>> = {
  file: 'the file as a whole',
  structure: 'rows of the wrong shape',
  missing: 'missing cells',
  unreadable: 'unreadable cells',
  'unknown-word': 'unrecognized words',
  'out-of-range': 'values out of range',
  duplicate: 'duplicate ids',
  contradiction: 'contradictions',
};

/** Null if there are no problems. */
export function problemList({ problems, leftOut, inspection }: LogResult): HTMLElement | null {
  const { first, count: all } = problems;
  if (all === 0) return null;
  const ofFile = first.filter(({ row }) => row === null);
  const ofRows = first.filter(({ row }) => row !== null);
  const rowName = inspection?.format.kind === 'csv' ? 'line' : 'record';
  const more = all - first.length;
  const kinds = problemKinds.flatMap((kind) =>
    problems.byKind[kind] === 0 ? [] : [`${kindNames[kind]}: ${count(problems.byKind[kind])}`],
  );
  return element`<section class="log-problems card barred stack breakable gap-8" aria-label="Problems of the file">
    <h2 class="ui strong">${plural(all, 'problem')}${leftOut > 0 ? `, ${plural(leftOut, 'row')} skipped` : ''}</h2>
    ${kinds.length < 2 ? null : html`<p class="field-note muted">${kinds.join(' · ')}</p>`}
    ${ofFile.map(({ column, mistake, message }) => html`<p class="log-problems__file">${column === null ? said(mistake) : `${message}.`}</p>`)}
    ${ofRows.length === 0 ? null : table(ofRows, rowName)}
    ${more > 0 ? html`<p class="field-note muted">… and ${count(more)} more, all counted above.</p>` : null}
  </section>`;
}

function table(problems: readonly LogProblem[], rowName: string): HTMLElement {
  return dataTable({
    title: 'Problems by row and column',
    cards: true,
    columns: ['where', 'column', 'problem', 'row'],
    rows: problems.map(({ row, column, mistake, leftOut }) => [
      `${rowName} ${count(row ?? 0)}`,
      column ?? '',
      said(mistake),
      leftOut ? 'skipped' : 'kept',
    ]),
  });
}

/** `expected …, got …; …` as a sentence. */
const said = (mistake: Mistake): string => sentence(complaint(mistake));
