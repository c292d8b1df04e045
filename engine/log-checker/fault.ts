/** How a fault is put into a log: on the first deployment that it fits, the rest left and the numbers made good. */
import type { AuditEvent, EventOf, EventType } from '../audit-log/event.ts';
import { expected } from '../errors.ts';
import type { FindingKind } from './finding.ts';
import type { RulesInForce } from './rules-in-force.ts';

export type SeedLog = readonly AuditEvent[];

export interface SeededFault {
  /** What is done to the log, as a sentence. */
  readonly name: string;
  /** What must be found. */
  readonly finds: FindingKind;
  /** Whether the log has a deployment to do it to, and the rules forbid it. */
  readonly fits: (log: SeedLog, rules: RulesInForce) => boolean;
  /** The log with the fault. @throws ArgumentError where it does not fit */
  readonly seed: (log: SeedLog) => AuditEvent[];
}

/** One deployment's events; `started` first in every clean log. */
export interface Own {
  readonly started: EventOf<'started'>;
  readonly has: (type: EventType) => boolean;
  /** Its first event of a type. */
  readonly first: <Type extends EventType>(type: Type) => EventOf<Type> | undefined;
  readonly service: string;
}

export type EventChange = (event: AuditEvent) => AuditEvent | null;

export const moved = ({ has }: Own): boolean => has('rollout-started') && has('completed');
/** Moved, and policies hold for it. */
export const held = (own: Own): boolean => moved(own) && !own.started.details.hotfix;
export const approved = (own: Own): boolean => moved(own) && own.has('approved');

/** A fault on the first deployment that is wanted: each of its events is changed, or taken out (null). */
export function fault(
  name: string,
  finds: FindingKind,
  wanted: (own: Own) => boolean,
  change: EventChange,
): SeededFault {
  return faultOn(name, finds, (log) => victimOf(log, wanted), change);
}

/** The same on a deployment that the whole log points out; null where it has none. */
export function faultOn(
  name: string,
  finds: FindingKind,
  victim: (log: SeedLog) => number | null,
  change: EventChange,
): SeededFault {
  return {
    name,
    finds,
    fits: (log) => victim(log) !== null,
    seed: (log) => {
      const touched = victim(log);
      if (touched === null) throw expected(`fault ‘${name}’`, 'a log with a deployment that it fits', 'none');
      return numbered(
        log.flatMap((event) => {
          if (event.deployment !== touched) return [event];
          const changed = change(event);
          return changed === null ? [] : [changed];
        }),
        log[0]?.sequence ?? 0,
      );
    },
  };
}

/** A fault only where a rule is in force. */
export function under(isInForce: (rules: RulesInForce) => boolean, of: SeededFault): SeededFault {
  return { ...of, fits: (log, rules) => isInForce(rules) && of.fits(log, rules) };
}

function victimOf(log: SeedLog, wanted: (own: Own) => boolean): number | null {
  const byDeployment = new Map<number, Map<EventType, AuditEvent>>();
  for (const event of log) {
    let own = byDeployment.get(event.deployment);
    if (own === undefined) byDeployment.set(event.deployment, (own = new Map()));
    if (!own.has(event.type)) own.set(event.type, event);
  }
  for (const [deployment, own] of byDeployment) {
    const started = own.get('started') as EventOf<'started'> | undefined;
    if (started === undefined) continue;
    const first = <Type extends EventType>(type: Type) => own.get(type) as EventOf<Type> | undefined;
    if (wanted({ started, service: started.service, has: (type) => own.has(type), first })) return deployment;
  }
  return null;
}

export function numbered(log: SeedLog, first: number): AuditEvent[] {
  return log.map((event, place) => ({ ...event, sequence: first + place }));
}

/** Changes the details of one type of event. */
export function details<Type extends EventType>(
  type: Type,
  change: (details: EventOf<Type>['details']) => EventOf<Type>['details'],
): EventChange {
  return (event) =>
    event.type === type
      ? ({ ...event, details: change((event as unknown as EventOf<Type>).details) } as unknown as AuditEvent)
      : event;
}

export const frame =
  (
    types: readonly EventType[],
    change: Partial<Pick<AuditEvent, 'actor' | 'model' | 'policySet' | 'service'>>,
  ): EventChange =>
  (event) =>
    types.includes(event.type) ? { ...event, ...change } : event;

export const without =
  (...types: readonly EventType[]): EventChange =>
  (event) =>
    types.includes(event.type) ? null : event;

export const both =
  (first: EventChange, second: EventChange): EventChange =>
  (event) => {
    const changed = first(event);
    return changed === null ? null : second(changed);
  };

/** Neither asked for nor given. */
export const unapproved = without('approval-requested', 'approved', 'rejected');

const FRIDAY_EVENING = 4 * 1440 + 17 * 60;
export const WEEK = 10_080;
export const toFriday: EventChange = (event) =>
  event.type === 'rollout-started'
    ? { ...event, minute: (Math.floor(event.minute / WEEK) + 5000) * WEEK + FRIDAY_EVENING }
    : event.type === 'canary-stage' || event.type === 'completed'
      ? { ...event, minute: event.minute + 5001 * WEEK }
      : event;

/** A later rollout of a service, and a minute at which an earlier one was under way. */
export function overlapping(log: SeedLog): { readonly later: number; readonly minute: number } | null {
  const first = new Map<string, { readonly deployment: number; readonly minute: number }>();
  for (const event of log) {
    if (event.type !== 'rollout-started') continue;
    const before = first.get(event.service);
    if (before !== undefined) return { later: event.deployment, minute: before.minute };
    first.set(event.service, { deployment: event.deployment, minute: event.minute });
  }
  return null;
}

/** The first that was rolled back, blocked or escaped, and has another after it. */
export function badOne(log: SeedLog): number | null {
  const bad = log.find(
    ({ type, deployment }) =>
      (type === 'rolled-back' || type === 'blocked' || type === 'escaped') &&
      log.at(-1)?.deployment !== deployment,
  );
  return bad?.deployment ?? null;
}
