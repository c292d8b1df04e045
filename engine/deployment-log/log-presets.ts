/** Tools whose exports are known by their names of columns: a preset is data. What it proposes can be changed like any other proposal. */
import type { DurationUnit } from './times.ts';
import type { StageWords, StatusWords } from './words.ts';

export interface Preset {
  readonly id: string;
  readonly name: string;
  /** Bare names, sets of them apart by commas: a file that has all names of one set is of this tool. */
  readonly marks: string;
  /** `field: names of its column, the surest first; …`, fields as in `fieldPlaces`. */
  readonly columns?: string;
  /** Of a bare duration. */
  readonly unit?: DurationUnit;
  readonly words?: StatusWords;
  readonly stages?: StageWords;
}

/** The more special before the more general. */
export const logPresets = [
  {
    id: 'genops',
    name: 'Sample records of the published package',
    marks: 'outcomestatus, outcomedurationminutes',
  },
  {
    id: 'github-runs',
    name: 'GitHub Actions runs',
    marks: 'conclusion runstartedat, conclusion startedat updatedat, conclusion headbranch createdat',
    columns:
      'id: id databaseid; status: conclusion; timestamp: runstartedat startedat createdat; finished: completedat updatedat',
  },
  {
    id: 'github-statuses',
    name: 'GitHub deployment statuses',
    marks: 'deploymenturl state createdat',
    columns: 'id: deploymenturl; status: state; timestamp: createdat; environment: environment',
  },
  {
    id: 'github-deployments',
    name: 'GitHub deployments with their statuses',
    marks: 'statusesstate, lateststatusstate, createdat state databaseid, statusesurl environment state',
    columns:
      'id: databaseid id; status: statusesstate lateststatusstate state; timestamp: createdat; finished: statusescreatedat lateststatuscreatedat; environment: environment latestenvironment',
  },
  {
    id: 'gitlab',
    name: 'GitLab deployments',
    marks:
      'iid deployablestartedat, deployableduration status, deployablefinishedat status, iid status environmentname',
    columns:
      'id: id iid; status: status; timestamp: deployablestartedat startedat createdat; finished: deployablefinishedat finishedat; duration: deployableduration; environment: environmentname environment',
    unit: 'seconds',
  },
  {
    id: 'gitlab-jobs',
    name: 'GitLab jobs',
    marks: 'queuedduration duration status, coverage duration ref',
    unit: 'seconds',
  },
  {
    id: 'azure',
    name: 'Azure DevOps runs and releases',
    marks: 'result finishtime, result queuetime, deploymentstatus operationstatus',
    columns:
      'id: id buildid; status: result deploymentstatus; timestamp: starttime startedon queuetime queuedon; finished: finishtime completedon; environment: releaseenvironmentname',
  },
  {
    id: 'jenkins',
    name: 'Jenkins builds',
    marks:
      'building result duration, displayname result duration timestamp, estimatedduration duration, number result duration timestamp',
    columns: 'id: number id; status: result; timestamp: timestamp; duration: duration',
    unit: 'milliseconds',
  },
  {
    id: 'argo-cd',
    name: 'Argo CD applications',
    marks: 'statusoperationstatephase',
    columns:
      'id: metadatauid metadataname; status: statusoperationstatephase; timestamp: statusoperationstatestartedat; finished: statusoperationstatefinishedat',
  },
  {
    // an update that was aborted left its canary steps before its end: the canary caught it
    id: 'argo-rollouts',
    name: 'Argo Rollouts',
    marks:
      'statusphase statusabort, statusphase statusstablers, statusphase statuscurrentpodhash, statusphase statuscurrentstepindex, phase abort',
    columns:
      'id: metadatauid id; status: statusphase phase; triggered: statusabort abort; caught: statusabort abort',
  },
  {
    // a step's analysis that fails ends the update; one that finds nothing pauses it
    id: 'argo-analysis',
    name: 'Argo Rollouts analysis runs',
    marks: 'statusphase metadatalabelsrolloutspodtemplatehash',
    columns:
      'id: metadatalabelsrolloutspodtemplatehash; status: statusphase; stage: statusphase; timestamp: statusstartedat',
    words: { failed: 'ROLLED_BACK', error: 'ROLLED_BACK', inconclusive: 'UNFINISHED' },
    stages: { failed: 'before-full-traffic', error: 'before-full-traffic', successful: 'at-full-traffic' },
  },
  {
    // Flagger calls a canary failed when it has sent all traffic back, and never after the promotion
    id: 'flagger',
    name: 'Flagger canaries',
    marks:
      'statusphase statuscanaryweight, statusphase statusfailedchecks, phase canaryweight, phase failedchecks',
    columns: 'id: metadatauid id; status: statusphase phase; stage: statusphase phase',
    words: { failed: 'ROLLED_BACK' },
    stages: { failed: 'before-full-traffic', succeeded: 'at-full-traffic' },
  },
  {
    // an execution whose canary stage failed was rolled back there: see listed.ts
    id: 'spinnaker',
    name: 'Spinnaker executions',
    marks: 'buildtime starttime endtime, application starttime endtime',
    columns: 'id: id; status: status; timestamp: starttime; finished: endtime; stage: stagesrollbackstage',
  },
  {
    id: 'helm',
    name: 'Helm history',
    marks: 'revision updated chart, revision updated appversion',
    columns: 'status: status; timestamp: updated',
  },
  {
    id: 'harness',
    name: 'Harness executions',
    marks: 'planexecutionid status',
    columns: 'id: planexecutionid; status: status; timestamp: startts; finished: endts',
  },
  {
    id: 'octopus',
    name: 'Octopus Deploy',
    marks: 'deploymentid taskstate, state completedtime, state queuetime',
    columns:
      'id: deploymentid id taskid; status: taskstate state; timestamp: starttime queuetime created; finished: completedtime; environment: environmentname',
  },
  {
    id: 'codedeploy',
    name: 'AWS CodeDeploy',
    marks: 'deploymentid createtime, deploymentid completetime',
    columns:
      'id: deploymentid; status: status; timestamp: starttime createtime; finished: completetime; triggered: rollbackinforolledback',
  },
  {
    id: 'datadog',
    name: 'Datadog DORA deployments',
    marks: 'attributeschangefailure, changefailure finishedat',
    columns:
      'id: id; status: attributeschangefailure changefailure; timestamp: attributesstartedat startedat; finished: attributesfinishedat finishedat; environment: attributesenv env; triggered: attributesremediationtype remediationtype',
    words: { true: 'FAILED', false: 'SUCCESS' },
  },
  {
    id: 'cdevents-runs',
    name: 'CDEvents of pipeline runs',
    marks: 'contexttype subjectcontentoutcome',
    columns: 'id: subjectid; status: subjectcontentoutcome; timestamp: contexttimestamp',
  },
  {
    id: 'cdevents',
    name: 'CDEvents',
    marks: 'contexttype contextid, contexttype subjectid',
    columns:
      'id: contextid; status: contexttype; timestamp: contexttimestamp; environment: subjectcontentenvironmentid',
  },
  {
    id: 'devlake',
    name: 'Apache DevLake',
    marks: 'cicddeploymentid result, cicdscopeid result',
    columns:
      'id: cicddeploymentid id; status: result; timestamp: starteddate createddate; finished: finisheddate; duration: durationsec; environment: environment',
    unit: 'seconds',
  },
  {
    id: 'servicenow',
    name: 'ServiceNow changes',
    marks: 'closecode state, closecode number, closecode workstart',
    columns:
      'id: number; status: closecode; timestamp: workstart actualstartdate actualstart; finished: workend actualenddate actualend',
  },
  {
    id: 'jira',
    name: 'Jira issues',
    marks: 'fieldsstatusname, issuekey status, issuekey resolution',
    columns:
      'id: key issuekey; timestamp: fieldscreated created; finished: fieldsresolutiondate resolutiondate resolved',
  },
] as const satisfies readonly Preset[];

export type PresetId = (typeof logPresets)[number]['id'];
