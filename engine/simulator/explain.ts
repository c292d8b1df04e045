/** One deployment of a study from inside: runs the study again up to it and keeps everything that was decided. */
import { AuditChain, hex, type Sha256 } from '../audit-log/index.ts';
import { type StageDetection, stageDetection } from '../canary-rollout/index.ts';
import type { Change } from '../domain/change.ts';
import { expected } from '../errors.ts';
import {
  countEvents,
  type DeliveryConfig,
  eventsOf,
  type GenopsRecord,
  LeafWriter,
  reviewReason,
  reviewReasonsInWords,
  type TraditionalRecord,
} from '../pipeline/index.ts';
import { credibleInterval } from '../risk-scoring/index.ts';
import type { StudyConfig } from './scenario.ts';
import { type Delivered, deliveriesOn, type PreparedRun, prepareRun } from './simulate.ts';
import type { Explanation, GenopsDelivery, Step, StudyProgress, TraditionalDelivery } from './study.ts';

// The steps of a delivery, for a time line.

/** Collects stretches one after another; empty ones are left out. */
function timeline(start: number) {
  const steps: Step[] = [];
  let minute = start;
  const until = (label: string, toMinute: number): void => {
    if (toMinute > minute) steps.push({ label, fromMinute: minute, toMinute });
    minute = Math.max(minute, toMinute);
  };
  return { steps, until, after: (label: string, minutes: number): void => until(label, minute + minutes) };
}

function traditionalSteps(change: Change, record: TraditionalRecord, config: DeliveryConfig): Step[] {
  const { steps, until, after } = timeline(change.minute);
  const { review } = record;
  after('prepare', record.prepareMinutes);
  after('wait for a reviewer', review.waitMinutes);
  until('review', review.doneMinute - review.reworkMinutes);
  until('mend', review.doneMinute);
  if (record.fate !== null) {
    after('deploy to all', config.deployMinutes);
    after('verify', config.verifyMinutes);
  }
  return steps;
}

/** @param shadowSteps what people did, for shadow autonomy */
function genopsSteps(change: Change, record: GenopsRecord, shadowSteps: readonly Step[]): Step[] {
  const { judgement, review, rollout } = record;
  if ((record.reviewReasons & reviewReason.shadow) !== 0) return [...shadowSteps];
  const { steps, until, after } = timeline(change.minute);
  after('prepare', judgement.prepareMinutes);
  until('context, score, policies', judgement.decidedMinute);
  if (review !== null) {
    after('wait for a reviewer', review.waitMinutes);
    until('review', review.doneMinute - review.reworkMinutes);
    until('mend', review.doneMinute);
  }
  if (rollout === null) return steps;
  after('deferred by a policy', record.deferredMinutes);
  until('wait for the service', rollout.startMinute);
  for (const { share, verdict, endMinute } of rollout.stages) {
    if (verdict !== 'skipped')
      until(share === 1 ? 'full traffic' : `canary ${Math.round(share * 100)}%`, endMinute);
  }
  until(rollout.rolledBack ? 'roll back' : 'deploy to all, verify', rollout.endMinute);
  return steps;
}

const DEPLOYMENTS_A_STEP = 32;

/**
 * Runs the study up to a deployment, step by step.
 * @param index 0 to deployments − 1
 * @throws ArgumentError for a bad config, or an index outside the study
 */
export function* explainSteps(
  config: StudyConfig,
  index: number,
  sha256: Sha256,
): Generator<StudyProgress, Explanation, void> {
  const last = config.deployments - 1;
  if (!Number.isInteger(index) || index < 0 || index > last) {
    throw expected('deployment', `a whole number from 0 to ${last}`, index);
  }
  const total = index + 1;
  const stage = yield* prepareRun(config, total);
  const chain = new AuditChain(sha256);
  const writer = new LeafWriter();
  let done = 0;
  let events = 0;
  for (const delivered of deliveriesOn(stage, config)) {
    const leaf = writer.write(delivered.drawn.change, delivered.service.tier, delivered.genops);
    const previousHead = hex(chain.head);
    const head = hex(chain.append(leaf));
    if (done === index)
      return explanation(stage, delivered, events, { bytes: leaf.length, head, previousHead });
    events += countEvents(delivered.genops);
    done += 1;
    if (done % DEPLOYMENTS_A_STEP === 0) yield { done, total };
  }
  throw new Error(`explainSteps: the study ended before deployment ${index}`);
}

/** @param firstSequence events of the log before its own */
function explanation(
  stage: PreparedRun,
  delivered: Delivered,
  firstSequence: number,
  leaf: Explanation['leaf'],
): Explanation {
  const { drawn, service, traditional, genops } = delivered;
  const { change, defect } = drawn;
  const { judgement } = genops;
  const decisions = judgement.ruling === null ? [] : stage.genops.governance.explain(judgement.policyInput);
  const traditionalDelivery: TraditionalDelivery = {
    status: traditional.status,
    cycleMinutes: traditional.cycleMinutes,
    review: traditional.review,
    steps: traditionalSteps(change, traditional, stage.genops.config.delivery),
  };
  const genopsDelivery: GenopsDelivery = {
    status: genops.status,
    cycleMinutes: genops.cycleMinutes,
    context: judgement.context,
    risk: judgement.risk,
    riskInterval: judgement.risk === null ? null : credibleInterval(stage.genops.scorer, judgement.riskInput),
    policies: decisions,
    reviewReasons: reviewReasonsInWords(genops.reviewReasons),
    review: genops.review,
    rollout: genops.rollout,
    detection: detectionOf(stage, delivered),
    steps: genopsSteps(change, genops, traditionalDelivery.steps),
  };
  return {
    change,
    service,
    defect,
    traditional: traditionalDelivery,
    genops: genopsDelivery,
    events: eventsOf(change, genops, { config: stage.genops.config, service, decisions, firstSequence }),
    leaf,
  };
}

/** For the stages that were judged, in order. */
function detectionOf(stage: PreparedRun, { service, genops }: Delivered): StageDetection[] {
  const { judge } = stage.genops.config.rollout;
  const base = { errorRate: service.baseErrorRate, slowShare: service.baseSlowShare };
  return (genops.rollout?.stages ?? [])
    .filter(({ verdict }) => verdict !== 'not-judged' && verdict !== 'skipped')
    .map(({ canaryRequests, controlRequests }) =>
      stageDetection(judge, canaryRequests, controlRequests, base),
    );
}
