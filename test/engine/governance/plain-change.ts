/** A change about which there is nothing special, on a Friday at five past five in the afternoon. */
import type { PolicyInput } from '../../../engine/governance/index.ts';

export const plain: PolicyInput = {
  service: 'high-07',
  tier: 'high',
  organisation: 1,
  dependants: 12,
  lines: 240,
  files: 9,
  migration: false,
  config: true,
  hotfix: false,
  riskScore: 0.4,
  riskLevel: 'low',
  minute: 4 * 1440 + 17 * 60 + 5.25,
  errorBudgetRemaining: 0.3,
};

/** A change that no policy minds, on a Tuesday morning. */
export const unremarkable: PolicyInput = {
  service: 'low-01',
  tier: 'low',
  organisation: 0,
  dependants: 2,
  lines: 60,
  files: 4,
  migration: false,
  config: false,
  hotfix: false,
  riskScore: 0.2,
  riskLevel: 'low',
  minute: 1440 + 10 * 60,
  errorBudgetRemaining: 0.8,
};
