/** For readers without a file at hand: the empty template, and this run written as a log. Made here, downloaded from here. */
import { syntheticExample } from '../../engine/deployment-log/synthetic.ts';
import { recordsCsv, recordsJson, templateCsv } from '../../engine/deployment-log/write.ts';
import type { Study } from '../../engine/simulator/study.ts';
import { element } from '../authoring/html.ts';
import { count } from '../format/number.ts';

/** Deployments of the run that the example takes: some hundred kilobytes of text. */
const MOST = 1000;

export function starters(study: Study, take: (file: File) => void): HTMLElement {
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
