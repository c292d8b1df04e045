/** Small logs for tests. */
import { type Inspection, inspectLog, logFields } from '../../../engine/deployment-log/index.ts';

export type Row = Readonly<Record<string, string | number | boolean>>;

/** A row that is good: only what is named differs. */
export function row(id: string, changes: Row = {}): Row {
  return {
    id,
    service_id: 'svc-1',
    tier: 'HIGH',
    timestamp: '2025-01-06T10:00:00Z',
    version: '1.0.0',
    'context.change_size_lines': 40,
    'context.files_changed': 3,
    'context.has_db_migration': false,
    'context.has_config_change': true,
    'context.is_hotfix': false,
    'context.day_of_week': 'Monday',
    'context.time_of_day_hour': 10,
    'risk_assessment.risk_score': 0.25,
    'risk_assessment.risk_level': 'LOW',
    'risk_assessment.confidence': 0.9,
    'risk_assessment.requires_human_review': false,
    'outcome.status': 'SUCCESS',
    'outcome.duration_minutes': 20,
    'outcome.canary_stages_completed': 5,
    'outcome.rollback_triggered': false,
    arm: 'genops',
    ...changes,
  };
}

export const rolledBack = (stage: string): Row => ({
  'outcome.status': 'ROLLED_BACK',
  'outcome.rollback_triggered': true,
  'outcome.rollback_stage': stage,
});

/** As CSV under the schema's names, or others; plain cells only. */
export function csvOf(rows: readonly Row[], names: Readonly<Record<string, string>> = {}): string {
  const keys = logFields.map(({ key }) => key);
  const lines = rows.map((cells) => keys.map((key) => String(cells[key] ?? '')).join(','));
  return [keys.map((key) => names[key] ?? key).join(','), ...lines, ''].join('\n');
}

/** The first look at a file that has one list of records. */
export function inspectedLog(source: Parameters<typeof inspectLog>[0]): Inspection {
  const inspection = inspectLog(source);
  if (!('names' in inspection)) throw new Error(`lists: ${inspection.join(', ')}`);
  return inspection;
}
