/** Which rows the board shows, and in which order. */
import type { ClaimGroup } from '../../engine/claims/claim.ts';
import type { LedgerRow } from '../../engine/claims/lenses/ledger.ts';
import { type VerdictKind, verdictKinds } from '../../engine/claims/verdict.ts';

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
  const said = Object.values(readings).flatMap((reading) =>
    reading === null || reading.outcome === 'does-not-apply' || reading.outcome === 'no-power'
      ? []
      : [reading.outcome],
  );
  return new Set(said).size;
}
