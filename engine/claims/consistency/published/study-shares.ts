/** The printed rates at the size of the study: GRIM, which could not fail there, and the catch rate among the printed issues. */
import { canaryCatch } from '../../published/canary-catch.ts';
import { failureGenops } from '../../published/failure-genops.ts';
import { rollbackGenops } from '../../published/rollback-genops.ts';
import { studySize } from '../../published/study-size.ts';
import { successGenops } from '../../published/success-genops.ts';
import type { ConsistencyCheck } from '../consistency-check.ts';
import { shareFinding } from '../grim-findings.ts';
import { sumOf } from '../range-arithmetic.ts';
import { printedCount, roundedNumber, roundingInterval } from '../rounded-number.ts';
import { shareOfRangeFinding } from '../share-of-range.ts';
import { claimed } from './sources.ts';

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
      question: `Can ${printed.printed} be a share of ${n.printed}?`,
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
