/** Still more faults: what the log itself contradicts, once it is calculated again or held against other deployments. */
import type { EventOf } from '../audit-log/event.ts';
import {
  approved,
  both,
  type Change,
  details,
  fault,
  faultOn,
  held,
  type Log,
  moved,
  type Own,
  type SeededFault,
  WEEK,
} from './fault.ts';

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

const earlier: Change = (event) => {
  const minute = event.minute - WEEK;
  if (event.type !== 'rollout-started') return { ...event, minute };
  const { readyMinute } = event.details;
  return { ...event, minute, details: { ...event.details, readyMinute: readyMinute - WEEK } };
};

const stages = (change: (of: Stage) => Partial<Stage>): Change =>
  details('canary-stage', (of) => ({ ...of, ...change(of) }));

export const contradictedFaults: readonly SeededFault[] = [
  fault(
    'a person is said to have been asked because of a high risk',
    'causes-against-record',
    (own) => approved(own) && (own.first('risk-assessed')?.details.score ?? 0) < 0.7,
    details('approval-requested', ({ causes }) => ({ causes: [...causes, 'high-risk'] })),
  ),
  fault(
    'a reason is put in other words',
    'reason-against-rule',
    held,
    details('policies-evaluated', (of) => ({
      ...of,
      decisions: of.decisions.map((decision) => ({ ...decision, reason: 'looked fine' })),
    })),
  ),
  fault(
    'a deployment claims another level of autonomy',
    'other-autonomy',
    () => true,
    details('started', (of) => ({ ...of, autonomy: of.autonomy === 'learning' ? 'governed' : 'learning' })),
  ),
  fault(
    'a factor is written over, and the score with it',
    'factor-against-record',
    scored,
    details('risk-assessed', (of) => factor(of, 'timingRisk', of.factors.timingRisk === 0 ? 0.2 : 0)),
  ),
  faultOn(
    'a service is put into another tier, and the score with it',
    'service-against-log',
    oftenDeployed,
    both(
      details('started', (of) => ({ ...of, tier: of.tier === 'low' ? 'medium' : 'low' })),
      details('risk-assessed', (of) => factor(of, 'serviceTier', of.factors.serviceTier === 0.2 ? 0.4 : 0.2)),
    ),
  ),
  faultOn(
    'an error budget is filled up',
    'budget-against-log',
    spending,
    details('policies-evaluated', (of) => ({ ...of, errorBudgetRemaining: 1 })),
  ),
  fault(
    'a change is told of a failure that has no reason',
    'context-against-log',
    (own) => {
      const told = own.first('context-gathered')?.details;
      return told !== undefined && told.failures < told.neighbours.length;
    },
    details('context-gathered', (of) => ({ ...of, failures: of.failures + 1 })),
  ),
  faultOn(
    'an escape is hidden from which later changes learned',
    'record-against-context',
    learnedFrom,
    (event) => {
      if (event.type !== 'escaped') return event;
      const { cycleMinutes } = event.details;
      return { ...event, type: 'completed', actor: 'system', details: { cycleMinutes } };
    },
  ),
  fault(
    'a rollout is said to have been ready an hour later',
    'wait-against-clock',
    moved,
    details('rollout-started', (of) => ({ ...of, readyMinute: of.readyMinute + 60 })),
  ),
  fault(
    'stages are said to have baked half as long',
    'stage-against-clock',
    baked,
    stages(({ bakeMinutes }) => ({ bakeMinutes: bakeMinutes / 2 })),
  ),
  fault(
    'a stage has more errors than requests',
    'counts-against-plan',
    baked,
    stages(({ canaryRequests }) => ({ canaryErrors: canaryRequests + 1 })),
  ),
  fault(
    'the evidence of a stage is written over',
    'evidence-against-counts',
    baked,
    stages(({ evidence }) => ({ evidence: evidence + 1 })),
  ),
  faultOn(
    'a breach is said to have passed',
    'verdict-against-evidence',
    (log) =>
      log.find((event) => event.type === 'canary-stage' && event.details.verdict === 'breach')?.deployment ??
      null,
    stages(({ verdict }) => (verdict === 'breach' ? { verdict: 'passed' } : {})),
  ),
  faultOn(
    'the first stages have twice the requests',
    'requests-against-traffic',
    busyTwice,
    stages(({ share, canaryRequests, controlRequests }) =>
      share < 0.2 ? { canaryRequests: 2 * canaryRequests, controlRequests: 2 * controlRequests } : {},
    ),
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

/** A deployment of a service that has two others. */
function oftenDeployed(log: Log): number | null {
  const seen = new Map<string, number>();
  for (const event of log) {
    if (event.type !== 'started') continue;
    const times = (seen.get(event.service) ?? 0) + 1;
    if (times === 3) return event.deployment;
    seen.set(event.service, times);
  }
  return null;
}

/** A deployment whose service has two others before it in its month, and less of its budget than all of it. */
function spending(log: Log): number | null {
  const months = new Map<string, number>();
  let month = '';
  for (const event of log) {
    if (event.type === 'started') {
      month = `${Math.floor(event.minute / 43_200)} ${event.service}`;
      months.set(month, (months.get(month) ?? 0) + 1);
    }
    if (event.type !== 'policies-evaluated' || event.details.errorBudgetRemaining >= 1) continue;
    if ((months.get(month) ?? 0) > 2) return event.deployment;
  }
  return null;
}

/** An escape of which two later contexts tell whose other neighbours the log knows too. */
function learnedFrom(log: Log): number | null {
  const told = new Map<number, number>();
  for (const event of log) {
    if (event.type !== 'context-gathered' || event.details.neighbours.some((index) => index < 0)) continue;
    for (const index of event.details.neighbours) told.set(index, (told.get(index) ?? 0) + 1);
  }
  const known = log.find(({ type, deployment }) => type === 'escaped' && (told.get(deployment) ?? 0) > 1);
  return known?.deployment ?? null;
}

/** A deployment with requests enough in an early stage and in a later one. */
function busyTwice(log: Log): number | null {
  let early: number | null = null;
  for (const event of log) {
    if (event.type !== 'canary-stage' || event.details.canaryRequests < 10) continue;
    if (event.details.share < 0.2) early = event.deployment;
    else if (early === event.deployment) return early;
  }
  return null;
}
