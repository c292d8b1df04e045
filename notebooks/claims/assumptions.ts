/** The fifth look at a claim: in how many plausible settings of our model it comes true. It decides no verdict. */

import { committedSummary, type InRange, inRangeOf } from '../../engine/belief/in-range.ts';
import type { Claim } from '../../engine/claims/claim.ts';
import type { Settings } from '../../engine/simulator/settings.ts';
import type { StudyView } from '../authoring/define.ts';
import { element, html } from '../authoring/html.ts';
import { claimPath, linkTo, type QueryChanges, viewKey } from '../authoring/links.ts';
import { interval } from '../format/estimate.ts';
import { count, percent } from '../format/number.ts';

export const believePath = 'believe/';
/** What a link to that page adds to the address: the claim that it opens with. */
export const believeAt = ({ id }: Claim): QueryChanges => ({ [viewKey]: `claim-${id}` });

/** `1.2%`, or one share for each published baseline where they differ and no scenario says which. */
const shortText = (shares: readonly InRange[]): string =>
  shares.map(({ share }) => percent(share)).join(' or ');

function longText(shares: readonly InRange[]): string {
  const parts = shares.map(({ share, lower, upper, baseline }, k) => {
    const of =
      k === 0
        ? ` of ${count(committedSummary.draws)} plausible settings, each run with ${count(committedSummary.deployments)} deployments`
        : '';
    const by = baseline === null ? '' : ` by the range for a baseline of ${baseline}%`;
    return `in ${percent(share)} (${interval('ratio', lower, upper)})${of}${by}`;
  });
  return `In range ${parts.join(', and ')}.`;
}

/**
 * Beside the marks of the four lenses: the share itself; null for claims that draws do not measure.
 * @param settings of the run
 */
export function assumptionsChip(claim: Claim, settings: Settings, href: string): Node | null {
  const shares = inRangeOf(claim, settings);
  if (shares.length === 0) return null;
  const short = shortText(shares);
  const words = `in range in ${short} of ${count(committedSummary.draws)} plausible settings of ${count(committedSummary.deployments)} deployments each`;
  return html`<a class="chip chip--share digits" href="${href}" title="Assumptions: ${words}"><span aria-hidden="true"><strong>${short}</strong>${shares.length > 1 ? '' : ' of settings'}</span><span class="visually-hidden">${words}</span></a>`;
}

/** For an unfolded row of the board. @param href of the page of assumptions */
export function assumptionsFact(claim: Claim, settings: Settings, href: string): Node | null {
  const shares = inRangeOf(claim, settings);
  return shares.length === 0
    ? null
    : html`${longText(shares)} <a href="${href}">What you would have to believe</a>`;
}

/** For a claim's page, as the lenses are there; it keeps the run; null where draws measure nothing of it. */
export function assumptionsHead(claim: Claim, { study, query }: StudyView): HTMLElement | null {
  const shares = inRangeOf(claim, study.config.settings);
  if (shares.length === 0) return null;
  const short = shortText(shares);
  const href = linkTo(claimPath(claim.id), believePath, query, believeAt(claim));
  return element`<div class="lens-head" data-part="assumptions">
    <p class="lens-head__asks ui muted"><span class="strong">Assumptions</span> · In how many plausible settings does it come true?</p>
    <p class="lens-head__badge digits">${short}</p>
    <h2 class="lens-head__name">It comes true in ${short} of plausible settings</h2>
    <p class="lens-head__why">${longText(shares)} This changes no verdict. <a href="${href}">See what those settings have in common</a>.</p>
  </div>`;
}
