/** Pools of policies' workers for tests, and sets to put to them. */

import { type SettingChanges, withSettings } from '../../engine/index.ts';
import { builtInSet, type PolicyRule, type PolicySet } from '../../engine/policy-language/index.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import type { PoolOptions } from '../../workers/core/pool.ts';
import { PolicyPool } from '../../workers/policies/pool.ts';
import type { StudyPool } from '../../workers/study/pool.ts';

const open = new Set<PolicyPool | StudyPool>();
export function poolOf(options: Partial<PoolOptions> = {}): PolicyPool {
  return kept(new PolicyPool(options));
}

/** One that is closed with the others. */
export function kept<Pool extends PolicyPool | StudyPool>(pool: Pool): Pool {
  open.add(pool);
  return pool;
}

export function closeAll(): void {
  for (const pool of open) pool.close();
  open.clear();
}

export const configOf = (deployments: number, changes: SettingChanges = {}): StudyConfig => ({
  scenario: 'custom',
  settings: withSettings({ warmUpDays: 7, ...changes }),
  seed: '42',
  deployments,
});
export const own = builtInSet({ friday: 'defer', budget: 'require-approval' });
export const rule = (expression: string, over: Partial<PolicyRule> = {}): PolicyRule => ({
  id: 'own_rule',
  expression,
  action: 'block',
  reason: 'A rule of ours.',
  enabled: true,
  ...over,
});
export const setWith = (...rules: readonly PolicyRule[]): PolicySet => ({ rules: [...own.rules, ...rules] });
