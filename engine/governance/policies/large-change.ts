import type { Policy } from './policy.ts';

const LINES = 1000;

/** Published code: a change of more than 1,000 lines is worth a warning; nothing else follows. */
export const largeChangeCaution: Policy = {
  id: 'large_change_caution',
  rule: 'A change of more than 1,000 lines carries a warning.',
  action: 'warn',
  expression: 'change.lines > 1000',
  readsClock: false,
  applies: ({ lines }) => lines > LINES,
  because: ({ lines }) => `${lines} lines, more than ${LINES}`,
};
