/** Your data: a reader's own deployment log, judged by the rules of the board, beside the paper and a run of the model. */
import { logFields } from '../../engine/deployment-log/fields.ts';
import { syntheticExample } from '../../engine/own-data/synthetic.ts';
import { recordsCsv, recordsJson, templateCsv } from '../../engine/own-data/write.ts';
import type { Study } from '../../engine/simulator/study.ts';
import { defineNotebook } from '../authoring/define.ts';
import { element } from '../authoring/html.ts';
import { dataTable } from '../charts/figure.ts';
import { count } from '../format/number.ts';
import { type DropZone, dropZone } from '../log-file/drop-zone.ts';
import { claimsBeside } from './claims-beside.ts';
import { cycleTimesBeside, outcomesBeside } from './data-figures.ts';

export const notebook = defineNotebook(
  {
    title: 'Your data',
    lead: 'What does a deployment log of your own say of each claim, beside what was printed and what the model gives?',
    claims: [],
    path: 'your-data/',
  },
  ({ study, prose, text, view, cell, column }) => {
    prose(`<p>The study’s deployments are not public. Yours are at hand: a log that your delivery tool exports, one row a deployment. Every claim
      that it can tell is judged on it by the rules that judge the model: the whole 95% interval against the range that was set
      before. A log without a traditional arm tells of one arm only; a column <code>arm</code> with <em>traditional</em> and
      <em>genops</em> lets differences be judged too.</p>`);

    let zone: DropZone | null = null;
    const data = view('your data', () => (zone = dropZone()));
    column(data, 'spread');
    column(
      text({ run: study }, ({ run }) => starters(run.study, (file) => zone?.take(file))),
      'spread',
    );

    const claims = cell('claims beside your data', { run: study, data }, ({ run, data: own }) =>
      own === null ? waiting() : claimsBeside(run, own),
    );
    column(claims, 'spread');
    cell('cycle times beside your data', { run: study, data }, ({ run, data: own }, { width }) =>
      own === null ? null : cycleTimesBeside(run, own, { width }),
    );
    cell('outcomes beside your data', { run: study, data }, ({ run, data: own }, { width }) =>
      own === null ? null : outcomesBeside(run, own, { width }),
    );

    prose(`<h2 id="columns">The columns</h2>
      <p>The names are those of the package’s sample records, with dots for what is nested in JSON; other names are recognized, or can be mapped by hand.
      The status or the cycle time must be there; everything else is optional. A row without a cycle time counts for the rates, one without a status for the
      cycle times. A row is left out, and told, where its status, its arm or its rollback cannot be read, where its id came before, or where
      its fields contradict each other.</p>`);
    column(
      text(
        {},
        () =>
          element`<details class="unfold"><summary>All columns</summary>${dataTable({
            title: 'Columns of a deployment log',
            columns: ['column', 'what it is'],
            rows: logFields.map(({ key, about }) => [key, about]),
          })}</details>`,
      ),
      'wide',
    );
    prose(`<h2>What this does not show</h2>
      <p>Your data are another study than the paper’s: other services, other people, other years. A claim that your log does not reproduce may hold where it was
      made, and one that it reproduces may hold there for another reason. Arms that were not assigned by chance differ in more than the
      method: what is deployed, by whom, and when. Deployments of one service are not independent of each other, so the intervals here are
      narrower than they should be.</p>`);
  },
);

/** Before the first file: what will stand here. */
function waiting(): HTMLElement {
  return element`<p class="muted">Here each claim that your log can tell will stand with its printed figure, this run’s number and yours.</p>`;
}

/** Deployments of the run that the example takes: some hundred kilobytes of text. */
const MOST = 1000;

function starters(study: Study, take: (file: File) => void): HTMLElement {
  const n = Math.min(MOST, study.config.deployments);
  const name = `synthetic-${n}`;
  const csv = (): File =>
    new File([recordsCsv(syntheticExample(study, n))], `${name}.csv`, { type: 'text/csv' });
  const json = (): File =>
    new File([recordsJson(syntheticExample(study, n))], `${name}.json`, { type: 'application/json' });
  const button = (text: string, act: () => void): HTMLElement => {
    const made = element`<button class="button" type="button">${text}</button>`;
    made.addEventListener('click', act);
    return made;
  };
  return element`<div class="starters no-print">
    <div class="zone__row cluster">
      ${button('Try the synthetic example', () => take(csv()))}
      ${button('Empty template, CSV', () => download(new File([templateCsv()], 'template.csv', { type: 'text/csv' })))}
      ${button('Synthetic example, CSV', () => download(csv()))}
      ${button('Synthetic example, JSON', () => download(json()))}
    </div>
    <p class="field-note muted">The example is this run of the model, its first ${count(n)} changes in both arms, and says so in every id: it shows the format, and what the page does with it.</p>
  </div>`;
}

function download(file: File): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  // the browser has taken its own hold of the file by the next task
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
