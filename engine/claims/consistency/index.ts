export { commonIntervals } from './common-intervals.ts';
export {
  type CheckFinding,
  type CheckOutcome,
  type CheckUnit,
  type ConsistencyCheck,
  type PrintedFigure,
  scientific,
} from './consistency-check.ts';
export { countedShareFinding, grimMean, grimPower, grimShare, meanFinding, shareFinding } from './grim.ts';
export {
  checkOwnNumbers,
  type OwnAnswer,
  type OwnCheckId,
  type OwnField,
  ownCheckIds,
  ownFields,
} from './own-check.ts';
export {
  decisionErrors,
  perArmFor,
  powerFinding,
  powerRange,
  pValueFinding,
  pValueRange,
} from './p-value.ts';
export { intervalFinding, intervalMethodsFinding } from './printed-interval.ts';
export { type CheckGroup, checkGroups, claimsWithoutCheck, publishedChecks } from './published-checks.ts';
export {
  agreementFinding,
  countTotalFinding,
  differenceFinding,
  partFinding,
  productFinding,
  recountFinding,
  relativeChangeFinding,
  relativeReductionFinding,
  shareTotalFinding,
} from './recomputed.ts';
export { printedCount, roundedNumber, roundingInterval } from './rounded-number.ts';
export { debitFinding, grimmerFinding } from './standard-deviation.ts';
