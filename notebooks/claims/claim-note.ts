/** What was printed, next to the place where it is tested: flag, source, our number, the claim's one verdict and why. */
import { rowFor } from '../../engine/claims/lenses/ledger.ts';
import type { Author, StudyView } from '../authoring/define.ts';
import { element, html } from '../authoring/html.ts';
import { linkTo } from '../authoring/links.ts';
import { reservedFigure } from '../charts/figure.ts';
import { withInterval } from '../format/estimate.ts';
import { lensNouns } from '../format/words.ts';
import { verdictBadge } from './lens-badge.ts';

/** The note in the margin beside what stands next. @param from path of the page */
export function claimMargin(
  { study, text, before, column }: Pick<Author, 'study' | 'text' | 'before' | 'column'>,
  id: string,
  from: string,
): void {
  const note = text({ run: study }, ({ run }) => claimNote(run, id, from));
  before(note, () => reservedFigure(89));
  column(note, 'margin');
}

/** @param from path of the page that it stands on */
export function claimNote(run: StudyView, id: string, from: string): HTMLElement {
  const row = rowFor(run.rows, id);
  const { claim, estimate, decidedBy } = row;
  const board = `${linkTo(from, '', run.query, { deployment: null })}#claim-${id}`;
  return element`<aside class="claim-note tight stack gap-4 ui" aria-label="Printed figure: ${claim.printed}">
    <div>${[claim, ...claim.alternatives].map(
      ({ printed, source }) =>
        html`<p><span class="printed one-line tight digits strong">${printed}</span> <cite>${source.document}</cite></p>`,
    )}</div>
    <p class="digits">${estimate === null ? 'not measured' : withInterval(claim.unit, estimate)}</p>
    <p><a href="${board}">${verdictBadge(row)}</a></p>
    ${decidedBy === null ? null : html`<p class="claim-note__lens">decided by ${lensNouns[decidedBy]}</p>`}
  </aside>`;
}
