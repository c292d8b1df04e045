import type { Policy } from './policy.ts';

/** README: block when the error budget is exhausted; review is the default here. */
export function errorBudgetPolicy(action: 'require-approval' | 'block'): Policy {
  return {
    id: 'error_budget_protection',
    rule:
      action === 'block'
        ? 'A service whose error budget for the month is spent takes no changes.'
        : 'A change to a service whose error budget for the month is spent needs an approval.',
    action,
    expression: 'budget.remaining <= 0.0',
    readsClock: false,
    applies: ({ errorBudgetRemaining }) => errorBudgetRemaining <= 0,
    because: ({ errorBudgetRemaining }) =>
      `${(100 * errorBudgetRemaining).toFixed(0)} % of the error budget left`,
  };
}
