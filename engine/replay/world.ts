/** The twenty services of the first release, and the five numbers drawn for each (part A of the draws). */
import type { CPythonRandom } from '../random/cpython.ts';
import { type Bounds, PUBLISHED_CONSTANTS, type ReplayConstants } from './constants.ts';

/** How much depends on a service. */
export type ReplayTier = 'critical' | 'high' | 'medium' | 'low';

/** A service as the first release draws it, once a run. */
export interface ReplayService {
  readonly name: string;
  readonly tier: ReplayTier;
  /** Names of what it depends on; some of them are themselves services of the table. */
  readonly dependencies: readonly string[];
  /** Deployments a day, 1–10. Drawn, and used by nothing. */
  readonly deploymentsPerDay: number;
  /** Ratio, .005–.02. */
  readonly recentFailureRate: number;
  /** Ratio, .5–.95: drawn once and never spent, so that no deployment meets an empty budget. */
  readonly errorBudgetLeft: number;
  /** Milliseconds, 20–200. Drawn, and used by nothing. */
  readonly latencyMs: number;
  /** Ratio around the tier's own: ±.02. */
  readonly availability: number;
}

type Listed = Pick<ReplayService, 'name' | 'tier' | 'dependencies'>;

/** Name, tier and dependencies, in the order in which they are drawn. */
export const SERVICE_TABLE: readonly Listed[] = [
  { name: 'payment-gateway', tier: 'critical', dependencies: ['auth-service', 'db-primary'] },
  { name: 'auth-service', tier: 'critical', dependencies: ['db-primary', 'cache-redis'] },
  { name: 'user-api', tier: 'high', dependencies: ['auth-service', 'db-primary'] },
  { name: 'order-processor', tier: 'high', dependencies: ['payment-gateway', 'inventory-mgmt'] },
  { name: 'notification-svc', tier: 'high', dependencies: ['user-api', 'email-provider'] },
  { name: 'search-engine', tier: 'high', dependencies: ['elasticsearch', 'cache-redis'] },
  { name: 'inventory-mgmt', tier: 'medium', dependencies: ['db-primary'] },
  { name: 'analytics', tier: 'medium', dependencies: ['data-warehouse'] },
  { name: 'recommendation-engine', tier: 'medium', dependencies: ['ml-model-server'] },
  { name: 'cdn-proxy', tier: 'medium', dependencies: [] },
  { name: 'config-service', tier: 'medium', dependencies: ['db-primary'] },
  { name: 'logging-agent', tier: 'medium', dependencies: [] },
  { name: 'metrics-collector', tier: 'medium', dependencies: [] },
  { name: 'feature-flags', tier: 'medium', dependencies: ['config-service'] },
  { name: 'dev-tools', tier: 'low', dependencies: [] },
  { name: 'internal-dashboard', tier: 'low', dependencies: ['analytics'] },
  { name: 'batch-processor', tier: 'low', dependencies: ['data-warehouse'] },
  { name: 'report-generator', tier: 'low', dependencies: ['analytics'] },
  { name: 'admin-api', tier: 'low', dependencies: ['auth-service'] },
  { name: 'test-runner', tier: 'low', dependencies: [] },
];

const AVAILABILITY: Readonly<Record<ReplayTier, number>> = {
  critical: 0.98,
  high: 0.95,
  medium: 0.92,
  low: 0.88,
};

/** Draws the twenty services; five uniforms each, in the order of the fields. */
export function drawServices(
  random: CPythonRandom,
  constants: ReplayConstants = PUBLISHED_CONSTANTS,
): readonly ReplayService[] {
  const within = ([low, high]: Bounds): number => random.uniform(low, high);
  return SERVICE_TABLE.map((listed) => ({
    ...listed,
    deploymentsPerDay: within(constants.deploymentsPerDay),
    recentFailureRate: within(constants.recentFailureRate),
    errorBudgetLeft: within(constants.errorBudgetLeft),
    latencyMs: within(constants.latencyMs),
    availability: AVAILABILITY[listed.tier] + within(constants.availabilityScatter),
  }));
}

/** A service's health, a ratio: the mean of error budget left, 1 − recent failure rate, and availability. */
export function serviceHealth(service: ReplayService): number {
  return (service.errorBudgetLeft + (1 - service.recentFailureRate) + service.availability) / 3;
}

// The change of one deployment, and the fault that may be injected (steps 1 and 2 of part C of the draws).

/** The probability that a deployment is given an injected fault at one of the first four stages. */
export const INJECTION_PROBABILITY = PUBLISHED_CONSTANTS.injectionProbability;

/** The stages that an injected fault may fall on: the first four. */
export const INJECTABLE_STAGES = 4;

/** One deployment's change. */
export interface ReplayChange {
  /** Index into `SERVICE_TABLE`. */
  readonly service: number;
  /** Changed lines, 10–1,000. */
  readonly lines: number;
  /** Changed files, 1–50. */
  readonly files: number;
  readonly migration: boolean;
  readonly config: boolean;
  readonly hotfix: boolean;
  /** Hour of the day, 9–15: never an evening or a night. */
  readonly hour: number;
  /** 0 Monday to 3 Thursday: never a Friday or a weekend. */
  readonly weekday: number;
  /** The stage (0–3) that is given a fault, or −1. */
  readonly injectedStage: number;
}

/** Draws one change. A risky one (8%) is longer and touches more files. */
export function drawChange(
  random: CPythonRandom,
  constants: ReplayConstants = PUBLISHED_CONSTANTS,
): ReplayChange {
  const service = random.below(SERVICE_TABLE.length);
  const risky = random.random() < constants.riskyProbability;
  const lineBounds = risky ? constants.riskyLines : constants.lines;
  const lines = random.randint(lineBounds[0], lineBounds[1]);
  const fileBounds = risky ? constants.riskyFiles : constants.files;
  const files = random.randint(fileBounds[0], fileBounds[1]);
  const migration = random.random() < constants.migrationProbability;
  const config = random.random() < constants.configProbability;
  const hotfix = random.random() < constants.hotfixProbability;
  const hour = random.randint(constants.hour[0], constants.hour[1]);
  const weekday = random.randint(constants.weekday[0], constants.weekday[1]);
  const injectedStage =
    random.random() < constants.injectionProbability ? random.randint(0, INJECTABLE_STAGES - 1) : -1;
  return { service, lines, files, migration, config, hotfix, hour, weekday, injectedStage };
}
