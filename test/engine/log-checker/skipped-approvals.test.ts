/** Approvals that only a score or a canary asks for, left out of a log with their requests: nothing else is missing. */
import { describe, expect, it } from 'vitest';
import { type AuditEvent, type ReviewCause } from '../../../engine/audit-log/index.ts';
import { logFindings, type RulesInForce } from '../../../engine/log-checker/index.ts';
import { logOf } from './log-of.ts';

describe('approvals that no policy asks for, left out with their requests', () => {
  /** The log without these deployments' requests and verdicts, its numbers made good, the time put down to the lock. */
  const skipped = (log: readonly AuditEvent[], victims: ReadonlySet<number>): AuditEvent[] => {
    const decided = new Map<number, number>();
    for (const { type, deployment, minute } of log) {
      if (type === 'policies-evaluated') decided.set(deployment, minute);
    }
    return log
      .filter(
        ({ deployment, type }) =>
          !victims.has(deployment) || (type !== 'approval-requested' && type !== 'approved'),
      )
      .map((event, place) => {
        if (event.type !== 'rollout-started' || !victims.has(event.deployment)) {
          return { ...event, sequence: place };
        }
        const readyMinute = decided.get(event.deployment)!;
        const lockMinutes = event.minute - event.details.deferredMinutes - readyMinute;
        return { ...event, sequence: place, details: { ...event.details, readyMinute, lockMinutes } };
      });
  };

  const victimsOf = (log: readonly AuditEvent[], cause: ReviewCause): readonly number[] => {
    const approved = new Set(
      log.flatMap(({ type, deployment }) => (type === 'approved' ? [deployment] : [])),
    );
    return log.flatMap((event) =>
      event.type === 'approval-requested' &&
      event.details.causes.includes(cause) &&
      approved.has(event.deployment)
        ? [event.deployment]
        : [],
    );
  };
  /** Those of them that the checker finds. */
  const found = (log: readonly AuditEvent[], rules: RulesInForce, victims: readonly number[]): number =>
    new Set(logFindings(skipped(log, new Set(victims)), rules).map(({ deployment }) => deployment)).size;

  const { log, rules } = logOf(400, { autonomy: 'assisted', reviewRule: 'percentile' });
  const victims = victimsOf(log, 'above-ceiling');

  it('are all found where the cutoff is given', () => {
    expect(victims.length).toBeGreaterThan(100);
    expect(found(log, rules, victims)).toBe(victims.length);
  });

  it('are found but for the lowest scores where the log alone has to tell the cutoff', () => {
    const untold = { ...rules, ceilings: null };
    expect(logFindings(log, untold)).toEqual([]);
    const some = victims.filter((_, k) => k % 2 === 0);
    expect(found(log, untold, some)).toBeGreaterThan(0.9 * some.length);
    expect(found(log, untold, victims)).toBeLessThan(victims.length); // nothing is left that could tell
  });

  it('are found for the time that they took, where nobody puts it down to something else', () => {
    const without = log
      .filter(({ type }) => type !== 'approval-requested' && type !== 'approved')
      .map((event, place) => ({ ...event, sequence: place }));
    const late = logFindings(without, { ...rules, ceilings: null }).filter(
      ({ kind }) => kind === 'wait-against-clock',
    );
    expect(new Set(late.map(({ deployment }) => deployment)).size).toBeGreaterThanOrEqual(victims.length);
  });

  it('of canaries that could see nothing are found, but for rollouts into quieter hours', () => {
    const quiet = { inconclusive: 'review', trafficMultiple: 0.1 } as const;
    const level = logOf(100, { ...quiet, diurnalSwing: 0 });
    const blind = victimsOf(level.log, 'blind-canary');
    const breached = blind.filter((victim) => hasBreach(level.log, victim)).length;
    expect(blind.length - breached).toBeGreaterThan(20);
    expect(found(level.log, level.rules, blind)).toBeGreaterThanOrEqual(blind.length - breached);
    const swinging = logOf(100, quiet);
    expect(logFindings(swinging.log, swinging.rules)).toEqual([]);
    const some = victimsOf(swinging.log, 'blind-canary');
    expect(found(swinging.log, swinging.rules, some)).toBeGreaterThan(some.length / 4);
  });
});

/** A breach is no blind canary, whatever was foreseen. */
function hasBreach(log: readonly AuditEvent[], victim: number): boolean {
  return log.some(
    (event) =>
      event.deployment === victim && event.type === 'canary-stage' && event.details.verdict === 'breach',
  );
}
