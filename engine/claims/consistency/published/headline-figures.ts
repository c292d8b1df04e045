/** Checks of the printed success rates: their difference, their agreement, and what they add up to. */

import { canaryCatch } from '../../published/canary-catch.ts';
import { cycleTimeBaseline } from '../../published/cycle-time-baseline.ts';
import { cycleTimeGenops } from '../../published/cycle-time-genops.ts';
import { cycleTimeImprovement } from '../../published/cycle-time-improvement.ts';
import { failureBaseline } from '../../published/failure-baseline.ts';
import { failureGenops } from '../../published/failure-genops.ts';
import { rollbackBaseline } from '../../published/rollback-baseline.ts';
import { rollbackGenops } from '../../published/rollback-genops.ts';
import { studySize } from '../../published/study-size.ts';
import { successBaseline } from '../../published/success-baseline.ts';
import { successGenops } from '../../published/success-genops.ts';
import { successImprovement } from '../../published/success-improvement.ts';
import type { CheckUnit, ConsistencyCheck } from '../consistency-check.ts';
import { shareFinding } from '../grim.ts';
import {
  agreementFinding,
  differenceFinding,
  relativeReductionFinding,
  shareOfRangeFinding,
  shareTotalFinding,
} from '../recomputed.ts';
import { printedCount, roundedNumber, roundingInterval, sumOf } from '../rounded-number.ts';
import { claimed, claimedElsewhere } from './sources.ts';

const genops = claimed('success, GenOps', successGenops);
const baseline = claimed('success, traditional', successBaseline);
const otherBaseline = claimedElsewhere('success, traditional', successBaseline);
const difference = claimed('difference', successImprovement);
const otherDifference = claimedElsewhere('difference', successImprovement);
const rollbacks = claimed('rolled back, traditional', rollbackBaseline);

export function successChecks(): ConsistencyCheck[] {
  const differences = ([id, from, printed]: readonly [string, typeof baseline, typeof difference]) =>
    ({
      id,
      kind: 'difference',
      question: `Does the printed difference follow from ${genops.printed} and ${from.printed}?`,
      claims: ['success-genops', 'success-baseline', 'success-improvement'],
      inputs: [genops, from],
      printed: [printed],
      ...differenceFinding(genops.printed, from.printed, printed.printed, 'points'),
    }) satisfies ConsistencyCheck;
  const totals = (id: string, question: string, claims: readonly string[], inputs: (typeof genops)[]) =>
    ({
      id,
      kind: 'total',
      question,
      claims,
      inputs,
      printed: [],
      ...shareTotalFinding(inputs.map(({ printed }) => printed)),
    }) satisfies ConsistencyCheck;
  const agreements = (
    id: string,
    claim: string,
    there: typeof baseline,
    here: typeof baseline,
    unit: CheckUnit = 'ratio',
  ) =>
    ({
      id,
      kind: 'same figure',
      question: `Do two documents give the same figure: ${here.label}?`,
      claims: [claim],
      inputs: [there],
      printed: [here],
      ...agreementFinding(there.printed, here.printed, unit),
    }) satisfies ConsistencyCheck;
  const firstRelease = claimedElsewhere('rolled back, traditional', rollbackBaseline);
  return [
    differences(['success-difference', baseline, difference]),
    differences(['success-difference-other-baseline', otherBaseline, otherDifference]),
    agreements('success-baseline-documents', 'success-baseline', otherBaseline, baseline),
    agreements('success-difference-documents', 'success-improvement', otherDifference, difference, 'points'),
    agreements('rollback-baseline-documents', 'rollback-baseline', firstRelease, rollbacks),
    totals(
      'outcomes-genops',
      'Do the shares of the GenOps outcomes add up to 100%?',
      ['success-genops', 'rollback-genops', 'failure-genops'],
      [genops, claimed('rolled back', rollbackGenops), claimed('failed', failureGenops)],
    ),
    totals(
      'outcomes-baseline',
      'Do the shares of the traditional outcomes in one document add up to 100%?',
      ['success-baseline', 'rollback-baseline', 'failure-baseline'],
      [otherBaseline, rollbacks, claimed('failed, traditional', failureBaseline)],
    ),
  ];
}

/** Checks of the printed cycle times. */
export function cycleTimeChecks(): ConsistencyCheck[] {
  const before = claimed('median, traditional', cycleTimeBaseline);
  const after = claimed('median, GenOps', cycleTimeGenops);
  const printed = claimed('reduction', cycleTimeImprovement);
  return [
    {
      id: 'cycle-time-reduction',
      kind: 'relative reduction',
      question: 'Does the printed reduction follow from the two printed medians?',
      claims: ['cycle-time-genops', 'cycle-time-baseline', 'cycle-time-improvement'],
      inputs: [before, after],
      printed: [printed],
      ...relativeReductionFinding(before.printed, after.printed, printed.printed),
    },
  ];
}

/** The printed rates at the study's size: GRIM, which cannot fail there, and the catch rate among the printed issues. */
export function studyShareChecks(): ConsistencyCheck[] {
  const n = claimed('deployments of the study', studySize);
  const shares = [
    ['success-genops', claimed('success rate', successGenops)],
    ['rollback-genops', claimed('rollback rate', rollbackGenops)],
    ['failure-genops', claimed('failure rate', failureGenops)],
  ] as const;
  const own = shares.map(
    ([claim, printed]): ConsistencyCheck => ({
      id: `${claim}-study`,
      kind: 'GRIM',
      question: `Can ${printed.printed} be a share of ${n.printed} deployments?`,
      claims: [claim, 'study-size'],
      inputs: [n],
      printed: [printed],
      ...shareFinding(printed.printed, printedCount(n.printed)),
    }),
  );
  return [...own, catchOfIssues(n)];
}

/** The issues are the deployments rolled back or failed: two rounded shares of a printed count. */
function catchOfIssues(n: ReturnType<typeof claimed>): ConsistencyCheck {
  const caught = claimed('canary catch rate', canaryCatch);
  const parts = [claimed('rolled back', rollbackGenops), claimed('failed', failureGenops)];
  const issues = sumOf(parts.map(({ printed }) => roundingInterval(roundedNumber(printed))));
  const [first, last] = [
    Math.ceil(issues.lower * printedCount(n.printed)),
    Math.floor(issues.upper * printedCount(n.printed)),
  ];
  return {
    id: 'canary-catch-study',
    kind: 'GRIM',
    question: `Can ${caught.printed} be a share of the issues among ${n.printed} deployments?`,
    claims: ['canary-catch'],
    inputs: [n, ...parts],
    printed: [caught],
    ...shareOfRangeFinding(caught.printed, first, last),
  };
}
