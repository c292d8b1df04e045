/** Verdicts in words: the same in badges, sentences and tables, always in the same order. */
import { type VerdictKind, verdictKinds } from '../../engine/claims/verdict.ts';
import { count, plural } from './number.ts';

export const verdictWords: Readonly<Record<VerdictKind, string>> = {
  reproduced: 'reproduced',
  'by-construction': 'by construction',
  undecided: 'undecided',
  'not-reproduced': 'not reproduced',
  inconsistent: 'inconsistent',
  untestable: 'untestable',
};

type Rows = readonly { readonly verdict: VerdictKind }[];

/** How many claims have each verdict: the same count wherever one is shown or read out. */
export function tally(rows: Rows): Readonly<Record<VerdictKind, number>> {
  const of = (kind: VerdictKind): number => rows.filter(({ verdict }) => verdict === kind).length;
  return Object.fromEntries(verdictKinds.map((kind) => [kind, of(kind)])) as Record<VerdictKind, number>;
}

/** `31 claims: 4 reproduced, 10 by construction, …` */
export function tallySentence(rows: Rows): string {
  const counts = tally(rows);
  const parts = verdictKinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${count(counts[kind])} ${verdictWords[kind]}`);
  return parts.length === 0 ? '' : `${plural(rows.length, 'claim')}: ${parts.join(', ')}.`;
}
