/** The violation checker over a whole log, in the audit log's worker and by itself. */
import { afterAll, expect, test } from 'vitest';
import { type AuditEvent, AuditLog } from '../../engine/audit-log/index.ts';
import { auditEventSteps, auditOrigin, rulesOfRun } from '../../engine/simulator/audit-events.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import { defaultSettings } from '../../engine/simulator/settings.ts';
import { judgeSteps, type LogJudgement } from '../../workers/audit/judge.ts';
import { AuditPool } from '../../workers/audit/pool.ts';
import { finish } from '../engine/study-of.ts';
import { valueOf } from './fake-pool.ts';

const config: StudyConfig = {
  scenario: 'custom',
  settings: { ...defaultSettings, warmUpDays: 7, autonomy: 'assisted', reviewRule: 'percentile' },
  seed: '7',
  deployments: 80,
};

const pool = new AuditPool();
afterAll(() => pool.close());

const events: AuditEvent[] = [];
finish(auditEventSteps(config, (event) => events.push(event)));

/** Some events under the head of others. */
function judged(given: readonly AuditEvent[], signed = given): LogJudgement {
  const log = new AuditLog();
  for (const event of signed) log.append(event);
  const head = { size: log.size, root: log.tree.root() };
  return finish(
    judgeSteps({ head, size: given.length, event: (i) => given[i]! }, finish(rulesOfRun(config))),
  );
}

test('the worker finds nothing in the whole log of a run, and says over how much', async () => {
  const { size } = valueOf(await pool.make(config));
  expect(valueOf(await pool.judge(config))).toEqual({
    events: size,
    deployments: 80,
    deploymentsOfRun: 80,
    kinds: [],
    findingCount: 0,
    breaking: 0,
    first: [],
  });
});

test('of a run in shadow it tells which rules the people broke who were not asked to keep them', async () => {
  const settings = { ...config.settings, autonomy: 'shadow' } as const;
  const { kinds, breaking, findingCount, first } = valueOf(
    await pool.judge({ ...config, settings, deployments: 300 }),
  );
  expect(kinds.map(([kind]) => kind)).toContain('friday-rollout');
  expect(kinds.reduce((sum, [, count]) => sum + count, 0)).toBe(findingCount);
  expect(breaking).toBeGreaterThan(0);
  expect(first.length).toBe(Math.min(20, findingCount));
});

test('an approval that is left out with its request, and a head of other events, are found', () => {
  const victim = events.find(
    (event) => event.type === 'approval-requested' && event.details.causes.join() === 'above-ceiling',
  )!.deployment;
  const without = events
    .filter(
      ({ deployment, type }) =>
        deployment !== victim || !['approval-requested', 'approved', 'rejected'].includes(type),
    )
    .map((event, sequence) => ({ ...event, sequence }));
  expect(judged(events).findingCount).toBe(0);
  expect(judged(without).kinds).toContainEqual(['ceiling-without-approval', 1]);
  expect(judged(without, events).kinds.map(([kind]) => kind)).toEqual(
    expect.arrayContaining(['wrong-size', 'broken-root']),
  );
});

test('a run says how many deployments it has: one taken out is missed, however well the others are numbered anew', () => {
  const last = events.at(-1)!.deployment;
  const without = events.filter(({ deployment }) => deployment !== last);
  expect(judged(without).kinds).toEqual([['wrong-deployments', 1]]);
  expect(judged(without).first[0]!.what).toBe('79 of 80');
  const log = { head: null, size: without.length, event: (i: number) => without[i]! };
  const untold = finish(judgeSteps(log, { ...finish(rulesOfRun(config)), run: null }));
  expect(untold).toMatchObject({ deployments: 79, deploymentsOfRun: null, findingCount: 0 });
});

test('a head that names another run is found, where it is known which run it should be', () => {
  const log = { head: null, size: events.length, event: (i: number) => events[i]! };
  const rules = finish(rulesOfRun(config));
  expect(finish(judgeSteps(log, rules, auditOrigin(config))).kinds).toEqual([]);
  const other = auditOrigin({ ...config, seed: '8' });
  expect(finish(judgeSteps(log, rules, other)).first).toEqual([
    { kind: 'other-run', deployment: null, place: null, what: other },
  ]);
});
