/** The claims board: every published claim with what this run says about it, group by group. */
import type { Claim, ClaimGroup } from '../../engine/claims/claim.ts';
import type { Verdict } from '../../engine/claims/verdict.ts';
import { element, html } from '../authoring/html.ts';
import { claimRow, type RowContext } from './claim-row.ts';
import { scalesFor } from './scales.ts';

const groupTitles: Readonly<Record<ClaimGroup, string>> = {
  'cycle-time': 'Cycle time',
  success: 'Success',
  'rollback-failure': 'Rollback and failure',
  safety: 'Safety',
  canary: 'Canary',
  tests: 'Tests and effect sizes',
  study: 'The study',
};

/** @param verdicts null before the first result */
export function claimsBoard(
  claims: readonly Claim[],
  verdicts: readonly Verdict[] | null,
  context: Omit<RowContext, 'scales'>,
): HTMLElement {
  const byId = new Map(verdicts?.map((verdict) => [verdict.claim.id, verdict]));
  const rows = { ...context, scales: scalesFor(claims, verdicts) };
  const groups = [...new Set(claims.map(({ group }) => group))];
  return element`<div class="board" data-state="${verdicts === null ? 'waiting' : 'done'}">
    ${key()}
    ${groups.map((group) => {
      const own = claims.filter((claim) => claim.group === group);
      return html`<section class="board__group" aria-labelledby="group-${group}">
        <h2 class="board__title" id="group-${group}">${groupTitles[group]}</h2>
        <ol class="board__rows">${own.map((claim) => claimRow(claim, byId.get(claim.id) ?? null, rows))}</ol>
      </section>`;
    })}
  </div>`;
}

/** Who says what, in the marks themselves; on wide pages they head the columns. */
function key(): DocumentFragment {
  return html`<p class="board__key">
    <span class="board__key-claim">The claim</span>
    <span class="board__key-printed"><span class="printed">printed</span> by the project</span>
    <span class="board__key-strip"><span class="key-band"></span> where the claim holds</span>
    <span class="board__key-ours"><span class="key-estimate"></span> this run, 95&#8239;% interval</span>
    <span class="board__key-verdict">Verdict</span>
  </p>`;
}
