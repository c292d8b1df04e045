/**
 * Two sets of policies over one study: who is decided otherwise, and what comes of it. The GenOps arm runs twice, under
 * the study's own policies and under edited ones, with the same changes and the same draws.
 */

import { statuses } from '../../engine/domain/deployment.ts';
import type { Service } from '../../engine/domain/service.ts';
import {
  GovernanceEngine,
  type Policy,
  type PolicyAction,
  policyActions,
} from '../../engine/governance/index.ts';
import { GenopsArm, type GenopsRecord, isGivenUp } from '../../engine/pipeline/index.ts';
import { genopsConfig } from '../../engine/simulator/arm-config.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import { deliverWarmUp, warmedUp } from '../../engine/simulator/simulate.ts';
import type { StudyProgress } from '../../engine/simulator/study.ts';
import { type DrawnChange, Workload } from '../../engine/simulator/workload.ts';
import { retold } from '../../engine/steps.ts';
import type { Steps } from '../core/task.ts';
import type { AtRollout, ChangeDecision, Comparison, MovedChange } from './comparison.ts';
import { type Failures, Moves, meanEffect, medianEffect, shareEffect, Tally } from './tally.ts';

const MOST_EXAMPLES = 100;
const CHANGES_A_STEP = 32;

/**
 * Runs the study's GenOps arm under its own policies and under these, step by step.
 *
 * @param failures notes which policies fail
 * @throws ArgumentError for a bad config
 */
export function* compareSteps(
  config: StudyConfig,
  policies: readonly Policy[],
  failures: Failures,
): Steps<Comparison> {
  const { deployments: total } = config;
  const arms = yield* pairedArms(config, policies);
  const edited = new GovernanceEngine(arms.after.config.governance);
  const before = new Tally(total, arms.before.config.governance.policies);
  const after = new Tally(total, policies);
  const whenJudged = new Moves<PolicyAction>(policyActions);
  const whenReady = new Moves<AtRollout>(['at once', 'deferred', 'blocked']);
  const examples: MovedChange[] = [];
  let otherwise = 0;
  let otherwiseOnSameFacts = 0;
  failures.forget();
  for (const { index, drawn, service, ...pair } of arms.pairs) {
    failures.book();
    const ready = { was: atRollout(pair.before), is: atRollout(pair.after) };
    before.add(index, pair.before, ready.was);
    after.add(index, pair.after, ready.is);
    const { ruling: was, policyInput } = pair.before.judgement;
    const { ruling: is } = pair.after.judgement;
    const judged = was !== null && is !== null && whenJudged.add(was.action, is.action);
    const held = ready.was !== null && ready.is !== null && whenReady.add(ready.was, ready.is);
    if (judged || held) {
      otherwise += 1;
      const onSameFacts =
        (judged && edited.rule(policyInput).action === is.action) ||
        (held && atSameRollout(edited, pair.before) === ready.is);
      if (onSameFacts) otherwiseOnSameFacts += 1;
      if (examples.length < MOST_EXAMPLES) {
        examples.push({
          index,
          service: service.name,
          minute: drawn.change.minute,
          before: decisionOf(pair.before, arms.before.governance),
          after: decisionOf(pair.after, arms.after.governance),
        });
      }
    }
    failures.forget();
    if (index % CHANGES_A_STEP === 0) yield { done: index, total };
  }
  const resampling = medianEffect(before.cycleMinutes, after.cycleMinutes, config.seed);
  const medianCycle = yield* retold(resampling, () => ({ done: total, total }));
  const share = (status: (typeof statuses)[number]) =>
    shareEffect(before.status, after.status, statuses.indexOf(status));
  return {
    deployments: total,
    otherwise,
    otherwiseOnSameFacts,
    whenJudged: whenJudged.counted(),
    atRollout: whenReady.counted(),
    examples,
    before: before.outcome(),
    after: after.outcome(),
    completed: share('completed'),
    rolledBack: share('rolled-back'),
    blocked: share('blocked'),
    escaped: share('escaped'),
    medianCycle,
    meanCycle: meanEffect(before.cycleMinutes, after.cycleMinutes),
    cyclesMoved: before.cycleMinutes.reduce(
      (moved, minutes, i) => moved + (minutes === after.cycleMinutes[i] ? 0 : 1),
      0,
    ),
    failures: failures.counted(),
  };
}

function decisionOf(record: GenopsRecord, governance: GovernanceEngine): ChangeDecision {
  const rollout = atRollout(record);
  const held = rollout === 'deferred' || rollout === 'blocked';
  return {
    ...governance.verdict(record.judgement.policyInput),
    rollout,
    heldBy: held ? holdingAtRollout(governance, record) : [],
  };
}

/** Null where the change did not get so far: blocked when it was judged, or given up in review. */
function atRollout({ rollout, deferredMinutes, judgement, review }: GenopsRecord): AtRollout | null {
  if (rollout !== null) return deferredMinutes > 0 ? 'deferred' : 'at once';
  if (judgement.ruling?.action === 'block' || (review !== null && isGivenUp(review))) return null;
  return 'blocked';
}

/** What these rules would do with the very same change, ready at the same minute, if nothing else kept it waiting. */
function atSameRollout(governance: GovernanceEngine, { readyMinute, judgement }: GenopsRecord): AtRollout {
  const released = governance.release(readyMinute, judgement.policyInput);
  if (released === Number.POSITIVE_INFINITY) return 'blocked';
  return released > readyMinute ? 'deferred' : 'at once';
}

/** The rules that hold the rollout back at the minute at which it is ready; none where it first waits for another one. */
function holdingAtRollout(
  governance: GovernanceEngine,
  { readyMinute, judgement }: GenopsRecord,
): readonly string[] {
  const { action, decidedBy } = governance.verdict({ ...judgement.policyInput, minute: readyMinute });
  return action === 'defer' || action === 'block' ? decidedBy : [];
}

/** One change, and what both arms made of it; it holds until the next one. */
interface Pair {
  readonly index: number;
  readonly drawn: DrawnChange;
  readonly service: Service;
  readonly before: GenopsRecord;
  readonly after: GenopsRecord;
}

interface PairedArms {
  readonly before: GenopsArm;
  readonly after: GenopsArm;
  readonly pairs: Generator<Pair, void, void>;
}

/**
 * One world, and both arms after its warm-up, each under its own policies. The first arm's records are the study's, bit for
 * bit.
 *
 * @throws ArgumentError for a bad config
 */
function* pairedArms(
  config: StudyConfig,
  policies: readonly Policy[],
): Generator<StudyProgress, PairedArms, void> {
  const { arms, services, due } = yield* warmedUp(
    config,
    config.deployments,
    (...of) => {
      const own = genopsConfig(config.settings);
      const edited = { ...own, governance: { ...own.governance, policies } };
      return { before: new GenopsArm(own, ...of), after: new GenopsArm(edited, ...of) };
    },
    ({ before, after }, drawn, row) => {
      for (const arm of [before, after]) deliverWarmUp(arm, drawn, row);
    },
  );
  const { before, after } = arms;
  for (const arm of [before, after]) arm.cutoff.settle();
  return { before, after, pairs: pairsOf(config, services, due, before, after) };
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
