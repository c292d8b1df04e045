/** The board in one sentence. */
import type { LedgerRow } from '../../engine/claims/lenses/ledger.ts';
import { replaySeedText } from '../../engine/claims/lenses/replay-seed.ts';
import { element } from '../authoring/html.ts';
import { scoreSentence } from './scorecard.ts';

/** @param rows null before the first result: the place stands */
export function summary(rows: readonly LedgerRow[] | null, deployments: number): HTMLElement {
  return element`<div class="summary" data-state="${rows === null ? 'waiting' : 'done'}">
    <p class="summary__sentence">${rows === null ? 'The claims are being tested …' : scoreSentence(rows, deployments)}</p>
  </div>`;
}

/** What the counts do not say. @param seed of the run */
export function summaryNote(seed: string): HTMLElement {
  return element`<p class="summary__note">Success, improvement, rollback and failure are not independent tests: the three shares of an arm add up to one, and
    the improvement is a difference of two of them. <a href="#over-seeds">Further down</a>, the claims can be judged
    over several seeds. Printed figures that contradict each other count before any run; then the mechanism, then the replay. ${replaySeedText(seed)}</p>`;
}
