/** Every claim, one line each: what was printed, the verdict, our result. */
import type { Claim } from '../../engine/claims/claim.ts';
import { type LedgerRow, rowFor } from '../../engine/claims/lenses/ledger.ts';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { defineNotebook, type Notebook } from '../authoring/define.ts';
import { element, html } from '../authoring/html.ts';
import { claimHref, claimsPath as path } from '../authoring/links.ts';
import { groupTitles } from '../claims/board.ts';
import { isBound, numberAndUnit, numberless } from '../claims/claim-row.ts';
import { codeLink } from '../claims/code-sections.ts';
import { verdictBadge, waitingBadge } from '../claims/lens-badge.ts';
import { resultSentence } from '../claims/scorecard.ts';
import { inUnit } from '../format/estimate.ts';
import { allClaimsMeta } from './meta.ts';

export function claimIndex(): Notebook {
  return defineNotebook(
    {
      ...allClaimsMeta,
      claims: publishedClaims.map(({ id }) => id),
      path,
    },
    ({ study, text, before, column }) => {
      const list = text({ run: study }, ({ run }) => claimList(publishedClaims, run.rows, run.query));
      before(list, () => claimList(publishedClaims, null, ''));
      column(list, 'spread');
    },
  );
}

/** @param rows null before the first result */
function claimList(claims: readonly Claim[], rows: readonly LedgerRow[] | null, query: string): HTMLElement {
  const groups = [...new Set(claims.map(({ group }) => group))];
  const lineOf = (claim: Claim): Node => {
    const row = rows === null ? null : rowFor(rows, claim.id);
    const printed = [claim, ...claim.alternatives].map(
      (each) => html`<span class="printed tight digits strong">${each.printed}</span> `,
    );
    return html`<li class="claim-line ruled small">
      <a class="claim-line__sentence" href="${claimHref(path, claim.id, query)}">${claim.sentence}</a>
      <span class="claim-line__printed ui"><span class="visually-hidden">Printed: </span>${printed}</span>
      <span class="claim-line__verdict">${row === null ? waitingBadge() : verdictBadge(row)}</span>
      <span class="claim-line__ours ui digits">${row === null ? '' : ours(row, query)}</span>
    </li>`;
  };
  return element`<div class="claim-lines stack">
    <p class="claim-lines__finding large">${rows === null ? 'The claims are being tested …' : resultSentence(rows)}</p>
    <p class="claim-lines__head ui-xs muted" aria-hidden="true"><span>Claim</span><span>Printed</span><span>Verdict</span><span>Our result</span></p>
    ${groups.map(
      (group) =>
        html`<section><h2 class="large">${groupTitles[group]}</h2><ul class="plain" role="list">${claims.filter((claim) => claim.group === group).map(lineOf)}</ul></section>`,
    )}</div>`;
}

/** Our number; where the published code decided, a link to it. */
function ours(row: LedgerRow, query: string): Node {
  const { claim, estimate, decidedBy } = row;
  const code = decidedBy === 'replay' ? codeLink(claim, path, query, 'published code') : null;
  if (code !== null) return code;
  return estimate === null || !Number.isFinite(estimate.value)
    ? html`<span class="muted">${numberless(row)}</span>`
    : html`<span class="visually-hidden">Our result: </span>${isBound(estimate.method) ? numberAndUnit(claim, estimate).join(' ') : inUnit(claim.unit, estimate.value)}`;
}
