/** Each deployment's cycle time under each definition, as columns. */
import { workingMinutes } from '../domain/clock.ts';
import type { Ledger } from './ledger.ts';

/** Three definitions of a deployment's cycle time, as data, the published one first. */
export interface CycleTimeDefinitionEntry {
  /** As readers see it. */
  readonly label: string;
  /** What counts, one sentence. */
  readonly meaning: string;
  /** Who set it. */
  readonly source: string;
}

/**
 * The published definition (threats document, §3.1) has three parts: from deployment initiation to the completion of the
 * production rollout; with context, risk, canary and governance; without pre-deployment activities, namely code review
 * and testing. Of each arm's time it therefore counts
 *
 * - traditional: deploying to everyone. Not preparation (build, test, describe) and review, which come before; nor
 *   verification by hand, which is testing after the rollout is complete.
 * - GenOps: context, score and policies; what governance puts off or locks; the rollout with its bake times, rollback
 *   included. Not preparation, verification by hand, or what reviewers do: the model has one kind of review, by the
 *   same people in both arms. (As an approval one could count it under governance; that would lengthen GenOps alone.)
 *
 * A change that was stopped counts up to where it was stopped, as in the other definitions: 0 minutes where a reviewer
 * rejected it in the traditional arm.
 */
export const cycleTimeDefinitions = {
  published: {
    label: 'published definition',
    meaning:
      'From deployment initiation to the end of the rollout. Preparation, code review and testing do not count.',
    source: 'threats to validity document, §3.1',
  },
  'with-review': {
    label: 'with review and waiting',
    meaning:
      'From the start of preparation to the end of the rollout or of its verification. Review, nights and weekends count.',
    source: 'ours; the study model is calibrated on it',
  },
  'working-hours': {
    label: 'working hours only',
    meaning: 'As with review and waiting, but only minutes from 9:00 to 18:00, Monday to Friday, count.',
    source: 'ours',
  },
} as const satisfies Readonly<Record<string, CycleTimeDefinitionEntry>>;

export type CycleTimeDefinition = keyof typeof cycleTimeDefinitions;
export const cycleTimeDefinitionNames = Object.keys(cycleTimeDefinitions) as readonly CycleTimeDefinition[];

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
  return { traditional: new Float64Array(n), genops: new Float64Array(n), genopsFinal: new Float64Array(n) };
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
