/** The rules that a study's log is held against, from the settings: what was asked for, whether or not it was done. */
import { approvedModels, policySetId, type RulesInForce } from '../governance/index.ts';
import { ALWAYS_REVIEWED_FROM, publishedCeilings } from '../risk-scoring/index.ts';
import { genopsConfig } from './arm-config.ts';
import type { Settings } from './settings.ts';

/** Also where governance is switched off: then the log is what breaks them. */
export function rulesInForce(settings: Settings): RulesInForce {
  const { governance } = genopsConfig(settings);
  return {
    policySet: policySetId(governance),
    hotfixesExempt: governance.hotfixesExempt,
    actions: Object.fromEntries(governance.policies.map(({ id, action }) => [id, action])),
    models: Object.values(approvedModels),
    scored: settings.enableRiskScoring,
    ceilings: settings.reviewRule === 'published-ceiling' ? publishedCeilings : null,
    reviewedFrom: ALWAYS_REVIEWED_FROM,
    serviceLock: settings.serviceLock,
  };
}
