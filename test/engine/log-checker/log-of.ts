/** The event log of a small study, and the rules that it is checked against. */
import type { AuditEvent } from '../../../engine/audit-log/index.ts';
import type { SettingChanges } from '../../../engine/index.ts';
import type { FindingKind, RulesInForce } from '../../../engine/log-checker/index.ts';
import { eventsOf } from '../../../engine/pipeline/index.ts';
import { rulesInForce } from '../../../engine/simulator/rules-in-force.ts';
import { withSettings } from '../../../engine/simulator/settings.ts';
import { deliveriesOf, type Kept } from '../study-of.ts';

export interface LoggedRun {
  readonly log: readonly AuditEvent[];
  readonly rules: RulesInForce;
  readonly deliveries: readonly Kept[];
}

const known = new Map<string, LoggedRun>();

/** A week of warm-up where the changes name no other. What is asked for twice is computed once: nobody writes into a log. */
export function logOf(deployments: number, others: SettingChanges = {}, seed = 'test'): LoggedRun {
  const key = JSON.stringify([deployments, others, seed]);
  const run = known.get(key) ?? logged(deployments, { warmUpDays: 7, ...others }, seed);
  known.set(key, run);
  return run;
}

function logged(deployments: number, changes: SettingChanges, seed: string): LoggedRun {
  const { stage, deliveries } = deliveriesOf(deployments, changes, seed);
  const { config, governance } = stage.genops;
  const log: AuditEvent[] = [];
  for (const { drawn, service, genops } of deliveries) {
    const { ruling, policyInput } = genops.judgement;
    const decisions = ruling === null ? [] : governance.explain(policyInput);
    log.push(...eventsOf(drawn.change, genops, { config, service, decisions, firstSequence: log.length }));
  }
  return { log, rules: rulesInForce(withSettings(changes), stage.genops.cutoff.score), deliveries };
}

/** Kinds of findings that one field written over can show. */
export const ofOneField: readonly FindingKind[] = [
  'causes-against-record',
  'context-against-rule',
  'counts-against-plan',
  'cycle-against-clock',
  'decision-not-in-force',
  'explicit-against-rule',
  'level-against-score',
  'other-autonomy',
  'other-policy-set',
  'other-service',
  'reason-against-rule',
  'stage-against-clock',
  'wait-against-clock',
];
