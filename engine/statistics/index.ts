export {
  betaQuantile,
  betaUpperQuantile,
  clopperPearsonInterval,
  meanInterval,
  quantileInterval,
  studentTCritical,
} from './exact-intervals.ts';
export { normalQuantile, normalSurvival } from './normal.ts';
export {
  chiSquare2x2,
  newcombeInterval,
  pairedDifferenceInterval,
  powerTwoProportions,
  type TwoByTwo,
  twoProportionZ,
  wilsonInterval,
} from './proportions.ts';
export { aucInterval, type Labels, mannWhitneyU, rocCurve } from './roc.ts';
export type { Interval, Sample } from './sample.ts';
export { cohensD, mean, quantile, variance } from './summaries.ts';
