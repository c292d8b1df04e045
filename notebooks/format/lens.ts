/** Lenses and what they see, in words. */
import type { LensName, LensOutcome } from '../../engine/claims/lenses/lens.ts';
import { verdictWords } from './verdict.ts';

export const lensWords: Readonly<Record<LensName, string>> = {
  arithmetic: 'Arithmetic',
  replay: 'Replay',
  mechanism: 'Mechanism',
  data: 'Your data',
};

/** What each lens asks, for the reader who meets it. */
export const lensQuestions: Readonly<Record<LensName, string>> = {
  arithmetic: 'Do the printed figures agree with each other?',
  replay: 'What does the published code compute?',
  mechanism: 'What comes out of a model in which outcomes emerge?',
  data: 'What does a deployment log of your own say?',
};

export const outcomeWords: Readonly<Record<LensOutcome, string>> = {
  ...verdictWords,
  agrees: 'agrees',
  differ: 'documents differ',
  'no-power': 'no power',
  'other-value': 'another value',
  'does-not-apply': 'does not apply',
};
