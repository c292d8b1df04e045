/**
 * The pipeline under the names that the published project documents: one deployment at a time, outside a study.
 *
 * Seed and clock come from the config. Each deployment carries a defect with the study's odds, so that the outcome
 * emerges as it does there; the truth is part of what `deploy` returns.
 */
import type { Change } from '../domain/change.ts';
import { MINUTES_PER_DAY, MINUTES_PER_WEEK } from '../domain/clock.ts';
import type { Service, Tier } from '../domain/service.ts';
import { expected } from '../errors.ts';
import { type PolicyRules, violationsOf } from '../log-checker/index.ts';
import { auditedDeployment, GenopsArm, LeafWriter } from '../pipeline/index.ts';
import { quantile } from '../statistics/index.ts';
import { deliverySlots, genopsConfig } from './arm-config.ts';
import {
  check,
  contextSchema,
  type DeploymentContext,
  type PipelineConfig,
  type PipelineDeployment,
  type PipelineMetrics,
  type PipelineService,
  serviceSchema,
} from './pipeline-face.ts';
import { reportBox } from './pipeline-report.ts';
import { rulesInForce } from './rules-in-force.ts';
import { checkSeed } from './scenario.ts';
import { type SettingChanges, type Settings, withSettings } from './settings.ts';
import { Workload } from './workload.ts';

const DAYS = 365;
const HOUR = 60;
const MONDAY_TEN = 600;

/**
 * Deploys one change after another through the four pillars.
 *
 * @example
 * const pipeline = new GenOpsPipeline({ autonomyLevel: 'governed', seed: '42' });
 * const { status } = pipeline.deploy(service, context, '1.0.0');
 * console.log(status, pipeline.studyMetrics().successRate, pipeline.report());
 */
export class GenOpsPipeline {
  readonly settings: Settings;
  readonly #seed: string;
  readonly #rules: PolicyRules;
  readonly #lines = new Map<string, ServiceLine>();
  readonly #deployments: PipelineDeployment[] = [];
  #violations = 0;
  #clock: number;

  /** @throws ArgumentError for a bad seed, start or setting */
  constructor(config: PipelineConfig = {}) {
    const { seed = '42', startMinute = MONDAY_TEN, settings = {}, autonomyLevel, ...switches } = config;
    checkSeed(seed);
    if (!Number.isFinite(startMinute))
      throw expected('startMinute', 'a finite number of minutes', startMinute);
    this.settings = withSettings(
      settings,
      autonomyLevel === undefined ? {} : { autonomy: autonomyLevel },
      pillars(switches),
    );
    this.#seed = seed;
    this.#rules = rulesInForce(this.settings);
    this.#clock = startMinute;
  }

  /**
   * Sends a change through the pipeline, at the next minute of its weekday and hour.
   * @throws ArgumentError for a service or context outside its ranges
   */
  deploy(service: PipelineService, context: DeploymentContext, version: string): PipelineDeployment {
    check('service', serviceSchema, service);
    check('context', contextSchema, context);
    this.#clock = nextMinute(this.#clock, context.dayOfWeek, context.timeOfDayHour);
    const line = this.#line(service);
    const index = this.#deployments.length;
    const change: Change = {
      index,
      service: 0,
      minute: this.#clock,
      lines: context.changeSizeLines,
      files: context.filesChanged,
      migration: context.hasDbMigration,
      config: context.hasConfigChange,
      hotfix: context.isHotfix,
    };
    const { defect, retryDefect } = line.workload.carriedBy(change);
    const record = line.arm.deliver(change, defect, retryDefect, line.workload.draws.row, service);
    const leaf = line.writer.write(change, service.tier, record);
    if (violationsOf(auditedDeployment(leaf), this.#rules).length > 0) this.#violations += 1;
    const id = `deploy-${String(index + 1).padStart(6, '0')}`;
    const { status, cycleMinutes } = record;
    const deployment: PipelineDeployment = { id, version, service, status, cycleMinutes, defect, record };
    this.#deployments.push(deployment);
    return deployment;
  }

  /** Figures of all deployments so far. */
  studyMetrics(): PipelineMetrics {
    const all = this.#deployments;
    const count = (wanted: (deployment: PipelineDeployment) => boolean): number => all.filter(wanted).length;
    const total = all.length;
    const successful = count(({ status }) => status === 'completed');
    const rolledBack = count(({ status }) => status === 'rolled-back');
    const failed = total - successful - rolledBack;
    const caught = count(
      ({ record }) => record.rollout?.rolledBack === true && record.rollout.rollbackShare < 1,
    );
    return {
      totalDeployments: total,
      successful,
      rolledBack,
      failed,
      successRate: successful / total,
      rollbackRate: rolledBack / total,
      failureRate: failed / total,
      medianCycleMinutes:
        total === 0
          ? Number.NaN
          : quantile(
              all.map(({ cycleMinutes }) => cycleMinutes),
              0.5,
            ),
      canaryCatchRate: caught / (rolledBack + failed),
      safetyViolations: this.#violations,
    };
  }

  /** The box of the README. */
  report(): string {
    return reportBox(this.studyMetrics());
  }

  /** A service keeps its own memory, reviewers and draws; other services do not disturb it. */
  #line(service: PipelineService): ServiceLine {
    let line = this.#lines.get(service.id);
    if (line === undefined) {
      const services = [domainService(service, this.settings)];
      const workload = new Workload(this.settings, services, this.#seed, `${service.id}/`);
      const arm = new GenopsArm(
        genopsConfig(this.settings),
        deliverySlots(workload.draws.offsets),
        services,
        DAYS,
      );
      line = { workload, arm, writer: new LeafWriter() };
      this.#lines.set(service.id, line);
    }
    return line;
  }
}

interface ServiceLine {
  readonly workload: Workload;
  readonly arm: GenopsArm;
  readonly writer: LeafWriter;
}

/** Only what was given: an absent switch keeps its default. */
function pillars(
  switches: Omit<PipelineConfig, 'autonomyLevel' | 'seed' | 'startMinute' | 'settings'>,
): SettingChanges {
  return Object.fromEntries(Object.entries(switches).filter(([, value]) => value !== undefined));
}

/** The study's service with the facts given to the pipeline; facts not given are the tier's medians. */
function domainService(service: PipelineService, settings: Settings): Service {
  const { id, name, tier } = service;
  const tierName = `${tier.charAt(0).toUpperCase()}${tier.slice(1)}` as Capitalize<Tier>;
  return {
    index: 0,
    id,
    name,
    tier,
    organisation: 0,
    dependencies: [],
    dependants: service.dependencies.length, // the published blast radius counts what a service names
    fragility: 0,
    weight: 1,
    requestsPerMinute: settings.trafficMultiple * settings[`traffic${tierName}`],
    baseErrorRate: 1 - service.availability99d,
    baseSlowShare: settings.baseSlowShare,
    objective: settings[`objective${tierName}`],
  };
}

/** The first minute from `clock` on that falls in the hour of the weekday. */
function nextMinute(clock: number, weekday: number, hour: number): number {
  const week = Math.floor(clock / MINUTES_PER_WEEK) * MINUTES_PER_WEEK;
  const from = week + weekday * MINUTES_PER_DAY + hour * HOUR;
  if (clock < from) return from;
  return clock < from + HOUR ? clock : from + MINUTES_PER_WEEK;
}
