/** The GenOps arm twice, under the study's own policies and under edited ones: the same changes, the same uniforms. */
import { MINUTES_PER_DAY } from '../../engine/domain/clock.ts';
import type { Service } from '../../engine/domain/service.ts';
import type { Policy } from '../../engine/governance/index.ts';
import { GenopsArm, type GenopsRecord } from '../../engine/pipeline/index.ts';
import { deliverySlots, genopsConfig } from '../../engine/simulator/arm-config.ts';
import { arrivalSteps, arrivals, studyDays } from '../../engine/simulator/arrivals.ts';
import { checkConfig } from '../../engine/simulator/check-config.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import type { StudyProgress } from '../../engine/simulator/study.ts';
import { type DrawnChange, Workload } from '../../engine/simulator/workload.ts';
import { buildWorld, serviceCountFor } from '../../engine/simulator/world.ts';

/** One change, and what both arms made of it; it holds until the next one. */
interface Pair {
  readonly index: number;
  readonly drawn: DrawnChange;
  readonly service: Service;
  readonly before: GenopsRecord;
  readonly after: GenopsRecord;
}

export interface PairedArms {
  readonly before: GenopsArm;
  readonly after: GenopsArm;
  readonly pairs: Generator<Pair, void, void>;
}

const CHANGES_A_STEP = 64;

/**
 * Builds one world and both arms and runs the warm-up through both, each under its own policies. The first arm's records
 * are the study's, bit for bit.
 *
 * @throws ArgumentError for a bad config
 */
export function* pairedArms(
  config: StudyConfig,
  policies: readonly Policy[],
): Generator<StudyProgress, PairedArms, void> {
  checkConfig(config);
  const { settings, seed, deployments } = config;
  const start = { done: 0, total: deployments };
  const days = studyDays(settings, deployments);
  const services = buildWorld(settings, serviceCountFor(settings, deployments));
  const warmUp = new Workload(settings, services, seed, 'warm-up/');
  const slots = deliverySlots(warmUp.draws.offsets);
  const own = genopsConfig(settings);
  const edited = { ...own, governance: { ...own.governance, policies } };
  const before = new GenopsArm(own, slots, services, days);
  const after = new GenopsArm(edited, slots, services, days);
  const warmUpDays = Math.floor(settings.warmUpDays / 7) * 7;
  const count = Math.round(warmUpDays * Math.min(settings.deploymentsPerDay, deployments / days));
  const minutes = arrivals(settings, count, warmUpDays, seed, 'warm-up/arrival');
  for (let i = 0; i < count; i++) {
    const { change, defect, retryDefect } = warmUp.next(
      i - count,
      minutes[i]! - warmUpDays * MINUTES_PER_DAY,
    );
    for (const arm of [before, after]) {
      const { risk } = arm.deliver(change, defect, retryDefect, warmUp.draws.row).judgement;
      if (risk !== null) arm.cutoff.observe(risk.score);
    }
    if (i % CHANGES_A_STEP === 0) yield start;
  }
  for (const arm of [before, after]) arm.cutoff.settle();
  const arriving = arrivalSteps(settings, deployments, days, seed, 'study/arrival');
  let due = arriving.next();
  for (; due.done !== true; due = arriving.next()) yield start;
  return { before, after, pairs: pairsOf(config, services, due.value, before, after) };
}

function* pairsOf(
  { settings, seed, deployments }: StudyConfig,
  services: readonly Service[],
  due: Float64Array,
  before: GenopsArm,
  after: GenopsArm,
): Generator<Pair, void, void> {
  const workload = new Workload(settings, services, seed);
  const { row } = workload.draws;
  for (let index = 0; index < deployments; index++) {
    const drawn = workload.next(index, due[index]!);
    const { change, defect, retryDefect } = drawn;
    yield {
      index,
      drawn,
      service: services[change.service]!,
      before: before.deliver(change, defect, retryDefect, row),
      after: after.deliver(change, defect, retryDefect, row),
    };
  }
}
