/** How a check ended, and its power, in words. */
import type { CheckOutcome } from '../../engine/claims/consistency/index.ts';
import { element } from '../authoring/html.ts';
import { percent } from '../format/number.ts';

/** Of one check, never of a claim. */
export function outcomeBadge(outcome: CheckOutcome, words: string = outcome): HTMLElement {
  return element`<span class="check-outcome one-line ui muted strong" data-outcome="${words === outcome ? outcome : 'differ'}">${words}</span>`;
}

export function powerText(power: number | null): string {
  return power === null ? 'not defined for this check' : percent(power);
}
