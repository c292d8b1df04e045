/** All checks of the published figures, in the order in which they are shown. */
import type { Claim } from '../claim.ts';
import { publishedClaims } from '../published/index.ts';
import type { ConsistencyCheck } from './consistency-check.ts';
import { demoOutputChecks } from './published/demo-output.ts';
import { cycleTimeChecks, studyShareChecks, successChecks } from './published/headline-figures.ts';
import { replicationChecks } from './published/replication.ts';
import { sampleSummaryChecks } from './published/sample-summary.ts';

/** Checks of one subject. */
export interface CheckGroup {
  readonly heading: string;
  readonly checks: readonly ConsistencyCheck[];
}

export function checkGroups(): readonly CheckGroup[] {
  return [
    { heading: 'Cycle time', checks: cycleTimeChecks() },
    { heading: 'Success and outcomes', checks: successChecks() },
    { heading: 'Rates at the size of the study', checks: studyShareChecks() },
    { heading: 'The printed output of the demonstration', checks: demoOutputChecks() },
    { heading: 'The replication document', checks: replicationChecks() },
    { heading: 'The 50 sample records', checks: sampleSummaryChecks() },
  ];
}

export function publishedChecks(): readonly ConsistencyCheck[] {
  return checkGroups().flatMap(({ checks }) => checks);
}

/** Claims that no check speaks of: nothing else that was printed determines their figure. */
export function claimsWithoutCheck(checks: readonly ConsistencyCheck[]): readonly Claim[] {
  const checked = new Set(checks.flatMap(({ claims }) => claims));
  return publishedClaims.filter(({ id }) => !checked.has(id));
}
