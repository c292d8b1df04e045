/** The stages of a rollout: share of traffic, and how long the published code lets each bake. */

export interface PlannedStage {
  /** Share of traffic on the new version, ratio; 1 is full traffic, with no control left and no judgment. */
  readonly share: number;
  /** Bake time is uniform between these, minutes, before it is scaled. */
  readonly bake: readonly [number, number];
}

export type Plan = readonly PlannedStage[];

const stage = (share: number, from: number, to: number): PlannedStage => ({ share, bake: [from, to] });

/** README, pillar 3: 1-5-25-50-100%; bake times of the published code, mean 35 minutes in all. */
export const fiveStages: Plan = [
  stage(0.01, 5, 10),
  stage(0.05, 5, 10),
  stage(0.25, 5, 15),
  stage(0.5, 5, 15),
  stage(1, 0, 0),
];

/** README, high risk: 1-2-5-10-25-50-100%. */
export const sevenStages: Plan = [
  stage(0.01, 10, 15),
  stage(0.02, 5, 10),
  stage(0.05, 5, 10),
  stage(0.1, 5, 10),
  stage(0.25, 5, 15),
  stage(0.5, 5, 15),
  stage(1, 0, 0),
];
