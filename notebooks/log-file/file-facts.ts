/** What was read of a file, in a few lines, and what is wrong with it. */
import { fieldPlaces } from '../../engine/deployment-log/fields.ts';
import { presetNamed } from '../../engine/deployment-log/index.ts';
import type { LogFormat } from '../../engine/deployment-log/inspect.ts';
import { type LogProblem, type ProblemKind, problemKinds } from '../../engine/deployment-log/problems.ts';
import { unitOfName } from '../../engine/deployment-log/times.ts';
import { dateOfDay } from '../../engine/domain/calendar.ts';
import { MINUTES_PER_DAY } from '../../engine/domain/clock.ts';
import { complaint, type Mistake } from '../../engine/errors.ts';
import type { LogResult } from '../../workers/log/api.ts';
import { element, html } from '../authoring/html.ts';
import { dataTable } from '../charts/figure.ts';
import { armNames } from '../charts/marks.ts';
import { count, plural } from '../format/number.ts';
import { sentence } from '../format/words.ts';

const delimiterNames = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' } as const;

export function fileFacts(result: LogResult): HTMLElement {
  const { rows, unreadableRows, setAside, elsewhere, folded, without, log, measures } = result;
  const kept = (['genops', 'traditional'] as const).flatMap((arm) => {
    const n = measures.arms[arm]?.deployments ?? 0;
    return n === 0 ? [] : [`${count(n)} ${armNames[arm]}`];
  });
  const items: readonly (readonly [string, string])[] = [
    ['Format', result.inspection === null ? 'not read' : formatText(result)],
    ['Rows', count(rows)],
    ['Judged', log.rows === 0 ? 'none' : kept.join(', ')],
    ['Skipped', unreadableRows === 0 ? 'none' : `${plural(unreadableRows, 'row')} with problems`],
    ...(setAside === 0
      ? []
      : [['Not finished, never carried out, or the rollback of another', plural(setAside, 'row')] as const]),
    ...(elsewhere === 0 ? [] : [['Other environments', plural(elsewhere, 'row')] as const]),
    ...(folded === 0 ? [] : [['Earlier records of a deployment', plural(folded, 'row')] as const]),
    ...(without.status === 0
      ? []
      : [['Without a status', `${plural(without.status, 'row')}: in the cycle times only`] as const]),
    ...(without.duration === 0
      ? []
      : [['Without a cycle time', `${plural(without.duration, 'row')}: in the rates only`] as const]),
    ...(log.knows.duration ? [['Cycle times', unitText(result)] as const] : []),
    ...(log.span === null ? [] : [['Dates', `${dateAt(log.span.from)} to ${dateAt(log.span.to)}`] as const]),
  ];
  return element`<dl class="log-facts pairs cluster digits flush">${items.map(
    ([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`,
  )}</dl>`;
}

/** In which unit bare numbers were read; a unit that the file does not say is a guess, and is called one. */
function unitText({ inspection, mapping }: LogResult): string {
  const column = mapping?.columns[fieldPlaces.duration] ?? null;
  const said = column === null ? null : unitOfName(inspection?.names[column] ?? '');
  if (mapping?.durationUnit === 'text') return 'in the unit of each cell; bare numbers read as minutes';
  if (column === null) return 'from start to end';
  if (mapping?.durationUnit === null || mapping === null) return 'not counted: the unit is not known';
  return said === mapping.durationUnit
    ? `in ${said}`
    : `read as ${mapping.durationUnit}; the column’s name does not give a unit`;
}

function formatText({ inspection, mapping }: LogResult): string {
  const tool = presetNamed(mapping?.preset ?? null)?.name;
  const name = inspection === null ? '' : formatName(inspection.format);
  return tool === undefined ? name : `${tool}, ${name}`;
}

function formatName(format: LogFormat): string {
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
export function problemList({ problems, unreadableRows, inspection }: LogResult): HTMLElement | null {
  const { first, count: all } = problems;
  if (all === 0) return null;
  const ofFile = first.filter(({ row }) => row === null);
  const ofRows = first.filter(({ row }) => row !== null);
  const rowName = inspection?.format.kind === 'csv' ? 'line' : 'record';
  const more = all - first.length;
  const kinds = problemKinds.flatMap((kind) =>
    problems.byKind[kind] === 0 ? [] : [`${kindNames[kind]}: ${count(problems.byKind[kind])}`],
  );
  return element`<section class="log-problems card barred stack gap-8" aria-label="Problems of the file">
    <h2 class="ui strong">${plural(all, 'problem')}${unreadableRows > 0 ? `, ${plural(unreadableRows, 'row')} skipped` : ''}</h2>
    ${kinds.length < 2 ? null : html`<p class="field-note muted">${kinds.join(' · ')}</p>`}
    ${ofFile.map(({ column, mistake, message }) => html`<p class="log-problems__file">${column === null ? said(mistake) : `${message}.`}</p>`)}
    ${ofRows.length === 0 ? null : html`<details class="unfold"><summary>Row by row</summary>${table(ofRows, rowName)}</details>`}
    ${more > 0 ? html`<p class="field-note muted">… and ${count(more)} more, all counted above.</p>` : null}
  </section>`;
}

function table(problems: readonly LogProblem[], rowName: string): HTMLElement {
  return dataTable({
    title: 'Problems by row and column',
    cards: true,
    columns: ['where', 'column', 'problem', 'row'],
    rows: problems.map(({ row, column, mistake, isSkipped }) => [
      `${rowName} ${count(row ?? 0)}`,
      column ?? '',
      said(mistake),
      isSkipped ? 'skipped' : 'kept',
    ]),
  });
}

/** `expected …, got …; …` as a sentence. */
const said = (mistake: Mistake): string => sentence(complaint(mistake));
