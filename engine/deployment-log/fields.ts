/**
 * The fields of a deployment record: the published package's sample schema, flattened with dots, and three columns of ours: `arm`,
 * `finished_at` and `environment`.
 */

export const logStatuses = ['SUCCESS', 'ROLLED_BACK', 'FAILED'] as const;
/** What became of a deployment, in the sample schema's words; our blocked and escaped are both `FAILED`. */
export type LogStatus = (typeof logStatuses)[number];

export const logArms = ['genops', 'traditional'] as const;
export type LogArm = (typeof logArms)[number];

export type FieldKind =
  | { readonly kind: 'text' | 'id' | 'status' | 'arm' | 'environment' | 'weekday' | 'switch' }
  /** A length of time; kept in minutes. */
  | { readonly kind: 'duration' }
  /** A moment, in ISO 8601 or as tools write it. */
  | { readonly kind: 'time' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  /** Ends included. */
  | { readonly kind: 'number'; readonly from: number; readonly to: number; readonly whole: boolean };

export interface LogField {
  /** Its name in the schema. */
  readonly key: string;
  readonly type: FieldKind;
  /** What it is, a few words. */
  readonly about: string;
  /** Other names under which it is known, the surest first, in lower case without anything but letters and digits. */
  readonly synonyms: readonly string[];
}

const field = (key: string, type: FieldKind, about: string, synonyms = ''): LogField => ({
  key,
  type,
  about,
  synonyms: synonyms.split(/\s+/).filter((name) => name !== ''),
});
const text: FieldKind = { kind: 'text' };
const toggle: FieldKind = { kind: 'switch' };
const whole = (to = Number.MAX_SAFE_INTEGER): FieldKind => ({ kind: 'number', from: 0, to, whole: true });
const ratio: FieldKind = { kind: 'number', from: 0, to: 1, whole: false };
const levels: FieldKind = { kind: 'choice', options: ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] };

/** In the schema's order; those of ours last. */
export const logFields = [
  field(
    'id',
    { kind: 'id' },
    'the deployment',
    'deploymentid deployid runid executionid uuid key number changenumber deploymentnumber buildnumber issuekey releaseid rolloutid taskid deployment',
  ),
  field('service_id', text, 'the service', 'service servicename app application component'),
  field('tier', levels, 'the service’s tier', 'servicetier criticality priority'),
  field(
    'timestamp',
    { kind: 'time' },
    'when it began',
    `startedat runstartedat starttime startts starttimestamp startedon startdate starteddate actualstartdate actualstart workstart start begin
     beganat begintime time datetime deployedat deployedon createdat createdon createtime createdtime createddate created date queuedat updated at ts`,
  ),
  field('version', text, 'the version', 'release tag build revision commit sha'),
  field('context.change_size_lines', whole(), 'lines changed', 'lines lineschanged changesize loc diffsize'),
  field('context.files_changed', whole(), 'files changed', 'files filecount changedfiles'),
  field('context.has_db_migration', toggle, 'a database migration', 'migration dbmigration'),
  field('context.has_config_change', toggle, 'a configuration change', 'configchange config'),
  field('context.is_hotfix', toggle, 'a hotfix', 'hotfix emergency urgent'),
  field('context.day_of_week', { kind: 'weekday' }, 'the weekday', 'weekday dow'),
  field('context.time_of_day_hour', whole(23), 'the hour', 'hour hourofday'),
  field('risk_assessment.risk_score', ratio, 'the risk score, 0 to 1', 'risk score'),
  field('risk_assessment.risk_level', levels, 'the risk level', 'level'),
  field('risk_assessment.confidence', ratio, 'the score’s confidence, 0 to 1'),
  field(
    'risk_assessment.requires_human_review',
    toggle,
    'a person had to look',
    'humanreview review reviewrequired needsreview',
  ),
  field(
    'outcome.status',
    { kind: 'status' },
    'what became of it',
    `outcome result conclusion closecode closurecode deploymentstatus deploymentresult deploymentstate finalstatus finalstate state phase
     statusoperationstatephase buildresult executionstatus taskstate resolution`,
  ),
  field(
    'outcome.duration_minutes',
    { kind: 'duration' },
    'cycle time, from start to end of the rollout',
    `duration cycletime elapsed elapsedtime deploymentduration deployduration rolloutduration deploymenttime deploytime rollouttime
     timetaken runduration totalduration runtime executiontime durationtime minutes mins seconds secs dauer durée duración`,
  ),
  field('outcome.canary_stages_completed', whole(100), 'canary stages passed', 'stagescompleted stages'),
  field(
    'outcome.rollback_triggered',
    toggle,
    'a rollback began',
    'rollback rolledback isrollback isrolledback wasrolledback hasrollback rollbackflag reverted rolledbackat',
  ),
  field('outcome.rollback_stage', text, 'the stage of the rollback', 'stage'),
  field('outcome.rollback_reason', text, 'why it was rolled back', 'rollbackcause'),
  field(
    'outcome.canary_caught',
    toggle,
    'a canary stage caught it, before full traffic',
    'caught caughtbycanary canarycatch',
  ),
  field('outcome.failure_reason', text, 'why it failed', 'failurecause error errormessage'),
  field('arm', { kind: 'arm' }, 'traditional or genops', 'group variant cohort treatment'),
  field(
    'finished_at',
    { kind: 'time' },
    'when it ended',
    `endtime endts endtimestamp finishedon finishtime finishdate finisheddate completedat completedon completedtime completetime completiontime
     completiondate resolved enddate endedat actualenddate actualend workend end stoppedat closedat resolutiondate`,
  ),
  field(
    'environment',
    { kind: 'environment' },
    'where it was deployed',
    'env environmentname deploymentenvironment deployenvironment targetenvironment environmenttype originalenvironment target stage',
  ),
] as const satisfies readonly LogField[];

/** Names of the time from commit to production, which is no cycle time (DORA). */
export const isLeadTime = (name: string): boolean =>
  /lead[^\p{L}]*time|\bltfc|commit[^\p{L}]*to[^\p{L}]*(?:deploy|prod)/iu.test(name);

/** Position of a field in `logFields`. */
export function fieldIndex(key: string): number {
  return logFields.findIndex((each) => each.key === key);
}

/** Positions of the fields that rows are checked by. */
export const fieldPlaces = {
  id: fieldIndex('id'),
  timestamp: fieldIndex('timestamp'),
  weekday: fieldIndex('context.day_of_week'),
  hour: fieldIndex('context.time_of_day_hour'),
  status: fieldIndex('outcome.status'),
  duration: fieldIndex('outcome.duration_minutes'),
  triggered: fieldIndex('outcome.rollback_triggered'),
  stage: fieldIndex('outcome.rollback_stage'),
  caught: fieldIndex('outcome.canary_caught'),
  failure: fieldIndex('outcome.failure_reason'),
  arm: fieldIndex('arm'),
  finished: fieldIndex('finished_at'),
  environment: fieldIndex('environment'),
} as const;

/** Only letters and digits, in lower case: `Lead Time`, `lead_time` and `leadTime` are one name. */
export function bareName(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
