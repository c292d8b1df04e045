/**
 * The fields of a deployment record: the published package's sample schema, flattened with dots, and three columns of ours: `arm`,
 * `finished_at` and `environment`.
 */

export const logStatuses = ['SUCCESS', 'ROLLED_BACK', 'FAILED'] as const;
/** What became of a deployment, in the sample schema's words; our blocked and escaped are both `FAILED`. */
export type LogStatus = (typeof logStatuses)[number];

export const logArms = ['genops', 'traditional'] as const;
export type LogArm = (typeof logArms)[number];

/** Durations are kept in minutes; times are in ISO 8601 or as tools write them; a number's range includes its ends. */
export type FieldKind =
  | { readonly kind: 'text' | 'id' | 'status' | 'arm' | 'environment' | 'weekday' | 'switch' }
  | { readonly kind: 'duration' | 'time' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
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

const whole = (to: number): FieldKind => ({ kind: 'number', from: 0, to, whole: true });
/** Kinds of numbers and choices; the others are called what they are. */
const kinds: Readonly<Record<string, FieldKind>> = {
  count: whole(Number.MAX_SAFE_INTEGER),
  percent: whole(100),
  hour: whole(23),
  ratio: { kind: 'number', from: 0, to: 1, whole: false },
  level: { kind: 'choice', options: ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] },
};

/** By key: `kind; what it is; synonyms`. In the schema's order; those of ours last. */
const fields = {
  id: `id; the deployment; deploymentid deployid runid executionid uuid key number changenumber
    deploymentnumber buildnumber issuekey releaseid rolloutid taskid deployment`,
  service_id: `text; the service; service servicename app application component`,
  tier: `level; the service’s tier; servicetier criticality priority`,
  timestamp: `time; when it began; startedat runstartedat starttime startts starttimestamp startedon startdate
    starteddate actualstartdate actualstart workstart start begin beganat begintime time datetime deployedat
    deployedon createdat createdon createtime createdtime createddate created date queuedat updated at ts`,
  version: `text; the version; release tag build revision commit sha`,
  'context.change_size_lines': `count; lines changed; lines lineschanged changesize loc diffsize`,
  'context.files_changed': `count; files changed; files filecount changedfiles`,
  'context.has_db_migration': `switch; a database migration; migration dbmigration`,
  'context.has_config_change': `switch; a configuration change; configchange config`,
  'context.is_hotfix': `switch; a hotfix; hotfix emergency urgent`,
  'context.day_of_week': `weekday; the weekday; weekday dow`,
  'context.time_of_day_hour': `hour; the hour; hour hourofday`,
  'risk_assessment.risk_score': `ratio; the risk score, 0 to 1; risk score`,
  'risk_assessment.risk_level': `level; the risk level; level`,
  'risk_assessment.confidence': `ratio; the score’s confidence, 0 to 1`,
  'risk_assessment.requires_human_review': `switch; a person had to look; humanreview review reviewrequired
    needsreview`,
  'outcome.status': `status; what became of it; outcome result conclusion closecode closurecode
    deploymentstatus deploymentresult deploymentstate finalstatus finalstate state phase
    statusoperationstatephase buildresult executionstatus taskstate resolution`,
  'outcome.duration_minutes': `duration; cycle time, from start to end of the rollout; duration cycletime
    elapsed elapsedtime deploymentduration deployduration rolloutduration deploymenttime deploytime
    rollouttime timetaken runduration totalduration runtime executiontime durationtime minutes mins seconds
    secs dauer durée duración`,
  'outcome.canary_stages_completed': `percent; canary stages passed; stagescompleted stages`,
  'outcome.rollback_triggered': `switch; a rollback began; rollback rolledback isrollback isrolledback
    wasrolledback hasrollback rollbackflag reverted rolledbackat`,
  'outcome.rollback_stage': `text; the stage of the rollback; stage`,
  'outcome.rollback_reason': `text; why it was rolled back; rollbackcause`,
  'outcome.canary_caught': `switch; a canary stage caught it, before full traffic; caught caughtbycanary
    canarycatch`,
  'outcome.failure_reason': `text; why it failed; failurecause error errormessage`,
  arm: `arm; traditional or genops; group variant cohort treatment`,
  finished_at: `time; when it ended; endtime endts endtimestamp finishedon finishtime finishdate finisheddate
    completedat completedon completedtime completetime completiontime completiondate resolved enddate endedat
    actualenddate actualend workend end stoppedat closedat resolutiondate`,
  environment: `environment; where it was deployed; env environmentname deploymentenvironment
    deployenvironment targetenvironment environmenttype originalenvironment target stage`,
} as const;

export const logFields = Object.entries(fields).map(([key, text]): LogField => {
  const [kind = '', about = '', synonyms] = text.split(/;\s+/);
  const type = kinds[kind] ?? ({ kind } as FieldKind);
  return { key, type, about, synonyms: synonyms?.split(/\s+/) ?? [] };
});

/** Names of the time from commit to production, which is no cycle time (DORA). */
export const isLeadTime = (name: string): boolean =>
  /lead[^\p{L}]*time|\bltfc|commit[^\p{L}]*to[^\p{L}]*(?:deploy|prod)/iu.test(name);

const fieldIndex = (key: keyof typeof fields): number => Object.keys(fields).indexOf(key);

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

/** What becomes of a row that lacks them, where others of the file have them. */
export const gapFixes = [
  [fieldPlaces.status, 'without a status a row counts for cycle times, and not for rates'],
  [fieldPlaces.duration, 'without a cycle time a row counts for rates, and not for cycle times'],
  [fieldPlaces.id, 'without an id a row is kept, and no duplicate can be seen'],
] as const;
