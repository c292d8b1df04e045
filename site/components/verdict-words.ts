/** Verdicts in a sentence, for those who hear the page. */
import { type Judgment, type VerdictKind, verdictKinds } from '../../engine/claims/verdict.ts';
import { count } from '../../notebooks/format/number.ts';

export function verdictWord(kind: VerdictKind): string {
  return kind.replaceAll('-', ' ');
}

/** `3 reproduced, 2 by construction, 1 undecided.` Claims that no run can speak of are left out. */
export function tally(all: readonly Judgment[]): string {
  const verdicts = all.filter(({ claim }) => claim.test.kind !== 'elsewhere');
  const parts = verdictKinds
    .map((kind) => [kind, verdicts.filter((verdict) => verdict.kind === kind).length] as const)
    .filter(([, n]) => n > 0)
    .map(([kind, n]) => `${count(n)} ${verdictWord(kind)}`);
  return parts.length === 0 ? '' : `Claims: ${parts.join(', ')}.`;
}

/** Which verdicts are not what they were in the run before; at most three by name. */
export function changedVerdicts(before: readonly Judgment[] | null, now: readonly Judgment[]): string {
  if (before === null) return '';
  const kinds = new Map(before.map(({ claim, kind }) => [claim.id, kind]));
  const changed = now.filter(({ claim, kind }) => kinds.has(claim.id) && kinds.get(claim.id) !== kind);
  if (changed.length === 0) return 'No verdict has changed.';
  const named = changed
    .slice(0, 3)
    .map(({ claim, kind }) => `“${claim.sentence.replace(/\.$/, '')}”, now ${verdictWord(kind)}`);
  const rest = changed.length - named.length;
  return `Changed: ${named.join('; ')}${rest > 0 ? `; and ${count(rest)} more` : ''}.`;
}
