/** What becomes of a deployment. */

export const statuses = ['completed', 'rolled-back', 'blocked', 'escaped'] as const;
/**
 * `completed` reached all traffic and stayed · `rolled-back` withdrawn by a judge · `blocked` stopped by a policy or
 * a reviewer before any traffic · `escaped` reached all traffic and hurt. Failed means blocked or escaped.
 */
export type Status = (typeof statuses)[number];

export const autonomyLevels = ['shadow', 'assisted', 'governed', 'learning'] as const;
/** How far the AI may act alone; README, pillar 2. */
export type AutonomyLevel = (typeof autonomyLevels)[number];

export const riskLevels = ['low', 'medium', 'high', 'critical'] as const;
export type RiskLevel = (typeof riskLevels)[number];

/** One reviewer's look at one change. */
export interface Review {
  /** Waiting for a reviewer and for their attention, minutes on the wall clock. */
  readonly waitMinutes: number;
  readonly workMinutes: number;
  readonly rejected: boolean;
  /** A rejected change came back mended; false when it was given up, or was not rejected. */
  readonly mended: boolean;
  /** Minutes of mending on the wall clock; 0 unless mended. */
  readonly reworkMinutes: number;
  /** Minute at which the change may go on. */
  readonly doneMinute: number;
}
