/** All checks of the published figures, in the order in which they are shown. */
import type { Claim } from '../claim.ts';
import { publishedClaims } from '../published/index.ts';
import type { ConsistencyCheck } from './consistency-check.ts';
import { cycleTimeChecks } from './published/cycle-time.ts';
import { demoOutputChecks } from './published/demo-output.ts';
import { replicationChecks } from './published/replication.ts';
import { sampleSummaryChecks } from './published/sample-summary.ts';
import { studyShareChecks } from './published/study-shares.ts';
import { successChecks } from './published/success.ts';

export function publishedChecks(): readonly ConsistencyCheck[] {
  return [
    ...cycleTimeChecks(),
    ...successChecks(),
    ...studyShareChecks(),
    ...demoOutputChecks(),
    ...replicationChecks(),
    ...sampleSummaryChecks(),
  ];
}

/** Claims that no check speaks of: nothing else that was printed determines their figure. */
export function claimsWithoutCheck(checks: readonly ConsistencyCheck[]): readonly Claim[] {
  const checked = new Set(checks.flatMap(({ claims }) => claims));
  return publishedClaims.filter(({ id }) => !checked.has(id));
}
