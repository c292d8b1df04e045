/** What `GenOpsPipeline` takes and gives, under the names of the README's API reference. */

import * as v from 'valibot';
import type { Defect } from '../domain/change.ts';
import type { AutonomyLevel, Status } from '../domain/deployment.ts';
import { tiers } from '../domain/service.ts';
import { expected } from '../errors.ts';
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

/** Validation of what `GenOpsPipeline.deploy` is given. */
const RATIO = 'a ratio from 0 to 1';
const ratio = v.pipe(v.number(RATIO), v.minValue(0, RATIO), v.maxValue(1, RATIO));
const whole = (low: number, high: number) => {
  const what = `a whole number from ${low} to ${high}`;
  return v.pipe(v.number(what), v.integer(what), v.minValue(low, what), v.maxValue(high, what));
};
const NOT_NEGATIVE = 'a number of 0 or more';
const notNegative = v.pipe(v.number(NOT_NEGATIVE), v.minValue(0, NOT_NEGATIVE));
const NAME = 'a name';
const name = v.pipe(v.string(NAME), v.minLength(1, NAME));
const toggle = v.boolean('true or false');

/** README, *API reference*: Service. */
export const serviceSchema = v.object({
  id: name,
  name,
  tier: v.picklist(tiers, `one of ${tiers.join(', ')}`),
  dependencies: v.pipe(v.array(name, 'a list of names'), v.readonly()),
  deploymentFrequencyDaily: notNegative,
  recentFailureRate: ratio,
  errorBudgetRemaining: ratio,
  avgLatencyMs: notNegative,
  availability99d: ratio,
});
export type PipelineService = Readonly<v.InferOutput<typeof serviceSchema>>;

/** README, *API reference*: DeploymentContext. */
export const contextSchema = v.object({
  changeSizeLines: whole(1, 10_000_000),
  filesChanged: whole(1, 65_535),
  hasDbMigration: toggle,
  hasConfigChange: toggle,
  isHotfix: toggle,
  timeOfDayHour: whole(0, 23),
  /** 0 Monday … 6 Sunday. */
  dayOfWeek: whole(0, 6),
});
export type DeploymentContext = Readonly<v.InferOutput<typeof contextSchema>>;

/** @throws ArgumentError for the first thing that is not as the schema says */
export function check(where: string, schema: v.GenericSchema, value: unknown): void {
  const { issues } = v.safeParse(schema, value);
  const issue = issues?.[0];
  if (issue === undefined) return;
  const path = v.getDotPath(issue);
  throw expected(path === null ? where : `${where}.${path}`, issue.message, issue.input);
}
