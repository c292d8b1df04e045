/** Whether the cells of a column are no such field as its name suggests: a `stage` of environments, a `group` of teams. */
import { choiceIn, numberIn, switchIn, weekdayIn } from './cells.ts';
import type { LogField } from './fields.ts';
import { isStage } from './stages.ts';
import { armOf, isOutcome } from './words.ts';

/** @param words different cells of the column; without any, only a name of the schema's own is trusted where rows hang on it */
export function isUnfit({ key, type }: LogField, words: readonly string[]): boolean {
  switch (type.kind) {
    case 'arm':
      return words.length === 0 || words.some((word) => armOf(word) === null);
    case 'switch':
      return words.length === 0 || words.some((word) => switchIn(word) === null);
    case 'status':
      return !words.some(isOutcome);
    case 'choice':
      return words.some((word) => choiceIn(word, type.options) === null);
    case 'weekday':
      return words.some((word) => weekdayIn(word) === null);
    case 'number':
      return words.some((word) => Number.isNaN(numberIn(word, true)));
    case 'text':
      if (key === 'outcome.rollback_stage') return words.length === 0 || !words.every(isStage);
      return key === 'outcome.failure_reason' && words.some((word) => switchIn(word) !== null);
    case 'id':
    case 'duration':
    case 'time':
      return false;
  }
}
