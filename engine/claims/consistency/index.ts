export { commonIntervals } from './common-intervals.ts';
export {
  type CheckFinding,
  type CheckOutcome,
  type CheckUnit,
  type ConsistencyCheck,
  checkOutcomes,
  type PrintedFigure,
} from './consistency-check.ts';
export { debitFinding } from './debit.ts';
export { decisionErrors } from './decision-errors.ts';
export { grimMean, grimPower, grimShare } from './grim.ts';
export { countedShareFinding, meanFinding, shareFinding } from './grim-findings.ts';
export { intervalFinding } from './interval-ends.ts';
export {
  checkOwnNumbers,
  type OwnAnswer,
  type OwnCheckId,
  type OwnField,
  ownCheckIds,
  ownFields,
} from './own-check.ts';
export { perArmFor, pValueFinding, pValueRange } from './p-value.ts';
export { partFinding } from './part-of-whole.ts';
export { scientific } from './phrases.ts';
export { powerFinding, powerRange } from './power.ts';
export { intervalMethodsFinding } from './printed-interval.ts';
export { type CheckGroup, checkGroups, claimsWithoutCheck, publishedChecks } from './published-checks.ts';
export {
  agreementFinding,
  countTotalFinding,
  differenceFinding,
  productFinding,
  recountFinding,
  relativeChangeFinding,
  relativeReductionFinding,
  shareTotalFinding,
} from './recomputed.ts';
export { printedCount, roundedNumber, roundingInterval } from './rounded-number.ts';
export { grimmerFinding } from './standard-deviation.ts';
