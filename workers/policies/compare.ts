/** Two sets of policies over one study: who is decided otherwise, and what comes of it. */
import { statuses } from '../../engine/domain/deployment.ts';
import {
  GovernanceEngine,
  type Policy,
  type PolicyAction,
  policyActions,
} from '../../engine/governance/index.ts';
import type { GenopsRecord } from '../../engine/pipeline/index.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import type { Steps } from '../core/task.ts';
import { pairedArms } from './arms.ts';
import type { AtRollout, ChangeDecision, Comparison, MovedChange } from './contract.ts';
import { meanEffect, medianEffect, shareEffect } from './effects.ts';
import type { Failures } from './failures.ts';
import { atRollout, atSameRollout, holdingAtRollout } from './rollout.ts';
import { Moves, Tally } from './tally.ts';

const MOST_EXAMPLES = 100;
const CHANGES_A_STEP = 32;

/**
 * Runs the study's GenOps arm under its own policies and under these, step by step.
 *
 * @param failures told by the policies as they fail
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
  const whenReady = new Moves<AtRollout>(['at once', 'put off', 'stopped']);
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
  let medianCycle = resampling.next();
  for (; medianCycle.done !== true; medianCycle = resampling.next()) yield { done: total, total };
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
    medianCycle: medianCycle.value,
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
  const held = rollout === 'put off' || rollout === 'stopped';
  return {
    ...governance.verdict(record.judgement.policyInput),
    rollout,
    heldBy: held ? holdingAtRollout(governance, record) : [],
  };
}
