/** The checks that speak of a claim, as on the page of numbers. */
import type { ConsistencyCheck } from '../../engine/claims/consistency/index.ts';
import { element } from '../authoring/html.ts';
import { checkRow } from '../numbers-agree/check-row.ts';

export function claimChecks(checks: readonly ConsistencyCheck[]): HTMLElement {
  return element`<div class="checks"><ul class="checks__list plain" role="list">${checks.map(checkRow)}</ul></div>`;
}
