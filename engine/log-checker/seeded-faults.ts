/**
 * Faults to put into a clean log, one a kind of finding that must come of it: how a checker is shown to be able to fire. Each is
 * put on the first deployment that it fits; the faulty log is numbered and complete otherwise, so that nothing else gives it
 * away.
 */
import type { AuditEvent, EventOf } from '../audit-log/event.ts';
import { expected } from '../errors.ts';
import {
  approved,
  badOne,
  both,
  details,
  type EventChange,
  fault,
  faultOn,
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

type Scored = EventOf<'risk-assessed'>['details'];
type Stage = EventOf<'canary-stage'>['details'];

const scored = (own: Own): boolean => own.has('risk-assessed');
const baked = (own: Own): boolean => moved(own) && (own.first('canary-stage')?.details.bakeMinutes ?? 0) > 0;

/** A factor written over, and the score made good. */
const factor = (of: Scored, name: keyof Scored['factors'], value: number): Scored => ({
  ...of,
  score: of.score + of.weights[name] * (value - of.factors[name]),
  factors: { ...of.factors, [name]: value },
});

const earlier: EventChange = (event) => {
  const minute = event.minute - WEEK;
  if (event.type !== 'rollout-started') return { ...event, minute };
  const { readyMinute } = event.details;
  return { ...event, minute, details: { ...event.details, readyMinute: readyMinute - WEEK } };
};

const stages = (change: (of: Stage) => Partial<Stage>): EventChange =>
  details('canary-stage', (of) => ({ ...of, ...change(of) }));

const staged = (own: Own): boolean => moved(own) && own.has('canary-stage');

/** Reviewed for its score alone: no rule asked for it, and it is not of those that a person always sees. */
const aboveOnly = (own: Own): boolean =>
  approved(own) && own.first('approval-requested')?.details.causes.join() === 'above-ceiling';

/** Its good end, as another one. */
const endedAs =
  (change: (event: EventOf<'completed'>) => AuditEvent): EventChange =>
  (event) =>
    event.type === 'completed' ? change(event) : event;

const stopped = (by: 'policy' | 'reviewer'): EventChange =>
  both(
    without('rollout-started', 'canary-stage'),
    endedAs(({ details: { cycleMinutes }, ...event }) => ({
      ...event,
      type: 'blocked',
      details: { cycleMinutes, by },
    })),
  );

const none = {
  serviceTier: 0,
  serviceHealth: 0,
  historicalFailureRate: 0,
  blastRadius: 0,
  changeComplexity: 0,
  timingRisk: 0,
};

/** On a log of a run that keeps the rules. What one field written over shows has none: `mutated-log.test.ts` finds it. */
export const seededFaults: readonly SeededFault[] = [
  fault('a blocked change gets traffic', 'traffic-after-block', moved, (event) =>
    event.type === 'completed'
      ? { ...event, type: 'blocked', details: { cycleMinutes: event.details.cycleMinutes, by: 'policy' } }
      : event,
  ),
  fault('a rejected change gets traffic', 'traffic-after-rejection', approved, (event) =>
    event.type === 'approved'
      ? { ...event, type: 'rejected', details: { ...event.details, mended: false, reworkMinutes: 0 } }
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
  fault('a requested approval is removed', 'approval-skipped', approved, without('approved')),
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
    'an approval above the ceiling is removed with its request',
    'ceiling-without-approval',
    aboveOnly,
    unapproved,
  ),
  fault(
    'a person signs for the risk score',
    'wrong-actor',
    scored,
    frame(['risk-assessed'], { actor: 'human-reviewer', model: null }),
  ),
  fault(
    'an unknown model judges a stage',
    'unapproved-model',
    (own) => own.has('canary-stage'),
    frame(['canary-stage'], { model: 'genops-canary-2' }),
  ),
  fault(
    'a breach is not rolled back',
    'breach-not-rolled-back',
    staged,
    details('canary-stage', (of) => ({ ...of, verdict: 'breach' })),
  ),
  fault('the policy decisions are removed', 'record-missing', moved, without('policies-evaluated')),
  fault('an outcome is removed', 'outcome-missing', moved, without('completed')),
  fault(
    'a policy is not evaluated',
    'decision-missing',
    () => true,
    details('policies-evaluated', (of) => ({ ...of, decisions: of.decisions.slice(1) })),
  ),
  fault(
    'a policy decision is overwritten',
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
    scored,
    details('risk-assessed', (of) => ({ ...of, score: of.score / 2 })),
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
    name: 'an event is removed',
    finds: 'sequence-gap',
    fits: (log) => log.length > 2,
    seed: (log) => log.filter((_, place) => place !== 1),
  },
  {
    name: 'a deployment that ended badly is removed',
    finds: 'deployment-gap',
    fits: (log) => badOne(log) !== null,
    seed: (log) => {
      const bad = badOne(log);
      return numbered(
        log.filter(({ deployment }) => deployment !== bad),
        log[0]?.sequence ?? 0,
      );
    },
  },
  fault(
    'a change is blocked by a reviewer who never saw it',
    'ending-without-grounds',
    (own) => moved(own) && !own.has('approval-requested'),
    stopped('reviewer'),
  ),
  fault('every canary stage is removed', 'stages-against-plan', staged, without('canary-stage')),
  under(
    ({ weights }) => weights !== null && weights.timingRisk < 1,
    fault(
      'all weight is put on one factor',
      'weights-against-rule',
      scored,
      details('risk-assessed', (of) => ({
        ...of,
        score: of.factors.timingRisk,
        level: 'low',
        weights: { ...none, timingRisk: 1 },
      })),
    ),
  ),
  fault(
    'a factor and its score are overwritten',
    'factor-against-record',
    scored,
    details('risk-assessed', (of) => factor(of, 'timingRisk', of.factors.timingRisk === 0 ? 0.2 : 0)),
  ),
  fault(
    'the evidence of a stage is overwritten',
    'evidence-against-counts',
    baked,
    stages(({ evidence }) => ({ evidence: evidence + 1 })),
  ),
  faultOn(
    'a breach is recorded as passed',
    'verdict-against-evidence',
    (log) =>
      log.find((event) => event.type === 'canary-stage' && event.details.verdict === 'breach')?.deployment ??
      null,
    stages(({ verdict }) => (verdict === 'breach' ? { verdict: 'passed' } : {})),
  ),
  faultOn(
    'a deployment is dated a week earlier',
    'start-out-of-order',
    (log) =>
      log.find(({ deployment, minute }) => deployment > 0 && minute - WEEK < log[0]!.minute)?.deployment ??
      null,
    earlier,
  ),
];
