/** Each deployment's cycle time under each definition, as columns. */
import { workingMinutes } from '../domain/clock.ts';
import type { CycleTimeDefinition } from './cycle-time-definitions.ts';
import type { Ledger } from './ledger.ts';

/**
 * Minutes from deployment initiation to the end of the rollout, in order of change; transferable. They are kept beside
 * the ledger because every column of the ledger is part of the digest.
 */
export interface DeploymentTimes {
  readonly traditional: Float64Array<ArrayBuffer>;
  readonly genops: Float64Array<ArrayBuffer>;
  /** With the second attempt of what was rolled back. */
  readonly genopsFinal: Float64Array<ArrayBuffer>;
}

export function createDeploymentTimes(n: number): DeploymentTimes {
  return {
    traditional: new Float64Array(n),
    genops: new Float64Array(n),
    genopsFinal: new Float64Array(n),
  };
}

export interface TimedLedger {
  readonly ledger: Ledger;
  readonly deploymentTimes: DeploymentTimes;
}

/** Whose times: an arm's, or GenOps with the second attempt of what was rolled back. */
export type TimedArm = keyof DeploymentTimes;

/** Cycle times in order of change, minutes; perhaps a column of the study itself, so not to be written to. */
export function cycleMinutesBy(
  definition: CycleTimeDefinition,
  { ledger, deploymentTimes }: TimedLedger,
  arm: TimedArm,
): Float64Array {
  const withReview = arm === 'genopsFinal' ? ledger.genops.finalMinutes : ledger[arm].cycleMinutes;
  switch (definition) {
    case 'published':
      return deploymentTimes[arm];
    case 'with-review':
      return withReview;
    case 'working-hours':
      // the smaller of both: a difference of two clock readings may exceed the time between them by a rounding error
      return withReview.map((minutes, i) => {
        const start = ledger.minute[i]!;
        return Math.min(minutes, workingMinutes(start + minutes) - workingMinutes(start));
      });
  }
}
