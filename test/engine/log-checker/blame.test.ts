/** Who is blamed where contexts and what they were told of contradict each other, in logs forged a little and throughout. */
import { expect, it } from 'vitest';
import { type AuditEvent } from '../../../engine/audit-log/index.ts';
import { blamed } from '../../../engine/log-checker/blame.ts';
import type { Citation, Past } from '../../../engine/log-checker/citation.ts';
import { DeploymentRecord } from '../../../engine/log-checker/deployment-record.ts';
import { logFindingSteps, logFindings } from '../../../engine/log-checker/index.ts';
import { toItsEnd } from '../../../engine/log-checker/steps.ts';
import { logOf } from './log-of.ts';

const { log, rules } = logOf(400);

/** One deployment taken out, and all later ones numbered as if it had never been. */
function without(out: number): AuditEvent[] {
  return log
    .filter(({ deployment }) => deployment !== out)
    .map((event, sequence) => {
      const { deployment } = event;
      return { ...event, sequence, deployment: deployment > out ? deployment - 1 : deployment };
    });
}

it.each([1, 50, 200])(
  'a log without deployment %i, numbered anew, is at fault once, from there on',
  (out) => {
    const findings = logFindings(without(out), rules);
    const [throughout, ...others] = findings.filter(({ deployment }) => deployment === null);
    expect(throughout?.kind).toBe('context-against-log');
    expect(throughout?.what).toMatch(/^\d+ of \d+ contexts from deployment \d+ on$/);
    expect(others).toEqual([]);
    const from = Number(/deployment (\d+) on/.exec(throughout!.what)![1]);
    expect(from).toBeGreaterThanOrEqual(out);
    expect(from).toBeLessThan(out + 50);
    // the rest are contexts that cannot be so whatever the log says: told of what comes later
    expect(findings.length).toBeLessThan(10);
    expect(findings.map(({ kind }) => kind)).not.toContain('record-against-context');
  },
);

it('outcomes that were rewritten are each named, and no other deployment', () => {
  const young = logOf(300, { warmUpDays: 0, serviceCount: 12 });
  const told = young.log.flatMap((event) =>
    event.type === 'context-gathered' ? [event.details.neighbours] : [],
  );
  const times = (deployment: number): number => told.filter((each) => each.includes(deployment)).length;
  const completed = young.log.flatMap(({ type, deployment }) => (type === 'completed' ? [deployment] : []));
  // nobody was told of two of them: each context has one witness
  const victims: number[] = [];
  for (const one of completed.toSorted((a, b) => times(b) - times(a))) {
    const apart = told.every((each) => !each.includes(one) || !victims.some((other) => each.includes(other)));
    if (apart && victims.length < 3) victims.push(one);
  }
  expect(victims).toHaveLength(3);
  const forged = young.log.map((event): AuditEvent => {
    if (event.type !== 'completed' || !victims.includes(event.deployment)) return event;
    return { ...event, type: 'escaped', details: { ...event.details, operational: false, hurtMinutes: 0 } };
  });
  const named = logFindings(forged, young.rules).filter(({ kind }) => kind.includes('context'));
  expect(named.map(({ kind }) => kind)).toEqual(victims.map(() => 'record-against-context'));
  expect(new Set(named.map(({ deployment }) => deployment))).toEqual(new Set(victims));
});

it('asking who is at fault pauses, as all else does', () => {
  const pauses = (events: readonly AuditEvent[]): number => [...logFindingSteps(events, rules)].length;
  expect(pauses(without(1))).toBeGreaterThan(pauses(log) + 2);
});

it('twice as many contexts that contradict everything are read about twice as often', () => {
  const readsOf = (n: number): number => {
    let reads = 0;
    const pasts = Array.from(
      { length: n },
      (_, k): Past => ({
        record: new DeploymentRecord(k, []),
        likeness: { service: 'a', angle: 0, migration: false, config: false, working: true },
        failed: false,
        endMinute: k,
      }),
    );
    const citations = pasts.map((own, k): Citation => {
      const known = [1, 2, 3, 5, 8].flatMap((back) => pasts[k - back] ?? []);
      const citation = { own, place: k, failed: 0, least: 0, most: 0, unlike: 'not that near' };
      return Object.defineProperty(citation, 'known', { get: () => (reads++, known) }) as Citation &
        typeof citation;
    });
    expect(toItsEnd(blamed(citations))).toHaveLength(1);
    return reads;
  };
  expect(readsOf(1_000) / readsOf(500)).toBeLessThan(2.2);
});
