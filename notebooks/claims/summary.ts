/** The board in one sentence, and what its counts do and do not say. */
import { type LedgerRow, reachCounts } from '../../engine/claims/lenses/ledger.ts';
import { replaySeedText } from '../../engine/claims/lenses/replay.ts';
import { element } from '../authoring/html.ts';
import { count, plural } from '../format/number.ts';
import { scoreSentence } from './scorecard.ts';

/** @param rows null before the first result: its place is reserved */
export function summary(rows: readonly LedgerRow[] | null, deployments: number): HTMLElement {
  return element`<div class="summary" data-state="${rows === null ? 'waiting' : 'done'}">
    <p class="summary__sentence">${rows === null ? 'The claims are being tested …' : scoreSentence(rows, deployments)}</p>
    <p class="summary__reach muted small">${rows === null ? '' : reachText(rows)}</p>
  </div>`;
}

/** What the counts do not say. @param seed of the run */
export function summaryNote(seed: string): HTMLElement {
  return element`<p class="summary__note muted small">Success, improvement, rollback and failure are not independent tests: the three shares
    of an arm add up to one, and the improvement is a difference of two of them. <a href="#over-seeds">Further down</a> you can run the model over
    several seeds. Printed figures that contradict each other decide first; then the model, then recorded runs of the published code. ${replaySeedText(seed)}</p>`;
}

/** How many claims could be reproduced at all, and why the others could not. */
export function reachText(rows: readonly LedgerRow[]): string {
  const { agrees, contradicted, emergent, constructed, runs, untestable } = reachCounts(rows);
  return (
    `${count(agrees)} of ${plural(rows.length, 'claim')} ${agrees === 1 ? 'is' : 'are'} about printed figures that agree when recomputed; ` +
    `${count(contradicted)} contradict other printed figures, and no run can change that. Our model could reproduce ${count(emergent)}. ` +
    `We tuned settings to reach ${count(constructed)}, ${count(runs)} ${runs === 1 ? 'is' : 'are'} about runs of the published code, and ` +
    `${count(untestable)} ${untestable === 1 ? 'needs' : 'need'} data or parts that we do not have.`
  );
}
