/** What a rollback's stage says of where it happened. */
import type { CatchPlace } from './log.ts';

const PERCENT = /(\d+(?:[.,]\d+)?)\s*(?:%|percent|pct)/i;
const NUMBER = /^\d+(?:[.,]\d+)?$/;
/** Full traffic in words; what comes before production is not production. */
const FULL = /(?<!(?:pre|non|before)[\s_-]*)(?:full|production)|(?<![\d.])100(?:[.,]0+)?(?![\d.,])/i;

/**
 * By the stage's share of traffic where it names one, `5%`, `100.0` or `0.25`; else by its words: full, production or 100 is
 * full traffic, any other stage comes before it. A bare 1 may be one per cent or all, and a date is no stage: unknown.
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
