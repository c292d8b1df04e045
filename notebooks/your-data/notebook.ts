/** Your data: a reader's own deployment log, judged by the rules of the board, next to the printed figures and a run of the model. */
import { logFields } from '../../engine/deployment-log/fields.ts';
import { syntheticExample } from '../../engine/own-data/synthetic.ts';
import { recordsCsv, recordsJson, templateCsv } from '../../engine/own-data/write.ts';
import type { Study } from '../../engine/simulator/study.ts';
import { defineNotebook } from '../authoring/define.ts';
import { element } from '../authoring/html.ts';
import { actionButton, download } from '../authoring/offer-file.ts';
import { dataTable } from '../charts/figure.ts';
import { count } from '../format/number.ts';
import { type DropZone, dropZone } from '../log-file/drop-zone.ts';
import { claimsBeside } from './claims-beside.ts';
import { cycleTimesBeside, outcomesBeside } from './data-figures.ts';
import { exportList } from './export-list.ts';
import { fourKeys } from './four-keys.ts';

export const notebook = defineNotebook(
  {
    title: 'Your data',
    lead: 'Compare your own deployment log with each claim: the printed figure, our result and yours.',
    claims: [],
    path: 'your-data/',
  },
  ({ study, prose, text, view, cell, column }) => {
    prose(`<p>The study’s deployments are not public, but yours are at hand. Export a log from your delivery tool, one row per deployment. We judge
      each claim that it covers by the same rules as the model. To compare two ways of delivering, add a column <code>arm</code> with the values
      <em>traditional</em> and <em>genops</em>.</p>`);

    let zone: DropZone | null = null;
    let behind: HTMLElement | null = null;
    const behindResults = (): HTMLElement =>
      (behind ??= element`<div class="zone__behind stack gap-16 ui no-print"></div>`);
    const data = view('your data', () => (zone = dropZone(undefined, behindResults())));
    column(data, 'spread');
    column(
      text({ run: study }, ({ run }) => starters(run.study, (file) => zone?.take(file))),
      'spread',
    );

    const claims = cell('claims and your data', { run: study, data }, ({ run, data: own }) =>
      own === null ? waiting() : claimsBeside(run, own),
    );
    column(claims, 'spread');
    cell('cycle times and your data', { run: study, data }, ({ run, data: own }, { width }) =>
      own === null ? null : cycleTimesBeside(run, own, { width }),
    );
    cell('outcomes and your data', { run: study, data }, ({ run, data: own }, { width }) =>
      own === null ? null : outcomesBeside(run, own, { width }),
    );

    column(text({}, behindResults), 'spread');
    column(
      text({ data }, ({ data: own }) => (own === null ? element`<div></div>` : fourKeys(own))),
      'wide',
    );

    prose(`<h2 id="export">How to export a log</h2>
      <p>These tools are recognized by the shape of their files. Another tool works too: a CSV with a status and a cycle time is enough.</p>`);
    column(
      text({}, () => exportList()),
      'wide',
    );

    prose(`<h2 id="columns">The columns</h2>
      <p>Columns are named as in the package’s sample records, with dots for nested JSON. Other common names are recognized, and you can map any column by
      hand. A log needs a status or a cycle time; everything else is optional. Rows without a cycle time count for the rates, rows without a status for
      the cycle times. Duplicate and unreadable rows are skipped and listed. Rows that contradict themselves are kept
      and listed.</p>`);
    column(
      text(
        {},
        () =>
          element`<details class="unfold"><summary>All columns</summary>${dataTable({
            title: 'Columns of a deployment log',
            columns: ['column', 'meaning'],
            rows: logFields.map(({ key, about }) => [key, about]),
          })}</details>`,
      ),
      'wide',
    );
    prose(`<h2>What this does not show</h2>
      <p>Your data come from other services, people and years than the paper’s. A claim that your log does not reproduce may still be true where it was
      made. A claim that it reproduces may be true there for another reason. If the arms were not assigned at random, they also differ in what
      is deployed, by whom, and when. Deployments of one service depend on each other, so these intervals are too
      narrow.</p>`);
  },
);

/** Before the first file: what will appear here. */
function waiting(): HTMLElement {
  return element`<p class="muted">Your results will appear here: each claim with the printed figure, our result and yours.</p>`;
}

/** Deployments of the run that the example takes: some hundred kilobytes of text. */
const MOST = 1000;

function starters(study: Study, take: (file: File) => void): HTMLElement {
  const n = Math.min(MOST, study.config.deployments);
  const name = `synthetic-${n}`;
  const csv = (): string => recordsCsv(syntheticExample(study, n));
  const json = (): string => recordsJson(syntheticExample(study, n));
  return element`<div class="starters no-print">
    <div class="zone__row cluster">
      ${actionButton('Try the synthetic example', () => take(new File([csv()], `${name}.csv`, { type: 'text/csv' })))}
      ${actionButton('Download an empty template (CSV)', () => download('template.csv', templateCsv(), 'text/csv'))}
      ${actionButton('Download the example (CSV)', () => download(`${name}.csv`, csv(), 'text/csv'))}
      ${actionButton('Download the example (JSON)', () => download(`${name}.json`, json(), 'application/json'))}
    </div>
    <p class="field-note muted">The example holds the first ${count(n)} changes of this run in both arms, marked as synthetic in every id. It shows the format and the results page.</p>
  </div>`;
}
