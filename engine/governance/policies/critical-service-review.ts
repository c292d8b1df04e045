import type { Policy } from './policy.ts';

const SCORE = 0.5;

/** README: human approval for critical service high-risk changes; the published code asks from a score above .5. */
export const criticalServiceReview: Policy = {
  id: 'critical_service_human_review',
  rule: 'A change to a critical service that scores above 0.5 needs an approval.',
  action: 'require-approval',
  expression: 'service.tier == "critical" && risk.score > 0.5',
  readsClock: false,
  applies: ({ tier, riskScore }) => tier === 'critical' && riskScore > SCORE,
  because: ({ riskScore }) => `critical service, score ${riskScore.toFixed(3)} above ${SCORE}`,
};
