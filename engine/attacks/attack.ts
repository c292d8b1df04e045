/** What is done to a log, and by whom: an attack changes events; what its author can do beside decides what is presented. */
import type { AuditEvent } from '../audit-log/event.ts';

export type Log = readonly AuditEvent[];

/** An event as it is presented, and which of the honest log it was; null for one that was made up. */
export interface Traced {
  readonly event: AuditEvent;
  readonly from: number | null;
}

export interface Forgery {
  readonly events: readonly Traced[];
  /** Where to look: a place in the honest log, which has a leaf. */
  readonly honestPlace: number;
  /** The same in the presented one; null where it ends before. */
  readonly place: number | null;
  /** The lie was there when the log was written: no honest log was ever signed. */
  readonly fromTheStart: boolean;
}

export interface Attack {
  readonly id: string;
  readonly name: string;
  /** What is done, in a sentence. */
  readonly deed: string;
  /** What for. */
  readonly aim: string;
  /** Null where the log has nothing that it could be done to. */
  readonly forge: (log: Log) => Forgery | null;
}

/** What an attacker can do beside changing events. */
export const powers = ['edits', 'hashes', 'signs'] as const;
/**
 * `edits` changes the file and no more · `hashes` numbers and hashes everything again, and signs with a key of their own ·
 * `signs` the same with the log's key.
 */
export type Power = (typeof powers)[number];

/** Every event as it was. */
export function traced(log: Log): Traced[] {
  return log.map((event, from) => ({ event, from }));
}

/** One event changed where it stands. */
export function changedAt(log: Log, place: number, change: (event: AuditEvent) => AuditEvent): Forgery {
  const events = traced(log);
  events[place] = { event: change(log[place]!), from: place };
  return { events, honestPlace: place, place, fromTheStart: false };
}

/** Numbered from the first one's number, without gaps: what everybody does who hashes again. */
export function renumbered(events: readonly Traced[], first: number): Traced[] {
  return events.map((each, place) => {
    const sequence = first + place;
    // the same object where nothing is to be done: its hash is known
    return each.event.sequence === sequence ? each : { event: { ...each.event, sequence }, from: each.from };
  });
}
