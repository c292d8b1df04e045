/** A synthetic example: a run of the study as a deployment log, both arms, said to be synthetic in every id. */

import { type LogArm, type LogStatus, logArms } from '../deployment-log/fields.ts';
import { timestampOf } from '../domain/calendar.ts';
import { dayOfWeek, minuteOfDay, weekdays } from '../domain/clock.ts';
import { riskLevels, type Status, statuses } from '../domain/deployment.ts';
import { changeFlag, reviewFlag } from '../simulator/ledger.ts';
import type { Study } from '../simulator/study.ts';
import type { LogRecord } from './write.ts';

/** The Monday of the study's first week, where none is known. */
const START = '2025-01-06';

const statusOf: Readonly<Record<Status, LogStatus>> = {
  completed: 'SUCCESS',
  'rolled-back': 'ROLLED_BACK',
  blocked: 'FAILED',
  escaped: 'FAILED',
};

/**
 * The first deployments of a run, each once an arm.
 *
 * @param deployments how many of the run, all by default
 */
export function* syntheticExample(
  study: Pick<Study, 'config' | 'ledger' | 'services'>,
  deployments: number = study.ledger.deployments,
): Generator<LogRecord, void, void> {
  for (let i = 0; i < Math.min(deployments, study.ledger.deployments); i++) {
    for (const arm of logArms) yield recordOf(study, i, arm);
  }
}

function recordOf(
  { ledger, services }: Pick<Study, 'ledger' | 'services'>,
  i: number,
  arm: LogArm,
): LogRecord {
  const minute = ledger.minute[i]!;
  const flags = ledger.changeFlags[i]!;
  const service = services[ledger.service[i]!]!;
  const status = statuses[ledger[arm].status[i]!]!;
  return {
    id: `synthetic-${arm}-${i}`,
    service_id: service.id,
    tier: service.tier.toUpperCase(),
    timestamp: timestampOf(START, minute),
    version: `1.0.${i}`,
    'context.change_size_lines': ledger.lines[i]!,
    'context.files_changed': ledger.files[i]!,
    'context.has_db_migration': (flags & changeFlag.migration) !== 0,
    'context.has_config_change': (flags & changeFlag.config) !== 0,
    'context.is_hotfix': (flags & changeFlag.hotfix) !== 0,
    'context.day_of_week': weekdays[dayOfWeek(minute)]!,
    'context.time_of_day_hour': Math.floor(minuteOfDay(minute) / 60),
    ...(arm === 'genops' ? riskOf(ledger, i) : {}),
    'outcome.status': statusOf[status],
    'outcome.duration_minutes': ledger[arm].cycleMinutes[i]!,
    ...(arm === 'genops' ? canaryOf(ledger, i, status) : { 'outcome.rollback_triggered': false }),
    ...(status === 'blocked' ? { 'outcome.failure_reason': 'blocked before any traffic' } : {}),
    ...(status === 'escaped' ? { 'outcome.failure_reason': 'reached all traffic and hurt' } : {}),
    arm,
  };
}

function riskOf({ genops }: Study['ledger'], i: number): LogRecord {
  const score = genops.riskScore[i]!;
  return {
    ...(score < 0 ? {} : { 'risk_assessment.risk_score': score }),
    'risk_assessment.risk_level': riskLevels[genops.riskLevel[i]!]!.toUpperCase(),
    'risk_assessment.requires_human_review': (genops.reviewFlags[i]! & reviewFlag.reviewed) !== 0,
  };
}

function canaryOf({ genops }: Study['ledger'], i: number, status: Status): LogRecord {
  const back = status === 'rolled-back';
  const share = Math.round(genops.rollbackShare[i]! * 100);
  return {
    'outcome.canary_stages_completed': Math.max(0, genops.stagesRun[i]! - (back ? 1 : 0)),
    'outcome.rollback_triggered': back,
    ...(back
      ? {
          'outcome.rollback_stage': `${share}%`,
          'outcome.rollback_reason': share < 100 ? 'canary judge' : 'verification after full traffic',
          'outcome.canary_caught': share < 100,
        }
      : {}),
  };
}
