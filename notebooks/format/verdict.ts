/** Verdicts in words: the same in badges, sentences and tables, always in the same order. */
import type { VerdictKind } from '../../engine/claims/verdict.ts';

export const verdictWords: Readonly<Record<VerdictKind, string>> = {
  reproduced: 'reproduced',
  'by-construction': 'by construction',
  undecided: 'undecided',
  'not-reproduced': 'not reproduced',
  inconsistent: 'inconsistent',
  untestable: 'untestable',
};
