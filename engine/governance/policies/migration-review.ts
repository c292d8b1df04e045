import type { Policy } from './policy.ts';

/** README: human approval for database migrations; the published code asks on critical and high services. */
export const migrationReview: Policy = {
  id: 'db_migration_review',
  rule: 'A database migration on a critical or high service needs an approval.',
  action: 'require-approval',
  expression: 'change.migration && service.tier in ["critical", "high"]',
  readsClock: false,
  applies: ({ tier, migration }) => migration && (tier === 'critical' || tier === 'high'),
  because: ({ tier }) => `migration on a service of the ${tier} tier`,
};
