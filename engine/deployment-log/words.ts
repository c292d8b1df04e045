/** Words that other tools use for an outcome or an arm, as `bareName` leaves them. */
import { bareName, type LogArm, type LogStatus } from './fields.ts';
import type { LogMapping } from './mapping.ts';

const knownStatuses = dictionary<LogStatus>({
  SUCCESS:
    'success successful succeeded completed complete deployed done ok passed pass finished released live',
  ROLLED_BACK: 'rolledback rollback reverted revert undone',
  FAILED: 'failed failure fail error errored blocked escaped broken',
});
const knownArms = dictionary<LogArm>({
  genops: 'genops treatment ai after new',
  traditional: 'traditional baseline control manual before legacy old',
});

/** A Map: a word of a file is no name of ours. */
function dictionary<T extends string>(words: Readonly<Record<T, string>>): ReadonlyMap<string, T> {
  return new Map(
    (Object.keys(words) as T[]).flatMap((meaning) =>
      words[meaning].split(' ').map((word) => [word, meaning] as const),
    ),
  );
}

/** Null for a word that neither the reader nor we know. */
export function statusOf(
  text: string,
  { statusWords: own }: Pick<LogMapping, 'statusWords'>,
): LogStatus | 'leave-out' | null {
  const word = bareName(text);
  return (Object.hasOwn(own, word) ? own[word] : undefined) ?? knownStatuses.get(word) ?? null;
}

export function armOf(text: string): LogArm | null {
  return knownArms.get(bareName(text)) ?? null;
}

/** Words that say that something ended and not how: beside a column with outcomes, theirs is another. */
const ENDED = new Set(['completed', 'complete', 'done', 'finished']);

/** Whether a word is an outcome and no mere end. */
export const isOutcome = (text: string): boolean => {
  const word = bareName(text);
  return knownStatuses.has(word) && !ENDED.has(word);
};
