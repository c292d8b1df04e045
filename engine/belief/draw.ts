/** A draw: a point of the unit cube, the settings that it stands for, and the run that opens it. */
import { exp, ln } from '../random/distributions.ts';
import { type ParameterKey, parameters, type SettingChanges } from '../simulator/settings.ts';
import type { IntervalPrior, Prior } from './priors.ts';

/** The scenario that a draw's settings are changes of. */
export const DRAW_SCENARIO = 'equal-changes';
/** Deployments of a draw: a month of them, the least that has service-months. */
export const DRAW_DEPLOYMENTS = 2000;
/** Under it lie the points of all designs and the runs' seeds. */
export const BELIEF_SEED = 'belief';
/** What all draws have in common. The warm-up is a setting too, so that a draw opened as a run is the same run. */
const common: SettingChanges = { warmUpDays: 7 };
/** Digits of a drawn value, so that an address is short and holds it exactly. */
const DIGITS = 4;

/** The seed of a draw's run: its own, so that chance is not the same in all of them. */
export function drawSeed(index: number): string {
  return `${BELIEF_SEED}-${index}`;
}

/** The nearest number of four significant digits. */
export function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

/** The value at a place of a prior: 0 its low end, 1 its high end; options share (0, 1) evenly. */
export function valueAt(prior: Prior, place: number): number | string | boolean {
  if (prior.kind === 'options') return prior.options[optionAt(prior.options.length, place)]!;
  const { scale, low, high } = prior;
  switch (scale) {
    case 'linear':
      return rounded(low + place * (high - low));
    case 'log':
      return rounded(low * exp(place * ln(high / low)));
    case 'whole':
      return low + optionAt(high - low + 1, place);
  }
}

/** Which of so many equal stretches of (0, 1) a place lies in. */
export function optionAt(count: number, place: number): number {
  return Math.min(count - 1, Math.floor(place * count));
}

/** Where a number lies in an interval, 0 its low end and 1 its high end; beyond them outside [0, 1]. */
export function placeIn({ scale, low, high }: IntervalPrior, value: number): number {
  switch (scale) {
    case 'linear':
      return (value - low) / (high - low);
    case 'log':
      return ln(value / low) / ln(high / low);
    case 'whole':
      return (value - low + 0.5) / (high - low + 1);
  }
}

/** An input's default on its prior's own scale: a ratio where it is one to another input. It may lie outside a prior that a reader moved. */
export function defaultOf(prior: Prior): number | string | boolean {
  const { value } = parameters[prior.key];
  if (prior.kind === 'options' || prior.timesOf === null) return value;
  const base = parameters[prior.timesOf].value as number;
  return base === 0 ? 1 : (value as number) / base; // of nothing any ratio is the same: that of equal arms
}

/** The settings at a point of the unit cube, one coordinate a prior. */
export function settingsAt(priors: readonly Prior[], point: ArrayLike<number>): SettingChanges {
  const changes: Partial<Record<ParameterKey, number | string | boolean>> = { ...common };
  priors.forEach((prior, k) => {
    const value = valueAt(prior, point[k]!);
    const base = prior.kind === 'interval' && prior.timesOf !== null ? changes[prior.timesOf] : undefined;
    changes[prior.key] = typeof base === 'number' ? rounded(base * (value as number)) : value;
  });
  return changes as SettingChanges;
}

/** Runs steps to their end. */
export function finished<T>(steps: Generator<unknown, T, void>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
