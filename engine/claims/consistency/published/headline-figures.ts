/** Checks of the printed success rates: their difference, their agreement, and what they add up to. */
import { failureBaseline } from '../../published/failure-baseline.ts';
import { failureGenops } from '../../published/failure-genops.ts';
import { rollbackBaseline } from '../../published/rollback-baseline.ts';
import { rollbackGenops } from '../../published/rollback-genops.ts';
import { successBaseline } from '../../published/success-baseline.ts';
import { successGenops } from '../../published/success-genops.ts';
import { successImprovement } from '../../published/success-improvement.ts';
import type { CheckUnit, ConsistencyCheck } from '../consistency-check.ts';
import { agreementFinding, differenceFinding, shareTotalFinding } from '../recomputed.ts';
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
      'Do the shares of the GenOps outcomes make a whole?',
      ['success-genops', 'rollback-genops', 'failure-genops'],
      [genops, claimed('rolled back', rollbackGenops), claimed('failed', failureGenops)],
    ),
    totals(
      'outcomes-baseline',
      'Do the shares of the traditional outcomes in one document make a whole?',
      ['success-baseline', 'rollback-baseline', 'failure-baseline'],
      [otherBaseline, rollbacks, claimed('failed, traditional', failureBaseline)],
    ),
  ];
}
