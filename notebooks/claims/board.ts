/** The claims board: every published claim, what each lens sees of it, and one verdict. */
import type { Claim, ClaimGroup } from '../../engine/claims/claim.ts';
import type { LedgerRow } from '../../engine/claims/lenses/ledger.ts';
import { lensNames } from '../../engine/claims/lenses/lens.ts';
import { type VerdictKind, verdictKinds } from '../../engine/claims/verdict.ts';
import { element, html } from '../authoring/html.ts';
import { lensWords } from '../format/words.ts';
import { claimRow, type RowContext } from './claim-row.ts';
import { stanceChip } from './lens-badge.ts';
import { scalesFor } from './scales.ts';

export const groupTitles: Readonly<Record<ClaimGroup, string>> = {
  'cycle-time': 'Cycle time',
  success: 'Success',
  'rollback-failure': 'Rollback and failure',
  canary: 'Canary',
  safety: 'Safety',
  tests: 'Tests and effect sizes',
  study: 'The study',
};

/** @param rows null before the first result; else one a claim */
export function claimsBoard(
  claims: readonly Claim[],
  rows: readonly LedgerRow[] | null,
  context: Omit<RowContext, 'scales'>,
  choice: BoardChoice = everything,
): HTMLElement {
  const byId = new Map(rows?.map((row) => [row.claim.id, row]));
  const inContext = { ...context, scales: scalesFor(claims, rows) };
  const shown = rows === null ? claims : chosen(rows, choice).map(({ claim }) => claim);
  const list = (own: readonly Claim[]): DocumentFragment =>
    html`<ol class="plain">${own.map((claim) => claimRow(claim, byId.get(claim.id) ?? null, inContext))}</ol>`;
  return element`<div class="board" data-state="${rows === null ? 'waiting' : 'done'}">
    ${key()}
    ${shown.length === 0 ? html`<p class="muted">No claim is shown with this choice.</p>` : null}
    ${
      choice.order === 'subject'
        ? groupsOf(shown).map(
            ([group, own]) => html`<section class="board__group" aria-labelledby="group-${group}">
              <h3 class="board__title ui-xs muted" id="group-${group}">${groupTitles[group]}</h3>
              ${list(own)}
            </section>`,
          )
        : html`<section class="board__group" aria-label="Claims">${list(shown)}</section>`
    }
  </div>`;
}

function groupsOf(claims: readonly Claim[]): readonly (readonly [ClaimGroup, readonly Claim[]])[] {
  const groups = [...new Set(claims.map(({ group }) => group))];
  return groups.map((group) => [group, claims.filter((claim) => claim.group === group)]);
}

/** What each mark means; on wide pages these head the columns. */
function key(): DocumentFragment {
  return html`<div class="board__key cluster ui-xs muted">
    <span class="board__key-claim">Claim</span>
    <span><span class="printed one-line tight digits strong">printed</span></span>
    <span><span class="key-band"></span> accepted range</span>
    <span class="board__key-ours"><span class="key-estimate"></span> our result</span>
    <span class="board__key-verdict">Verdict</span>
    <span class="board__key-lenses">Lenses</span>
  </div>
  <p class="board__legend ui-xs muted">Lenses: ${lensNames.map((lens, i) => html`${i === 0 ? '' : ', '}<strong>${lensWords[lens][0]!}</strong> ${lensWords[lens].toLowerCase()}`)},
    and assumptions, the share of plausible <strong>settings</strong> in which our model gives a number in range.
    <span class="one-line">${stanceChip('for')} finds no conflict,</span> <span class="one-line">${stanceChip('against')} speaks against the claim,</span>
    <span class="one-line">${stanceChip('open')} leaves it open,</span> <span class="one-line">${stanceChip('none')} says nothing.</span></p>`;
}

/** `subject` is the order of the registry; `lenses`: where the lenses differ most comes first. */
export const boardOrders = ['subject', 'verdict', 'lenses'] as const;
export type BoardOrder = (typeof boardOrders)[number];

export interface BoardChoice {
  /** Only these; all when empty. */
  readonly verdicts: readonly VerdictKind[];
  /** Only this; all when null. */
  readonly group: ClaimGroup | null;
  readonly order: BoardOrder;
}

export const everything: BoardChoice = { verdicts: [], group: null, order: 'subject' };

/** The chosen rows in the chosen order; rows of equal rank stay in the order of the registry. */
export function chosen(rows: readonly LedgerRow[], choice: BoardChoice): readonly LedgerRow[] {
  const { verdicts, group, order } = choice;
  const kept = rows.filter(
    ({ claim, verdict }) =>
      (group === null || claim.group === group) && (verdicts.length === 0 || verdicts.includes(verdict)),
  );
  switch (order) {
    case 'subject':
      return kept;
    case 'verdict':
      return kept.toSorted((a, b) => rank(a) - rank(b));
    case 'lenses':
      return kept.toSorted((a, b) => different(b) - different(a));
  }
}

function rank({ verdict }: LedgerRow): number {
  return verdictKinds.indexOf(verdict);
}

/** How many different things the lenses say; a lens that says nothing does not count. */
function different({ readings }: LedgerRow): number {
  const outcomes = Object.values(readings).flatMap((reading) =>
    reading === null || reading.outcome === 'does-not-apply' || reading.outcome === 'no-power'
      ? []
      : [reading.outcome],
  );
  return new Set(outcomes).size;
}
