/** Services: what is deployed. */

export const tiers = ['critical', 'high', 'medium', 'low'] as const;
/** How much the business depends on a service; README, risk factor *service tier*. */
export type Tier = (typeof tiers)[number];

export interface Service {
  /** Position in the world's list; services are ordered by tier. */
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly tier: Tier;
  /** 0, 1 or 2. */
  readonly organisation: number;
  /** Services that this one calls, by index. */
  readonly dependencies: readonly number[];
  /** How many services depend on this one, directly or through others. */
  readonly dependants: number;
  /** Standard normal quantile: how easily the service breaks. */
  readonly fragility: number;
  /** Relative frequency of deployments; sums to 1 over the world. */
  readonly weight: number;
  /** Requests a minute at full share, mean over the day. */
  readonly requestsPerMinute: number;
  /** Error rate before any change, ratio. */
  readonly baseErrorRate: number;
  /** Share of requests slower than 500 ms before any change, ratio. */
  readonly baseSlowShare: number;
  /** Service-level objective, ratio. */
  readonly objective: number;
}
