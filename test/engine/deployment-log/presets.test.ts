/** A file of each tool that presets know (test/fixtures/deployment-logs/presets): ten deployments, rows made up, shapes as documented. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type LogReading, logPresets, readLogFile } from '../../../engine/deployment-log/index.ts';
import { type LogQuantityName, measureLog, questionsOf } from '../../../engine/own-data/index.ts';

const folder = new URL('../../fixtures/deployment-logs/presets/', import.meta.url);
const read = (name: string): LogReading => readLogFile(readFileSync(new URL(name, folder)));
const valueOf = (reading: LogReading, name: LogQuantityName): number | null => {
  const quantity = measureLog(reading).quantities[name];
  return quantity?.kind === 'known' ? quantity.estimate.value : null;
};

// one of ten failed, one of ten has not ended or was rolled back; each took 23.4 min where the tool says so
const expected: Readonly<
  Record<string, readonly [preset: string, kept: number, success: number, median: number | null]>
> = {
  'argo-analysis.json': ['argo-analysis', 9, 8 / 9, null],
  'argo-cd.json': ['argo-cd', 9, 8 / 9, 23.4],
  'argo-rollouts.json': ['argo-rollouts', 10, 0.8, null],
  'azure.json': ['azure', 9, 8 / 9, 23.4],
  'cdevents.json': ['cdevents', 10, 0.9, null],
  'cdevents-runs.json': ['cdevents-runs', 9, 8 / 9, 23.4],
  'codedeploy.json': ['codedeploy', 9, 8 / 9, 23.4],
  'datadog.json': ['datadog', 10, 0.8, 23.4],
  'devlake.csv': ['devlake', 9, 8 / 9, 23.4],
  'flagger.json': ['flagger', 9, 8 / 9, null],
  'genops.csv': ['genops', 10, 0.8, 23.4],
  'github-deployments.json': ['github-deployments', 9, 8 / 9, 23.4],
  'github-latest-status.json': ['github-deployments', 10, 0.9, 23.4],
  'github-runs.json': ['github-runs', 9, 8 / 9, 23.4],
  'github-statuses.json': ['github-statuses', 10, 0.8, 22.4],
  'gitlab-jobs.csv': ['gitlab-jobs', 9, 8 / 9, 23.4],
  'gitlab.json': ['gitlab', 9, 8 / 9, 23.4],
  'harness.json': ['harness', 9, 8 / 9, 23.4],
  'helm.json': ['helm', 9, 8 / 9, null],
  'jenkins.json': ['jenkins', 9, 8 / 9, 23.4],
  'jira.csv': ['jira', 9, 8 / 9, 24],
  'octopus.json': ['octopus', 9, 8 / 9, 23],
  'servicenow.csv': ['servicenow', 9, 8 / 9, 23.4],
  'spinnaker.json': ['spinnaker', 10, 0.8, 23.4],
};

describe('a file of a tool', () => {
  it.each(readdirSync(folder))('%s is known by its shape and read without a question', (name) => {
    const reading = read(name);
    const found = [
      reading.mapping?.preset,
      reading.log.rows,
      valueOf(reading, 'successGenops')?.toFixed(6),
      valueOf(reading, 'medianCycleGenops')?.toFixed(6) ?? null,
    ];
    const [preset, kept, success, median] = expected[name]!;
    expect(found).toEqual([preset, kept, success.toFixed(6), median?.toFixed(6) ?? null]);
    expect(reading.unreadableRows).toBe(0);
    expect(questionsOf(reading).filter(({ taken }) => taken === null)).toEqual([]);
  });

  it('stands for every preset', () => {
    const covered = new Set(Object.values(expected).map(([preset]) => preset));
    expect(logPresets.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
  });
});

it.each([
  ['argo-analysis.json', 1],
  ['argo-rollouts.json', 0.5],
  ['flagger.json', 1],
  ['spinnaker.json', 0.5],
] as const)('from the canary tool of %s the catch rate is %d', (name, rate) => {
  expect(valueOf(read(name), 'canaryCatch')).toBe(rate);
});

it('the end of a deployment that another replaced is not when it was replaced', () => {
  const { log } = read('github-latest-status.json');
  // seven are inactive by now, a day later
  expect(log.minutes.filter((minutes) => !Number.isNaN(minutes))).toHaveLength(3 + 1);
});

it('the statuses of a deployment give its last outcome, in whichever order they stand', () => {
  const [success, failure, inactive] = ['success', 'failure', 'inactive'].map((state, i) => ({
    state,
    created_at: `2026-03-01T1${i}:00:00Z`,
  }));
  const deployment = { id: 1, environment: 'production', created_at: '2026-03-01T09:00:00Z' };
  const outcome = (statuses: readonly unknown[]): number | null =>
    valueOf(readLogFile(JSON.stringify([{ ...deployment, statuses }])), 'failureGenops');
  expect(outcome([success, failure, inactive])).toBe(1);
  expect(outcome([inactive, failure, success])).toBe(1);
  expect(outcome([inactive, success])).toBe(0);
});
