/** What `GenOpsPipeline` takes and gives, under the names of the README's API reference. */
import type { Defect } from '../domain/change.ts';
import type { AutonomyLevel, Status } from '../domain/deployment.ts';
import type { Tier } from '../domain/service.ts';
import type { GenopsRecord } from '../pipeline/index.ts';
import type { SettingChanges } from './settings.ts';

/** README, *pipeline configuration*; the last three are this project's own. */
export interface PipelineConfig {
  readonly autonomyLevel?: AutonomyLevel;
  readonly enableContextRag?: boolean;
  readonly enableRiskScoring?: boolean;
  readonly enableCanary?: boolean;
  readonly enableGovernance?: boolean;
  readonly seed?: string;
  /** Minutes since Monday 00:00 of the first week at which the first deployment starts; default Monday 10:00. */
  readonly startMinute?: number;
  readonly settings?: SettingChanges;
}

/** README, *API reference*, in TypeScript spelling. */
export interface PipelineService {
  readonly id: string;
  readonly name: string;
  readonly tier: Tier;
  readonly dependencies: readonly string[];
  readonly deploymentFrequencyDaily: number;
  /** Ratio. */
  readonly recentFailureRate: number;
  /** Ratio. */
  readonly errorBudgetRemaining: number;
  readonly avgLatencyMs: number;
  /** Ratio. */
  readonly availability99d: number;
}

export interface DeploymentContext {
  readonly changeSizeLines: number;
  readonly filesChanged: number;
  readonly hasDbMigration: boolean;
  readonly hasConfigChange: boolean;
  readonly isHotfix: boolean;
  /** 0 … 23. */
  readonly timeOfDayHour: number;
  /** 0 Monday … 6 Sunday. */
  readonly dayOfWeek: number;
}

export interface PipelineDeployment {
  readonly id: string;
  readonly version: string;
  readonly service: PipelineService;
  readonly status: Status;
  readonly cycleMinutes: number;
  /** The truth, which the pipeline never saw. */
  readonly defect: Defect;
  readonly record: GenopsRecord;
}

export interface PipelineMetrics {
  readonly totalDeployments: number;
  readonly successful: number;
  readonly rolledBack: number;
  /** Blocked or escaped. */
  readonly failed: number;
  /** Ratios; NaN before the first deployment. */
  readonly successRate: number;
  readonly rollbackRate: number;
  readonly failureRate: number;
  /** A true median, minutes; NaN before the first deployment. */
  readonly medianCycleMinutes: number;
  /** Rolled back before full traffic over rolled back or failed, ratio; NaN when there are none. */
  readonly canaryCatchRate: number;
  readonly safetyViolations: number;
}
