/** All checks of the published figures, by subject, and what they come to. */
import {
  type CheckGroup,
  type ConsistencyCheck,
  checkOutcomes,
  claimsWithoutCheck,
} from '../../engine/claims/consistency/index.ts';
import { element, html } from '../authoring/html.ts';
import { plural } from '../format/number.ts';
import { checkRow } from './check-row.ts';
import { outcomeBadge } from './outcome.ts';

/** The counts, and the claims that none of the checks speaks of. */
export function summary(checks: readonly ConsistencyCheck[]): HTMLElement {
  const counts = checkOutcomes.map((outcome) => {
    const n = checks.filter((check) => check.outcome === outcome).length;
    return html`<li><span class="large digits strong">${n}</span> ${outcomeBadge(outcome)}</li>`;
  });
  const rest = claimsWithoutCheck(checks).map(
    ({ sentence, printed }) => `“${sentence.replace(/\.$/, '')}” (${printed})`,
  );
  return element`<div class="check-summary ui">
    <p>Of ${plural(checks.length, 'check')}:</p>
    <ul class="plain cluster on-line">${counts}</ul>
    ${rest.length === 0 ? null : html`<p class="check-summary__rest muted">No other printed figure determines ${plural(rest.length, 'claim')}, so there is nothing to check ${rest.length === 1 ? 'it' : 'them'} against: ${rest.join('; ')}.</p>`}
  </div>`;
}

export function checkList(groups: readonly CheckGroup[]): HTMLElement {
  return element`<div class="checks">${groups.map(
    ({ heading, checks }) =>
      html`<h3 class="checks__heading">${heading}</h3><ul class="checks__list plain" role="list">${checks.map(checkRow)}</ul>`,
  )}</div>`;
}
