/**
 * The study: the same changes through two arms on common random numbers, one change after another.
 *
 * A generator of steps, so that one loop serves callers who wait, who show progress and who cancel.
 */

import { AuditChain, HEAD_BYTES, type Sha256 } from '../audit-log/index.ts';
import { type Change, defectKinds } from '../domain/change.ts';
import { MINUTES_PER_DAY } from '../domain/clock.ts';
import { riskLevels, statuses } from '../domain/deployment.ts';
import type { Service } from '../domain/service.ts';
import { type Violation, violationsOf } from '../log-checker/index.ts';
import {
  auditedDeployment,
  type DeliverySlots,
  GenopsArm,
  type GenopsRecord,
  LeafWriter,
  TraditionalArm,
  type TraditionalRecord,
} from '../pipeline/index.ts';
import { retold } from '../steps.ts';
import { deliveryConfig, deliverySlots, genopsConfig } from './arm-config.ts';
import { arrivalSteps, arrivals, studyDays } from './arrivals.ts';
import { createDeploymentTimes, type DeploymentTimes } from './cycle-times.ts';
import { changeFlag, createLedger, type Ledger, reviewFlag } from './ledger.ts';
import { measureSteps } from './measures/measure.ts';
import { rulesInForce } from './rules-in-force.ts';
import { checkConfig, type StudyConfig } from './scenario.ts';
import { digestSteps, type Study, type StudyProgress } from './study.ts';
import { type DrawnChange, Workload } from './workload.ts';
import { buildWorld, serviceCountFor } from './world.ts';

const DEPLOYMENTS_A_STEP = 32; // under a millisecond, and 10 ms where retrieval searches every service

/** One change with all that both arms made of it. The draws hold until the next one. */
export interface Delivered {
  readonly drawn: DrawnChange;
  readonly service: Service;
  readonly traditional: TraditionalRecord;
  readonly genops: GenopsRecord;
}

/** Both arms and their world, after the warm-up. */
export interface PreparedRun {
  readonly services: readonly Service[];
  readonly days: number;
  /** When each change is made, ascending. */
  readonly due: Float64Array;
  readonly traditional: TraditionalArm;
  readonly genops: GenopsArm;
}

/** Arms and their world, after the warm-up. */
type WarmedUp<Arms> = Pick<PreparedRun, 'services' | 'days' | 'due'> & { readonly arms: Arms };

/**
 * Builds the world, and the arms for it, and plays the warm-up, step by step.
 * @param total deployments that the caller will play, for progress
 * @param armsFor builds them
 * @param play hands them a change of the warm-up with its uniforms
 * @throws ArgumentError for a bad config
 */
export function* warmedUp<Arms>(
  config: StudyConfig,
  total: number,
  armsFor: (slots: DeliverySlots, services: readonly Service[], days: number) => Arms,
  play: (arms: Arms, drawn: DrawnChange, row: Float64Array) => void,
): Generator<StudyProgress, WarmedUp<Arms>, void> {
  checkConfig(config);
  const { settings, seed, deployments } = config;
  const start = { done: 0, total };
  const days = studyDays(settings, deployments);
  const services = buildWorld(settings, serviceCountFor(settings, deployments));
  const warmUp = new Workload(settings, services, seed, 'warm-up/');
  const arms = armsFor(deliverySlots(warmUp.draws.offsets), services, days);

  const warmUpDays = Math.floor(settings.warmUpDays / 7) * 7;
  const count = Math.round(warmUpDays * Math.min(settings.deploymentsPerDay, deployments / days));
  const minutes = arrivals(settings, count, warmUpDays, seed, 'warm-up/arrival');
  for (let i = 0; i < count; i++) {
    play(arms, warmUp.next(i - count, minutes[i]! - warmUpDays * MINUTES_PER_DAY), warmUp.draws.row);
    if (i % DEPLOYMENTS_A_STEP === 0) yield start;
  }
  const due = yield* retold(arrivalSteps(settings, deployments, days, seed, 'study/arrival'), () => start);
  return { services, days, due, arms };
}

/** A change of the warm-up, whose score tells where the percentile rule will cut. */
export function deliverWarmUp(arm: GenopsArm, drawn: DrawnChange, row: Float64Array): void {
  const { risk } = arm.deliver(drawn.change, drawn.defect, drawn.retryDefect, row).judgement;
  if (risk !== null) arm.cutoff.observe(risk.score);
}

/**
 * Both arms of a study after the warm-up, step by step.
 * @param total deployments that the caller will play, for progress
 * @throws ArgumentError for a bad config
 */
export function* prepareRun(
  config: StudyConfig,
  total = config.deployments,
): Generator<StudyProgress, PreparedRun, void> {
  const { settings } = config;
  const { arms, ...world } = yield* warmedUp(
    config,
    total,
    (...of) => ({
      traditional: new TraditionalArm(deliveryConfig(settings), ...of),
      genops: new GenopsArm(genopsConfig(settings), ...of),
    }),
    ({ traditional, genops }, drawn, row) => {
      traditional.deliver(drawn.change, drawn.defect, row);
      deliverWarmUp(genops, drawn, row);
    },
  );
  arms.genops.cutoff.settle();
  return { ...world, ...arms };
}

