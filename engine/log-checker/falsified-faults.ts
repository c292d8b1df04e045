/** More faults: what somebody would write who falsifies a log with care, complete and in order. */
import type { AuditEvent, EventOf } from '../audit-log/event.ts';
import type { PolicyDecision } from '../governance/decision.ts';
import { FRIDAY } from './conditions.ts';
import {
  approved,
  both,
  type Change,
  details,
  fault,
  frame,
  held,
  moved,
  numbered,
  type Own,
  type SeededFault,
  unapproved,
  under,
  without,
} from './fault.ts';

const scored = (own: Own): boolean => own.has('risk-assessed');
const staged = (own: Own): boolean => moved(own) && own.has('canary-stage');

/** Reviewed for its score alone: no rule asked for it, and it is not of those that a person always sees. */
const aboveOnly = (own: Own): boolean =>
  approved(own) && own.first('approval-requested')?.details.causes.join() === 'above-ceiling';

const decisions = (change: (all: readonly PolicyDecision[]) => readonly PolicyDecision[]): Change =>
  details('policies-evaluated', (of) => ({ ...of, decisions: change(of.decisions) }));

/** Its good end, as another one. */
const endedAs =
  (change: (event: EventOf<'completed'>) => AuditEvent): Change =>
  (event) =>
    event.type === 'completed' ? change(event) : event;

const stopped = (by: 'policy' | 'reviewer'): Change =>
  both(
    without('rollout-started', 'canary-stage'),
    endedAs(({ details: { cycleMinutes }, ...event }) => ({
      ...event,
      type: 'blocked',
      details: { cycleMinutes, by },
    })),
  );

const withdrawn = (byVerification: boolean, share: number): Change =>
  endedAs(({ details: { cycleMinutes }, ...event }) => ({
    ...event,
    type: 'rolled-back',
    details: { cycleMinutes, share, byVerification },
  }));

const none = {
  serviceTier: 0,
  serviceHealth: 0,
  historicalFailureRate: 0,
  blastRadius: 0,
  changeComplexity: 0,
  timingRisk: 0,
};

export const falsifiedFaults: readonly SeededFault[] = [
  {
    name: 'a deployment that ended badly is left out',
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
    'an approval above the ceiling is left out with its request',
    'ceiling-without-approval',
    aboveOnly,
    unapproved,
  ),
  fault(
    'a change is blocked by a reviewer who never saw it',
    'ending-without-grounds',
    (own) => moved(own) && !own.has('approval-requested'),
    stopped('reviewer'),
  ),
  under(
    // else it may have been held until a Friday evening
    ({ actions }) => actions[FRIDAY] !== 'block',
    fault(
      'a change is blocked by policies that let it pass',
      'ending-without-grounds',
      (own) => held(own) && !own.has('approval-requested'),
      stopped('policy'),
    ),
  ),
  fault('a change is rolled back without a breach', 'ending-without-grounds', staged, withdrawn(false, 1)),
  fault(
    'a change is rolled back at a share that it had not reached',
    'ending-without-grounds',
    staged,
    withdrawn(true, 0.5),
  ),
  fault('every canary stage is left out', 'stages-against-plan', staged, without('canary-stage')),
  fault(
    'a canary stage has more traffic than planned',
    'stages-against-plan',
    staged,
    details('canary-stage', (of) => (of.share < 0.1 ? { ...of, share: 0.1 } : of)),
  ),
  fault(
    'full traffic is said to have been judged',
    'stages-against-plan',
    staged,
    details('canary-stage', (of) => ({ ...of, verdict: 'passed' })),
  ),
  fault(
    'an event names another service',
    'other-service',
    moved,
    frame(['completed'], { service: 'svc-none' }),
  ),
  fault(
    'weights and score are set to nothing',
    'weights-against-rule',
    scored,
    details('risk-assessed', (of) => ({ ...of, score: 0, level: 'low', weights: none })),
  ),
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
    'a risk level is written over',
    'level-against-score',
    scored,
    details('risk-assessed', (of) => ({ ...of, level: of.level === 'high' ? 'low' : 'high' })),
  ),
  fault(
    'a policy that is not in force has a say',
    'decision-not-in-force',
    held,
    decisions((all) => [...all, { policy: 'ghost_policy', action: 'allow', explicit: true, reason: 'ours' }]),
  ),
  fault(
    'a policy answers twice',
    'decision-not-in-force',
    held,
    decisions((all) => [...all, { ...all[0]!, action: 'require-approval', explicit: true }]),
  ),
  fault(
    'a default is said to be a rule’s word',
    'explicit-against-rule',
    held,
    decisions((all) => all.map((decision) => ({ ...decision, explicit: !decision.explicit }))),
  ),
  fault(
    'canary stages are judged by the model that scores',
    'unapproved-model',
    staged,
    frame(['canary-stage'], { model: 'genops-risk-1' }),
  ),
  fault(
    'a cycle is made shorter',
    'cycle-against-clock',
    moved,
    details('completed', (of) => ({ ...of, cycleMinutes: of.cycleMinutes / 2 })),
  ),
];

/** The first that was rolled back, blocked or escaped, and has another after it. */
function badOne(log: readonly AuditEvent[]): number | null {
  const bad = log.find(
    ({ type, deployment }) =>
      (type === 'rolled-back' || type === 'blocked' || type === 'escaped') &&
      log.at(-1)?.deployment !== deployment,
  );
  return bad?.deployment ?? null;
}
