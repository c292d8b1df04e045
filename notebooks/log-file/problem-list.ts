/** What is wrong with a file, by row and column, the first twenty; and how many more there are. */

import { type LogProblem, type ProblemKind, problemKinds } from '../../engine/deployment-log/problems.ts';
import { complaint, type Mistake } from '../../engine/errors.ts';
import type { LogResult } from '../../workers/log/api.ts';
import { element, html } from '../authoring/html.ts';
import { dataTable } from '../charts/data-table.ts';
import { count, plural } from '../format/number.ts';
import { sentence } from '../format/words.ts';

const kindNames: Readonly<Record<ProblemKind, string>> = {
  file: 'the file as a whole',
  structure: 'rows of the wrong shape',
  missing: 'missing cells',
  unreadable: 'cells that cannot be read',
  'unknown-word': 'words not known',
  'out-of-range': 'values out of range',
  duplicate: 'ids that came before',
  contradiction: 'contradictions',
};

/** Null where there is nothing to tell. */
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
  return element`<section class="log-problems card barred stack gap-8" aria-label="Problems of the file">
    <h2 class="ui strong">${plural(all, 'problem')}${leftOut > 0 ? `, ${plural(leftOut, 'row')} left out` : ''}</h2>
    ${kinds.length < 2 ? null : html`<p class="field-note muted">${kinds.join(' · ')}</p>`}
    ${ofFile.map(({ column, mistake, message }) => html`<p class="log-problems__file">${column === null ? said(mistake) : `${message}.`}</p>`)}
    ${ofRows.length === 0 ? null : table(ofRows, rowName)}
    ${more > 0 ? html`<p class="field-note muted">… and ${count(more)} more; all of them are counted above.</p>` : null}
  </section>`;
}

function table(problems: readonly LogProblem[], rowName: string): HTMLElement {
  return dataTable({
    title: 'Problems by row and column',
    cards: true,
    columns: [{ head: 'where' }, { head: 'column' }, { head: 'problem' }, { head: 'the row is' }],
    rows: problems.map(({ row, column, mistake, leftOut }) => [
      `${rowName} ${count(row ?? 0)}`,
      column ?? '',
      said(mistake),
      leftOut ? 'left out' : 'kept',
    ]),
  });
}

/** `expected …, got …; …` as a sentence. */
const said = (mistake: Mistake): string => sentence(complaint(mistake));
