/** Tools whose exports are known by their names of columns, and which of them a file is of. What a preset proposes can be changed. */
import { bareName, fieldPlaces } from './fields.ts';
import { unwrapped } from './mapping.ts';
import type { DurationUnit } from './times.ts';
import type { StageWords, StatusWords } from './words.ts';

/**
 * Each: `name; marks; field: names of its column, the surest first; …`, all in bare names. Marks are sets apart by commas: a file that has
 * all names of one set is of this tool. Fields as in `fieldPlaces`. The more special tool before the more general.
 */
const tools = {
  genops: `Sample records of the published package; outcomestatus, outcomedurationminutes`,
  'github-runs': `GitHub Actions runs; conclusion runstartedat, conclusion startedat updatedat, conclusion
    headbranch createdat;
    id: id databaseid; status: conclusion; timestamp: runstartedat startedat createdat;
    finished: completedat updatedat`,
  'github-statuses': `GitHub deployment statuses; deploymenturl state createdat;
    id: deploymenturl; status: state; timestamp: createdat; environment: environment`,
  'github-deployments': `GitHub deployments with their statuses; statusesstate, lateststatusstate, createdat
    state databaseid, statusesurl environment state;
    id: databaseid id; status: statusesstate lateststatusstate state; timestamp: createdat;
    finished: statusescreatedat lateststatuscreatedat; environment: environment latestenvironment`,
  gitlab: `GitLab deployments; iid deployablestartedat, deployableduration status, deployablefinishedat
    status, iid status environmentname;
    id: id iid; status: status; timestamp: deployablestartedat startedat createdat;
    finished: deployablefinishedat finishedat; duration: deployableduration;
    environment: environmentname environment`,
  'gitlab-jobs': `GitLab jobs; queuedduration duration status, coverage duration ref`,
  azure: `Azure DevOps runs and releases; result finishtime, result queuetime, deploymentstatus
    operationstatus;
    id: id buildid; status: result deploymentstatus; timestamp: starttime startedon queuetime queuedon;
    finished: finishtime completedon; environment: releaseenvironmentname`,
  jenkins: `Jenkins builds; building result duration, displayname result duration timestamp,
    estimatedduration duration, number result duration timestamp;
    id: number id; status: result; timestamp: timestamp; duration: duration`,
  'argo-cd': `Argo CD applications; statusoperationstatephase;
    id: metadatauid metadataname; status: statusoperationstatephase; timestamp: statusoperationstatestartedat;
    finished: statusoperationstatefinishedat`,
  // an update that was aborted left its canary steps before its end: the canary caught it
  'argo-rollouts': `Argo Rollouts; statusphase statusabort, statusphase statusstablers, statusphase
    statuscurrentpodhash, statusphase statuscurrentstepindex, phase abort;
    id: metadatauid id; status: statusphase phase; triggered: statusabort abort; caught: statusabort abort`,
  // a step's analysis that fails ends the update; one that finds nothing pauses it
  'argo-analysis': `Argo Rollouts analysis runs; statusphase metadatalabelsrolloutspodtemplatehash;
    id: metadatalabelsrolloutspodtemplatehash; status: statusphase; stage: statusphase;
    timestamp: statusstartedat`,
  // Flagger calls a canary failed when it has sent all traffic back, and never after the promotion
  flagger: `Flagger canaries; statusphase statuscanaryweight, statusphase statusfailedchecks, phase
    canaryweight, phase failedchecks;
    id: metadatauid id; status: statusphase phase; stage: statusphase phase`,
  // an execution whose canary stage failed was rolled back there: see listed.ts
  spinnaker: `Spinnaker executions; buildtime starttime endtime, application starttime endtime;
    id: id; status: status; timestamp: starttime; finished: endtime; stage: stagesrollbackstage`,
  helm: `Helm history; revision updated chart, revision updated appversion;
    status: status; timestamp: updated`,
  harness: `Harness executions; planexecutionid status;
    id: planexecutionid; status: status; timestamp: startts; finished: endts`,
  octopus: `Octopus Deploy; deploymentid taskstate, state completedtime, state queuetime;
    id: deploymentid id taskid; status: taskstate state; timestamp: starttime queuetime created;
    finished: completedtime; environment: environmentname`,
  codedeploy: `AWS CodeDeploy; deploymentid createtime, deploymentid completetime;
    id: deploymentid; status: status; timestamp: starttime createtime; finished: completetime;
    triggered: rollbackinforolledback`,
  datadog: `Datadog DORA deployments; attributeschangefailure, changefailure finishedat;
    id: id; status: attributeschangefailure changefailure; timestamp: attributesstartedat startedat;
    finished: attributesfinishedat finishedat; environment: attributesenv env;
    triggered: attributesremediationtype remediationtype`,
  'cdevents-runs': `CDEvents of pipeline runs; contexttype subjectcontentoutcome;
    id: subjectid; status: subjectcontentoutcome; timestamp: contexttimestamp`,
  cdevents: `CDEvents; contexttype contextid, contexttype subjectid;
    id: contextid; status: contexttype; timestamp: contexttimestamp;
    environment: subjectcontentenvironmentid`,
  devlake: `Apache DevLake; cicddeploymentid result, cicdscopeid result;
    id: cicddeploymentid id; status: result; timestamp: starteddate createddate; finished: finisheddate;
    duration: durationsec; environment: environment`,
  servicenow: `ServiceNow changes; closecode state, closecode number, closecode workstart;
    id: number; status: closecode; timestamp: workstart actualstartdate actualstart;
    finished: workend actualenddate actualend`,
  jira: `Jira issues; fieldsstatusname, issuekey status, issuekey resolution;
    id: key issuekey; timestamp: fieldscreated created;
    finished: fieldsresolutiondate resolutiondate resolved`,
} as const;
export type PresetId = keyof typeof tools;

