import { expect, it } from 'vitest';
import {
  type AuditEvent,
  causeWords,
  type EventType,
  reviewCauses,
  summaryOf,
} from '../../../engine/audit-log/index.ts';

const decision = (policy: string, action: 'allow' | 'warn' | 'block') => ({
  policy,
  action,
  explicit: true,
  reason: '',
});
const stage = { canaryRequests: 1_015_847, canaryErrors: 1, controlErrors: 1_200 };

it.each<[string, EventType, object]>([
  ['Deployment started in week 1, Mon 10:00.', 'started', {}],
  ['No context: ingestion is switched off.', 'context-gathered', { searched: false }],
  ['No past deployment is similar enough.', 'context-gathered', { searched: true, neighbours: [] }],
  [
    '1 similar past deployment, 1 failed; confidence 0.26.',
    'context-gathered',
    { searched: true, neighbours: [3], failures: 1, confidence: 0.256 },
  ],
  [
    '2 similar past deployments, 0 failed; confidence 1.00.',
    'context-gathered',
    { searched: true, neighbours: [3, 4], failures: 0, confidence: 1 },
  ],
  ['Score 0.412: low risk.', 'risk-assessed', { score: 0.4119, level: 'low' }],
  ['No policies: governance is switched off.', 'policies-evaluated', { decisions: [] }],
  ['1 policy allows.', 'policies-evaluated', { decisions: [decision('one', 'allow')] }],
  [
    '2 policies allow.',
    'policies-evaluated',
    { decisions: [decision('one', 'allow'), decision('two', 'allow')] },
  ],
  [
    'two: warn; three: block.',
    'policies-evaluated',
    {
      decisions: [decision('one', 'allow'), decision('two', 'warn'), decision('three', 'block')],
    },
  ],
  [
    'Review required: the score is above the autonomy level’s ceiling; a policy asks for an approval.',
    'approval-requested',
    { causes: ['above-ceiling', 'policy'] },
  ],
  ['Approved.', 'approved', {}],
  ['Rejected, fixed in 12 min.', 'rejected', { mended: true, reworkMinutes: 12.4 }],
  ['Rejected and abandoned.', 'rejected', { mended: false }],
  ['Rollout started.', 'rollout-started', { deferredMinutes: 0, lockMinutes: 0 }],
  [
    'Rollout started, deferred by a policy for 3,780 min, 5 min after another rollout of the service.',
    'rollout-started',
    { deferredMinutes: 3_780, lockMinutes: 5 },
  ],
  ['100%: full traffic, no control left.', 'canary-stage', { verdict: 'not-judged', share: 1 }],
  ['1%: skipped, too few requests to decide.', 'canary-stage', { verdict: 'skipped', share: 0.01 }],
  [
    '25%: passed; 1,015,847 requests, 1 error against 1,200 in the control.',
    'canary-stage',
    { verdict: 'passed', share: 0.25, ...stage },
  ],
  ['Completed.', 'completed', {}],
  ['Rolled back at 5% of traffic.', 'rolled-back', { share: 0.05 }],
  ['Blocked: rejected and abandoned.', 'blocked', { by: 'reviewer' }],
  ['Blocked by a policy.', 'blocked', { by: 'policy' }],
  ['Failed for reasons unrelated to the change.', 'escaped', { operational: true }],
  [
    'A defect reached all traffic; found and repaired after 90 min.',
    'escaped',
    { operational: false, hurtMinutes: 90 },
  ],
])('%s', (line, type, details) => {
  const event = { type, minute: 600, details } as unknown as AuditEvent;
  expect(summaryOf(event)).toBe(line);
});

it('every cause of a review has words of its own', () =>
  expect(new Set(reviewCauses.map((cause) => causeWords[cause])).size).toBe(reviewCauses.length));