/** Delivers the study's changes one after another. */
export function* deliveriesOn(
  { services, due, traditional, genops }: PreparedRun,
  config: StudyConfig,
): Generator<Delivered, void, void> {
  const { settings, seed, deployments } = config;
  const workload = new Workload(settings, services, seed);
  const { row } = workload.draws;
  for (let i = 0; i < deployments; i++) {
    const drawn = workload.next(i, due[i]!);
    yield {
      drawn,
      service: services[drawn.change.service]!,
      traditional: traditional.deliver(drawn.change, drawn.defect, row),
      genops: genops.deliver(drawn.change, drawn.defect, drawn.retryDefect, row),
    };
  }
  genops.finish();
}

/**
 * Runs a study step by step: yields progress, returns the study.
 * @param sha256 from `loadSha256`
 * @param watch is given the ledger before its first row is written: at each step the rows that are done stand in it
 * @throws ArgumentError for a bad config
 */
export function* studySteps(
  config: StudyConfig,
  sha256: Sha256,
  watch: (ledger: Ledger) => void = () => {},
): Generator<StudyProgress, Study, void> {
  const { deployments: total, settings } = config;
  const stage = yield* prepareRun(config);
  const ledger = createLedger(total);
  watch(ledger);
  const deploymentTimes = createDeploymentTimes(total);
  const heads = new Uint8Array(total * HEAD_BYTES);
  const chain = new AuditChain(sha256);
  const writer = new LeafWriter();
  const rules = rulesInForce(settings);
  const violations: Violation[] = [];
  let done = 0;
  for (const { drawn, service, traditional, genops } of deliveriesOn(stage, config)) {
    record(ledger, done, drawn, traditional, genops);
    recordTimes(deploymentTimes, done, traditional, genops);
    const leaf = writer.write(drawn.change, service.tier, genops);
    heads.set(chain.append(leaf), done * HEAD_BYTES);
    violations.push(...violationsOf(auditedDeployment(leaf), rules));
    done += 1;
    if (done % DEPLOYMENTS_A_STEP === 0) yield { done, total };
  }
  yield { done, total };
  // these have no count of their own: the same progress at each step
  const measures = yield* retold(
    measureSteps({
      config,
      days: stage.days,
      ledger,
      deploymentTimes,
      budgets: { traditional: stage.traditional.budget, genops: stage.genops.budget },
      policies: stage.genops.config.governance.policies,
      violations,
    }),
    () => ({ done, total }),
  );
  const digest = yield* retold(digestSteps(config, ledger, chain.head, sha256), () => ({ done, total }));
  const { services, days } = stage;
  return { config, services, days, ledger, deploymentTimes, measures, heads, digest };
}

/** Writes a deployment into the columns. */
function record(
  ledger: Ledger,
  i: number,
  { change, defect }: DrawnChange,
  traditional: TraditionalRecord,
  genops: GenopsRecord,
): void {
  ledger.minute[i] = change.minute;
  ledger.service[i] = change.service;
  ledger.lines[i] = change.lines;
  ledger.files[i] = change.files;
  ledger.changeFlags[i] = changeFlags(change);
  ledger.defect[i] = defectKinds.indexOf(defect.kind);
  ledger.lift[i] = defect.lift;
  ledger.visibleAbove[i] = defect.visibleAbove;
  const arms = [
    [ledger.traditional, traditional],
    [ledger.genops, genops],
  ] as const;
  for (const [columns, { status, cycleMinutes, review, fate }] of arms) {
    columns.status[i] = statuses.indexOf(status);
    columns.cycleMinutes[i] = cycleMinutes;
    columns.waitMinutes[i] = review?.waitMinutes ?? 0;
    columns.reviewFlags[i] =
      (review === null ? 0 : reviewFlag.reviewed) |
      (review?.rejected === true ? reviewFlag.rejected : 0) |
      (review?.mended === true ? reviewFlag.mended : 0) |
      (fate?.operational === true ? reviewFlag.operational : 0) |
      (fate?.untraced === true ? reviewFlag.untraced : 0);
  }
  const { rollout } = genops;
  const { risk, ruling } = genops.judgement;
  const columns = ledger.genops;
  columns.riskScore[i] = risk?.score ?? -1;
  columns.riskLevel[i] = risk === null ? 0 : riskLevels.indexOf(risk.level);
  columns.policies[i] = ruling?.hits ?? 0;
  columns.deferredMinutes[i] = genops.deferredMinutes;
  columns.stagesRun[i] = rollout?.stages.length ?? 0;
  columns.rollbackShare[i] = rollout?.rollbackShare ?? 0;
  let inconclusive = 0;
  rollout?.stages.forEach(({ verdict }, k) => {
    if (verdict === 'inconclusive' || verdict === 'skipped') inconclusive |= 1 << k;
  });
  columns.inconclusiveStages[i] = inconclusive;
  columns.finalStatus[i] = statuses.indexOf(genops.finalStatus);
  columns.finalMinutes[i] = genops.finalMinutes;
}

function recordTimes(
  times: DeploymentTimes,
  i: number,
  traditional: TraditionalRecord,
  genops: GenopsRecord,
): void {
  times.traditional[i] = traditional.deploymentMinutes;
  times.genops[i] = genops.deploymentMinutes;
  times.genopsFinal[i] = genops.finalDeploymentMinutes;
}

function changeFlags({ migration, config, hotfix }: Change): number {
  return (
    (migration ? changeFlag.migration : 0) |
    (config ? changeFlag.config : 0) |
    (hotfix ? changeFlag.hotfix : 0)
  );
}
