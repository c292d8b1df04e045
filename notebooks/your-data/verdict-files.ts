/** The verdicts on a reader's data as files: CSV for spreadsheets, JSON for programs. */
import type { Judgment } from '../../engine/claims/verdict.ts';
import { csvText } from '../authoring/csv.ts';
import { element } from '../authoring/html.ts';
import { actionButton, download } from '../authoring/offer-file.ts';

/** Plain data; what has no value is null. */
function recordOf({ claim, kind, estimate, why }: Judgment) {
  const number = (value: number | undefined): number | null =>
    value === undefined || !Number.isFinite(value) ? null : value;
  return {
    claim: claim.id,
    sentence: claim.sentence,
    printed: claim.printed,
    unit: claim.unit,
    verdict: kind,
    value: number(estimate?.value),
    lower: number(estimate?.lower),
    upper: number(estimate?.upper),
    n: number(estimate?.n),
    why,
  };
}

export const verdictsCsv = (verdicts: readonly Judgment[]): string => csvText(verdicts.map(recordOf));

/** @param file the name of the log */
export const verdictsJson = (verdicts: readonly Judgment[], file: string): string =>
  `${JSON.stringify({ log: file, verdicts: verdicts.map(recordOf) }, null, 2)}\n`;

export function verdictDownloads(verdicts: readonly Judgment[], file: string): HTMLElement {
  return element`<div class="zone__row cluster no-print">
    ${actionButton('Download the verdicts (CSV)', () => download('verdicts.csv', verdictsCsv(verdicts), 'text/csv'))}
    ${actionButton('Download the verdicts (JSON)', () => download('verdicts.json', verdictsJson(verdicts, file), 'application/json'))}
  </div>`;
}
