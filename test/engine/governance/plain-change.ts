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
