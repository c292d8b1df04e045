/** What all parts of the page read: the draws that count under the reader's choices, and in which of them claims come true. */
import { type Acceptance, type Accepted, acceptanceOf, type Share } from '../../engine/belief/acceptance.ts';
import type { BeliefDraws } from '../../engine/belief/belief.ts';
import type { Confirmation } from '../../engine/belief/confirm.ts';
import { DRAW_DEPLOYMENTS } from '../../engine/belief/draw.ts';
import { type Places, placesOf } from '../../engine/belief/in-common.ts';
import { drawsWithin, type Limits } from '../../engine/belief/within.ts';
import type { Claim } from '../../engine/claims/claim.ts';
import type { Flag } from '../charts/marks.ts';
import { interval } from '../format/estimate.ts';
import { count, decimal, outOf, percent, plural } from '../format/number.ts';
import type { Choice } from './choice.ts';
import type { Committed } from './draws.ts';
import { quantityLabels } from './words.ts';

export const NONE_INSIDE = 'No draw lies inside your intervals. Widen one of them.';

export interface BeliefMap {
  readonly choice: Choice;
  readonly source: 'committed' | 'live';
  /** What is committed of this comparison; null where that is missing. */
  readonly files: Committed | null;
  /** Those outside the limits are without numbers. */
  readonly draws: BeliefDraws;
  readonly places: Places;
  readonly acceptance: Acceptance;
  /** Draws outside the limits. */
  readonly outside: number;
  /** Draws whose targets cannot be reached, by target, of those within the limits. */
  readonly unreachable: { readonly success: number; readonly median: number };
  /** Of the claim in focus, or of all headline claims. */
  readonly focus: { readonly label: string; readonly accepted: Accepted; readonly share: Share };
}

const places = new WeakMap<BeliefDraws, Places>();

/** @param live draws made here, which are taken instead of the committed ones */
export function mapOf(choice: Choice, files: Committed | null, live: BeliefDraws | null = null): BeliefMap {
  const all = live ?? files!.draws;
  const source = live === null ? 'committed' : 'live';
  const known = places.get(all) ?? placesOf(all);
  places.set(all, known);
  // live draws were made inside the limits
  const limits: Limits = source === 'live' ? new Map() : choice.limits;
  const { draws, outside } = drawsWithin(all, known, limits);
  const acceptance = acceptanceOf(draws, choice.judging);
  const { success, median } = acceptance.unreachable;
  const own = acceptance.claims.find(({ claim }) => claim.id === choice.focus);
  const focus =
    own === undefined
      ? { label: 'All headline numbers together', ...acceptance.headline }
      : { label: quantityLabels[own.quantity], ...own };
  return {
    choice,
    source,
    files,
    draws,
    places: known,
    acceptance,
    outside,
    unreachable: { success: choice.comparison.kind === 'free' ? 0 : success - outside, median },
    focus,
  };
}

/** What came of accepted draws in larger runs: those were made for the narrower ranges as published, and of all committed draws. */
export function confirmedOf({ choice, source, files, outside }: BeliefMap): readonly Confirmation[] {
  const { baseline, range, times } = choice.judging;
  const same = source === 'committed' && outside === 0 && range === 'narrower' && times === 1;
  return (same && files?.confirmed?.found.find((each) => each.baseline === baseline)?.confirmations) || [];
}

/** Where documents disagree, the figure that belongs to a baseline; NaN where it is no number. */
export function publishedAt(claim: Claim, baseline: number): Flag {
  const { printed, value } = claim.alternatives.find(({ judged }) => judged?.baseline === baseline) ?? claim;
  return { printed, value: value ?? Number.NaN };
}

/** `1.4% (1.2–1.6%)` */
export function shareText({ share, lower, upper }: Share): string {
  return Number.isFinite(share) ? `${percent(share)} (${interval('ratio', lower, upper)})` : 'none';
}

/** `230 of 16,384` */
export const countText = ({ count: yes, of }: Share): string => outOf(yes, of);

/** What a figure says of its draws. */
export function drawsLabel({ acceptance, source, choice, outside }: BeliefMap): string {
  const { comparison } = choice;
  const kind =
    comparison.kind === 'free'
      ? `free, ranges for a baseline of ${percent(choice.judging.baseline)}`
      : `${comparison.kind}, baseline ${percent(comparison.baseline)}`;
  const kept = outside === 0 ? '' : ` (${plural(outside, 'draw')} outside your intervals)`;
  const wider = choice.judging.range === 'wider' ? '; the wider published ranges' : '';
  const ranges =
    choice.judging.times === 1 ? '' : `; ranges ${decimal(choice.judging.times)}× as wide as published`;
  return `${count(acceptance.counted)} ${source} draws, ${kind}${kept}${wider}${ranges}; n\u00a0=\u00a0${count(DRAW_DEPLOYMENTS)} each, 95% intervals.`;
}
