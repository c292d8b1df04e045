/** One cell at a time: from text to a value, or null if the text is not a value. Empty cells never get here. */
import { weekdays } from '../domain/clock.ts';
import { bareName, type LogArm, type LogStatus } from './fields.ts';
import type { CatchPlace } from './log.ts';

const NUMERAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** A decimal number; NaN for anything else. @param decimalComma in files whose cells are parted by semicolons */
export function numberIn(text: string, decimalComma: boolean): number {
  const plain = decimalComma ? text.replace(',', '.') : text;
  const value = Number(plain);
  // most cells are digits; `Number` takes 0x1f and Infinity as well, and those have a letter early on
  if (value - value === 0 && !(plain.charCodeAt(1) > 64)) return value;
  return NUMERAL.test(plain) ? value : Number.NaN;
}

const NOTHING = new Set([
  'none',
  'null',
  'nil',
  'na',
  'n/a',
  '#n/a',
  '<na>',
  'nan',
  'nat',
  '-',
  '--',
  '–',
  '—',
]);
/** The longest of them. */
const LONGEST_NOTHING = 4;

/** Whether a cell holds nothing: it is empty, or has a word that tools write for that. @param text trimmed */
export function isNothing(text: string): boolean {
  if (text.length > LONGEST_NOTHING) return false;
  const c = text.charCodeAt(0);
  // nearly all cells begin otherwise, and a look into the set costs ten times as much
  if (c > 46 && c < 8000 && (c | 32) !== 110 && c !== 60) return false;
  return text === '' || NOTHING.has(text.toLowerCase());
}

const YES = new Set(['true', 'yes', 'y', '1', 't', 'on']);
const NO = new Set(['false', 'no', 'n', '0', 'f', 'off']);

/** Null for what is neither. */
export function switchIn(text: string): boolean | null {
  const word = text.toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}

/** 0 Monday … 6 Sunday, from a name, its first three letters, or such a number; null for anything else. */
export function weekdayIn(text: string): number | null {
  if (/^[0-6]$/.test(text)) return Number(text);
  const word = text.toLowerCase();
  const at = weekdays.findIndex(
    (day) => day.toLowerCase() === word || day.slice(0, 3).toLowerCase() === word,
  );
  return at < 0 ? null : at;
}

/** The option that a text names, whatever its case; null when it names none. */
export function choiceIn(text: string, options: readonly string[]): string | null {
  const word = bareName(text);
  return options.find((option) => bareName(option) === word) ?? null;
}

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

/** A reader's words for a status, beside those that are known; `leave-out` takes the row out without a complaint. */
export type StatusWords = Readonly<Record<string, LogStatus | 'leave-out'>>;

/** Null for a word that neither the reader nor we know. */
export function statusOf(text: string, own: StatusWords): LogStatus | 'leave-out' | null {
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

const PERCENT = /(\d+(?:[.,]\d+)?)\s*(?:%|percent|pct)/i;
const NUMBER = /^\d+(?:[.,]\d+)?$/;
/** Full traffic in words; what comes before production is not production. */
const FULL = /(?<!(?:pre|non|before)[\s_-]*)(?:full|production)|(?<![\d.])100(?:[.,]0+)?(?![\d.,])/i;

/**
 * By the stage's share of traffic where it names one, `5%`, `100.0` or `0.25`; else by its words: full, production or 100 is
 * full traffic, any other stage comes before it. A bare 1 may be one percent or all, and a date is no stage: unknown.
 */
export function placeOfStage(stage: string): Exclude<CatchPlace, 'not-rolled-back'> {
  const percent = PERCENT.exec(stage)?.[1];
  if (percent !== undefined) return ofShare(Number(percent.replace(',', '.')));
  if (NUMBER.test(stage)) {
    const share = Number(stage.replace(',', '.'));
    return share === 1 ? 'unknown' : ofShare(share);
  }
  if (stage === '' || /^\d{4}-\d\d-\d\d/.test(stage)) return 'unknown';
  return FULL.test(stage) ? 'at-full-traffic' : 'before-full-traffic';
}

const ofShare = (percent: number): CatchPlace & ('at-full-traffic' | 'before-full-traffic') =>
  percent >= 100 ? 'at-full-traffic' : 'before-full-traffic';

/** Whether a text is a stage of a rollout for certain: it has a share of traffic in it, or says canary or traffic. */
export const isStage = (text: string): boolean =>
  PERCENT.test(text) || NUMBER.test(text) || /canary|traffic|^full\b/i.test(text);
