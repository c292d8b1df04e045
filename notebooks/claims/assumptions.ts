/** The fifth look at a claim: in how many plausible settings of our model it comes true. It decides no verdict. */

import { committedSummary } from '../../engine/belief/summary.ts';
import type { Claim } from '../../engine/claims/claim.ts';
import { wilsonInterval } from '../../engine/statistics/index.ts';
import { element, html } from '../authoring/html.ts';
import { claimPath, linkTo, viewKey } from '../authoring/links.ts';
import { interval } from '../format/estimate.ts';
import { count, percent } from '../format/number.ts';

export const believePath = 'believe/';

const { draws, accepted } = committedSummary;

/** `1.2%`, or one share for each published baseline where they differ; null for claims that draws do not measure. */
function inRangeText({ id }: Pick<Claim, 'id'>): { readonly short: string; readonly long: string } | null {
  const shares = Object.entries(accepted).flatMap(([baseline, of]) => {
    const yes = of[id];
    return yes === undefined ? [] : [{ baseline, yes }];
  });
  const [first] = shares;
  if (first === undefined) return null;
  const same = shares.every(({ yes }) => yes === first.yes);
  const parts = (same ? [first] : shares).map(({ baseline, yes }) => {
    const { lower, upper } = wilsonInterval(yes, draws, 0.95);
    const at = same ? '' : ` by the range for a baseline of ${baseline}%`;
    return {
      short: percent(yes / draws),
      long: `${percent(yes / draws)} (${interval('ratio', lower, upper)})${at}`,
    };
  });
  return {
    short: parts.map(({ short }) => short).join(' or '),
    long: `In range in ${parts.map(({ long }) => long).join(', and in ')} of ${count(draws)} plausible settings.`,
  };
}

/** For a row of the board. @param href of the page of assumptions */
export function assumptionsFact(claim: Claim, href: string): Node | null {
  const text = inRangeText(claim);
  return text === null ? null : html`${text.long} <a href="${href}">What you would have to believe</a>`;
}

/** For a claim's page, as the lenses are there; it keeps the run; null where draws measure nothing of it. */
export function assumptionsHead(claim: Claim, query: string): HTMLElement | null {
  const text = inRangeText(claim);
  if (text === null) return null;
  const href = linkTo(claimPath(claim.id), believePath, query, { [viewKey]: `claim-${claim.id}` });
  return element`<div class="lens-head" data-part="assumptions">
    <p class="lens-head__asks ui muted"><span class="strong">Assumptions</span> · In how many plausible settings does it come true?</p>
    <p class="lens-head__badge digits">${text.short}</p>
    <h2 class="lens-head__name">In range in ${text.short} of plausible settings</h2>
    <p class="lens-head__why">${text.long} This changes no verdict. <a href="${href}">See what those settings have in common</a>.</p>
  </div>`;
}
