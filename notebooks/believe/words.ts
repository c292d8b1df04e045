/** What things are called on this page, short enough for a row. */
import type { Prior } from '../../engine/belief/priors.ts';
import type { QuantityName } from '../../engine/claims/claim.ts';
import type { Parameter } from '../../engine/simulator/parameters/index.ts';
import { parameters } from '../../engine/simulator/settings.ts';
import { percent } from '../format/number.ts';
import { unitText, valueText, withUnit } from '../format/parameter.ts';

export const quantityLabels: Readonly<Record<QuantityName, string>> = {
  medianCycleGenops: 'Median cycle time, GenOps',
  medianCycleTraditional: 'Median cycle time, traditional',
  cycleTimeReduction: 'Reduction of cycle time',
  successGenops: 'Success, GenOps',
  successTraditional: 'Success, traditional',
  successDifference: 'Gain in success',
  rollbackGenops: 'Rolled back, GenOps',
  failureGenops: 'Failed, GenOps',
  failureTraditional: 'Failed, traditional',
  canaryCatch: 'Canary catch rate',
  budgetVarianceReduction: 'Reduction of budget variance',
  cycleTimeEffect: 'Effect size of cycle times',
  violations: 'Policy violations',
  cycleTimeP: 'p-value of cycle times',
  successP: 'p-value of success',
};

/** What colors the frontier. */
export const shadeWords = {
  reviewed: 'review share',
  sensitivity: 'reviewer sensitivity',
  auc: 'AUC of the score',
} as const;

const isRatio = (prior: Prior): boolean => prior.kind === 'interval' && prior.timesOf !== null;

/** An input by name; a ratio to the other arm's as one. */
export function priorLabel(prior: Prior): string {
  const { label } = parameters[prior.key];
  return isRatio(prior) ? `${label} ÷ traditional` : label;
}

/** A value of the prior's own scale: of a ratio to another input as percent. @param bare without its unit, where it has one */
export function priorValueText(prior: Prior, value: number | string | boolean, bare = false): string {
  const parameter: Parameter = parameters[prior.key];
  if (isRatio(prior)) return percent(value as number, 0);
  return withUnit(valueText(parameter, value), bare ? '' : unitText(parameter));
}
