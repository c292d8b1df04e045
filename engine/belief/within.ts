/** Priors as a reader moves them: the draws that lie inside narrower intervals, and plans for new draws in others. */
import { expected, inWords } from '../errors.ts';
import { type ParameterKey, parameters } from '../simulator/settings.ts';
import { type Accepted, countOf } from './acceptance.ts';
import type { BeliefDraws } from './belief.ts';
import { valueAt } from './draw.ts';
import { isSolved, type Places } from './in-common.ts';
import type { Prior } from './priors.ts';

/** What a reader grants instead of a prior: an interval in its own unit, or one of its options. */
export type Limit = { readonly low: number; readonly high: number } | { readonly option: string | boolean };

export type Limits = ReadonlyMap<ParameterKey, Limit>;

/** @throws ArgumentError for ends in the wrong order, and for what the engine does not accept */
export function checkLimit(prior: Prior, limit: Limit): void {
  if ('option' in limit) {
    const options = prior.kind === 'options' ? prior.options : [];
    if (!options.includes(limit.option))
      throw expected(prior.key, `one of ${options.join(', ')}`, limit.option);
    return;
  }
  if (prior.kind === 'options') throw expected(prior.key, `one of ${prior.options.join(', ')}`, limit.low);
  const { low, high } = limit;
  const parameter = parameters[prior.key];
  const [from, to] = parameter.kind !== 'number' || prior.timesOf !== null ? [0, 1] : parameter.range;
  const fits = Number.isFinite(low) && Number.isFinite(high) && low >= from && high <= to && low < high;
  const isOnScale =
    (prior.scale !== 'log' || low > 0) &&
    (prior.scale !== 'whole' || (Number.isInteger(low) && Number.isInteger(high)));
  if (fits && isOnScale) return;
  const kind = { whole: 'whole ', log: 'positive ', linear: '' }[prior.scale];
  const wanted = `two ${kind}numbers from ${from} to ${to}, the smaller one first`;
  throw expected(prior.key, wanted, inWords(`${low} and ${high}`));
}

/** The priors with these limits in the place of their own. @throws ArgumentError as {@link checkLimit} */
export function limitedPriors(priors: readonly Prior[], limits: Limits): readonly Prior[] {
  return priors.map((prior) => {
    const limit = limits.get(prior.key);
    if (limit === undefined) return prior;
    checkLimit(prior, limit);
    return 'option' in limit
      ? { ...(prior as Prior & { kind: 'options' }), options: [limit.option] }
      : { ...(prior as Prior & { kind: 'interval' }), ...limit };
  });
}

/** Whether a limit leaves what was drawn: there the draws say nothing. */
export function goesBeyond(prior: Prior, limit: Limit): boolean {
  return prior.kind === 'interval' && 'low' in limit && (limit.low < prior.low || limit.high > prior.high);
}

/**
 * Draws as they are judged under limits: those outside are without a number, and counted; `acceptanceOf` takes them for
 * unreachable where inputs were solved.
 */
export function drawsWithin(
  draws: BeliefDraws,
  places: Places,
  limits: Limits,
): { readonly draws: BeliefDraws; readonly outside: number } {
  if (limits.size === 0) return { draws, outside: 0 };
  const { plan, count, data } = draws;
  const out: Accepted = new Uint8Array(count);
  plan.priors.forEach((prior, k) => {
    const limit = limits.get(prior.key);
    if (limit === undefined || isSolved(draws, prior)) return;
    places[k]!.forEach((place, i) => {
      if (!isWithin(limit, valueAt(prior, place))) out[i] = 1;
    });
  });
  const masked = Object.entries(data).map(
    ([name, column]) => [name, column.map((value, i) => (out[i] === 1 ? Number.NaN : value))] as const,
  );
  return { draws: { plan, count, data: Object.fromEntries(masked) }, outside: countOf(out) };
}

function isWithin(limit: Limit, value: number | string | boolean): boolean {
  return 'option' in limit
    ? value === limit.option
    : (value as number) >= limit.low && (value as number) <= limit.high;
}