/** Of bare durations. */
const units: Partial<Record<PresetId, DurationUnit>> = {
  gitlab: 'seconds',
  'gitlab-jobs': 'seconds',
  jenkins: 'milliseconds',
  devlake: 'seconds',
};
const words: Partial<Record<PresetId, StatusWords>> = {
  'argo-analysis': { failed: 'ROLLED_BACK', error: 'ROLLED_BACK', inconclusive: 'UNFINISHED' },
  flagger: { failed: 'ROLLED_BACK' },
};
const [BEFORE, AT] = ['before-full-traffic', 'at-full-traffic'] as const;
const stages: Partial<Record<PresetId, StageWords>> = {
  'argo-analysis': { failed: BEFORE, error: BEFORE, successful: AT },
  flagger: { failed: BEFORE, succeeded: AT },
};

export const logPresets = (Object.keys(tools) as PresetId[]).map((id) => {
  const [name = '', marks = '', ...columns] = tools[id].split(/;\s+/);
  return {
    id,
    name,
    marks: marks.split(/,\s+/).map((mark) => mark.split(/\s+/)),
    columns: columns.map((column) => {
      const [field = '', ...names] = column.split(/:?\s+/);
      return { f: fieldPlaces[field as keyof typeof fieldPlaces], names };
    }),
    unit: units[id] ?? null,
    words: words[id] ?? {},
    stages: stages[id] ?? {},
  };
});
export type Preset = (typeof logPresets)[number];

/** A preset by its id; null for none. */
export const presetNamed = (wanted: string | null): Preset | null =>
  logPresets.find(({ id }) => id === wanted) ?? null;

/** Columns by their bare names, whole and without what only wraps them; of equal names the whole one, then the first. */
function columnsByName(names: readonly string[]): ReadonlyMap<string, number> {
  const bare = (form: (name: string) => string) =>
    names.map((name, c) => [bareName(form(name)), c] as const).toReversed();
  return new Map([...bare(unwrapped), ...bare(String)]);
}

/** The tool whose names a file has; null for none. */
export function presetOf(names: readonly string[]): Preset | null {
  const columns = columnsByName(names);
  return (
    logPresets.find(({ marks }) => marks.some((mark) => mark.every((name) => columns.has(name)))) ?? null
  );
}

/** Columns by field with those that a preset knows in their place. */
export function presetColumns(
  preset: Preset | null,
  names: readonly string[],
  columns: readonly (number | null)[],
): (number | null)[] {
  const byName = columnsByName(names);
  const own = new Map<number, number>();
  for (const { f, names: wanted } of preset?.columns ?? []) {
    const found = wanted.find((name) => byName.has(name));
    if (found !== undefined) own.set(f, byName.get(found)!);
  }
  const taken = new Set(own.values());
  return columns.map((column, f) => own.get(f) ?? (column !== null && taken.has(column) ? null : column));
}
