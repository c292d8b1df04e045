/** Verdicts in a sentence, for those who hear the page: the ledger's, as the board shows them. */
import type { LedgerRow } from '../../engine/claims/lenses/ledger.ts';
import { count } from '../../notebooks/format/number.ts';
import { verdictWords } from '../../notebooks/format/words.ts';

/** Which verdicts are not what they were in the run before; at most three by name. */
export function changedVerdicts(before: readonly LedgerRow[] | null, now: readonly LedgerRow[]): string {
  if (before === null) return '';
  const were = new Map(before.map(({ claim, verdict }) => [claim.id, verdict]));
  const changed = now.filter(({ claim, verdict }) => were.has(claim.id) && were.get(claim.id) !== verdict);
  if (changed.length === 0) return 'No verdict has changed.';
  const named = changed
    .slice(0, 3)
    .map(({ claim, verdict }) => `“${claim.sentence.replace(/\.$/, '')}”, now ${verdictWords[verdict]}`);
  const rest = changed.length - named.length;
  return `Changed: ${named.join('; ')}${rest > 0 ? `; and ${count(rest)} more` : ''}.`;
}
