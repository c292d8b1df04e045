/** GRIM on the printed rates at the size of the study: shown with its power, which is none. */
import { failureGenops } from '../../published/failure-genops.ts';
import { rollbackGenops } from '../../published/rollback-genops.ts';
import { studySize } from '../../published/study-size.ts';
import { successGenops } from '../../published/success-genops.ts';
import type { ConsistencyCheck } from '../consistency-check.ts';
import { shareFinding } from '../grim-findings.ts';
import { printedCount } from '../rounded-number.ts';
import { claimed } from './sources.ts';

export function studyShareChecks(): ConsistencyCheck[] {
  const n = claimed('deployments of the study', studySize);
  const shares = [
    ['success-genops', claimed('success rate', successGenops)],
    ['rollback-genops', claimed('rollback rate', rollbackGenops)],
    ['failure-genops', claimed('failure rate', failureGenops)],
  ] as const;
  return shares.map(([claim, printed]) => ({
    id: `${claim}-study`,
    kind: 'GRIM',
    question: `Can ${printed.printed} be a share of ${n.printed}?`,
    claims: [claim, 'study-size'],
    inputs: [n],
    printed: [printed],
    ...shareFinding(printed.printed, printedCount(n.printed)),
  }));
}
