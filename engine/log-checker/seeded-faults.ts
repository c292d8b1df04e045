/**
 * Faults to put into a clean log, each with the finding that must come of it: how a checker is shown to be able to fire.
 * The faulty log is numbered and complete otherwise, so that nothing else gives it away.
 */
import { expected } from '../errors.ts';
import { contradictedFaults } from './contradicted-faults.ts';
import { falsifiedFaults } from './falsified-faults.ts';
import {
  approved,
  both,
  details,
  fault,
  frame,
  held,
  moved,
  numbered,
  type Own,
  overlapping,
  type SeededFault,
  toFriday,
  unapproved,
  under,
  WEEK,
  without,
} from './fault.ts';

const budgetAllows = (own: Own): boolean =>
  own
    .first('policies-evaluated')
    ?.details.decisions.some(
      ({ policy, action }) => policy === 'error_budget_protection' && action === 'allow',
    ) === true;

/** On a log of a run that keeps the rules. */
export const seededFaults: readonly SeededFault[] = [
  fault('a blocked change gets traffic', 'traffic-after-block', moved, (event) =>
    event.type === 'completed'
      ? { ...event, type: 'blocked', details: { cycleMinutes: event.details.cycleMinutes, by: 'policy' } }
      : event,
  ),
  fault('a rejected change gets traffic', 'traffic-after-rejection', approved, (event) =>
    event.type === 'approved'
      ? {
          ...event,
          type: 'rejected',
          details: { ...event.details, mended: false, reworkMinutes: 0 },
        }
      : event,
  ),
  fault(
    'a risky change to a critical service skips its approval',
    'critical-without-approval',
    (own) => held(own) && own.started.details.tier === 'critical' && own.has('risk-assessed'),
    both(
      unapproved,
      details('risk-assessed', (of) => ({ ...of, score: 0.55 })),
    ),
  ),
  fault(
    'a migration skips its approval',
    'migration-without-approval',
    (own) => held(own) && (own.started.details.tier === 'critical' || own.started.details.tier === 'high'),
    both(
      unapproved,
      details('started', (of) => ({ ...of, migration: true })),
    ),
  ),
  under(
    ({ actions }) => actions['error_budget_protection'] === 'require-approval',
    fault(
      'a spent budget skips its approval',
      'spent-budget-without-approval',
      held,
      both(
        unapproved,
        details('policies-evaluated', (of) => ({ ...of, errorBudgetRemaining: -0.2 })),
      ),
    ),
  ),
  fault('a rollout starts on Friday evening', 'friday-rollout', held, toFriday),
  fault('an approval that was asked for is left out', 'approval-skipped', approved, without('approved')),
  fault('an approval is dated after the rollout', 'approval-out-of-order', approved, (event) =>
    event.type === 'approved' ? { ...event, minute: event.minute + 100 * WEEK } : event,
  ),
  fault(
    'an AI agent approves its own change',
    'approval-by-wrong-actor',
    approved,
    frame(['approved'], { actor: 'ai-agent', model: 'genops-risk-1' }),
  ),
  fault(
    'the system approves a change',
    'approval-by-wrong-actor',
    approved,
    frame(['approved'], { actor: 'system' }),
  ),
  fault(
    'a score above the ceiling goes out alone',
    'ceiling-without-approval',
    (own) => moved(own) && own.has('risk-assessed'),
    both(
      unapproved,
      details('risk-assessed', (of) => ({ ...of, score: 0.85 })),
    ),
  ),
  fault(
    'a person signs for the risk score',
    'wrong-actor',
    (own) => own.has('risk-assessed'),
    frame(['risk-assessed'], { actor: 'human-reviewer', model: null }),
  ),
  fault(
    'an unknown model judges a stage',
    'unapproved-model',
    (own) => own.has('canary-stage'),
    frame(['canary-stage'], { model: 'genops-canary-2' }),
  ),
  fault(
    'an AI agent without a name gathers context',
    'unapproved-model',
    () => true,
    frame(['context-gathered'], { model: null }),
  ),
  fault(
    'a breach is not rolled back',
    'breach-not-rolled-back',
    (own) => moved(own) && own.has('canary-stage'),
    details('canary-stage', (of) => ({ ...of, verdict: 'breach' })),
  ),
  fault('the policies’ answer is left out', 'record-missing', moved, without('policies-evaluated')),
  fault(
    'the risk score is left out',
    'record-missing',
    (own) => own.has('risk-assessed'),
    without('risk-assessed'),
  ),
  fault('the start of the rollout is left out', 'record-missing', moved, without('rollout-started')),
  fault('a request for approval is left out', 'record-missing', approved, without('approval-requested')),
  fault('an outcome is left out', 'outcome-missing', moved, without('completed')),
  fault(
    'a policy is not asked',
    'decision-missing',
    () => true,
    details('policies-evaluated', (of) => ({ ...of, decisions: of.decisions.slice(1) })),
  ),
  fault(
    'a policy’s answer is written over',
    'decision-against-rule',
    (own) => held(own) && budgetAllows(own),
    details('policies-evaluated', (of) => ({
      ...of,
      decisions: of.decisions.map((decision) =>
        decision.policy === 'error_budget_protection'
          ? { ...decision, action: 'require-approval' }
          : decision,
      ),
    })),
  ),
  fault(
    'a score is lowered',
    'score-without-grounds',
    (own) => own.has('risk-assessed'),
    details('risk-assessed', (of) => ({ ...of, score: of.score / 2 })),
  ),
  fault(
    'another set of policies is named',
    'other-policy-set',
    () => true,
    frame(['policies-evaluated'], { policySet: 'built-in-0' }),
  ),
  fault('a rollout is dated before its deployment', 'time-runs-backwards', moved, (event) =>
    event.type === 'rollout-started' ? { ...event, minute: event.minute - 100 * WEEK } : event,
  ),
  fault(
    'a deployment is decided after its outcome',
    'record-out-of-order',
    moved,
    both(without('risk-assessed'), (event) =>
      event.type === 'context-gathered'
        ? { ...event, type: 'completed', details: { cycleMinutes: 1 } }
        : event,
    ),
  ),
  {
    name: 'a deployment is recorded twice',
    finds: 'record-twice',
    fits: (log) => log.length > 0,
    seed: (log) => numbered([log[0]!, ...log], log[0]!.sequence),
  },
  under(({ serviceLock }) => serviceLock, {
    name: 'two rollouts of one service overlap',
    finds: 'overlapping-rollouts',
    fits: (log) => overlapping(log) !== null,
    seed: (log) => {
      const found = overlapping(log);
      if (found === null) throw expected('fault ‘overlap’', 'two rollouts of one service', 'none');
      return log.map((event) =>
        event.deployment === found.later && event.type === 'rollout-started'
          ? { ...event, minute: found.minute }
          : event,
      );
    },
  }),
  {
    name: 'an event is taken out',
    finds: 'sequence-gap',
    fits: (log) => log.length > 2,
    seed: (log) => log.filter((_, place) => place !== 1),
  },
  ...falsifiedFaults,
  ...contradictedFaults,
];
