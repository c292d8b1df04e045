/** Where a reading of a claim lies, in words: the same in charts, tables and sentences. */
import type { Stance } from '../../engine/claims/multiverse/index.ts';

export const stanceWords: Readonly<Record<Stance, string>> = {
  supports: 'inside the accepted range',
  undecided: 'across an end of it',
  contradicts: 'outside it',
};

/** One or two words, for legends and tables. */
export const shortStance: Readonly<Record<Stance, string>> = {
  supports: 'inside',
  undecided: 'across an end',
  contradicts: 'outside',
};
