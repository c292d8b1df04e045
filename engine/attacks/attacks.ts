/** What is done to a log, and by whom: an attack changes events; what its author can do besides decides what is presented. To add one: an entry here, and what it must bring about in its test. */
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

/** Forged events, of which one place shows it, in both logs. */
const forged = (events: readonly Traced[], place: number): Forgery => ({
  events,
  honestPlace: place,
  place,
  fromTheStart: false,
});

/** One event changed where it stands. */
function changedAt(log: Log, place: number, change: (event: AuditEvent) => AuditEvent): Forgery {
  return forged(traced(log).with(place, { event: change(log[place]!), from: place }), place);
}

/** Numbered from the first one's number, without gaps: what everybody does who hashes again. */
export function renumbered(events: readonly Traced[], first: number): Traced[] {
  return events.map((each, place) => {
    const sequence = first + place;
    // the same object where nothing is to be done: its hash is known
    return each.event.sequence === sequence ? each : { event: { ...each.event, sequence }, from: each.from };
  });
}

/** An AI agent in a person's place. */
const changeActor: Attack = {
  id: 'actor',
  name: 'Change an actor',
  deed: 'An approval by a person becomes an approval by an AI agent.',
  aim: 'An audit asks first who decided.',
  forge: (log) => {
    const approval = log.findIndex(({ type }) => type === 'approved');
    const place = approval >= 0 ? approval : log.findIndex(({ actor }) => actor === 'human-reviewer');
    if (place < 0) return null;
    return changedAt(log, place, (event) => ({ ...event, actor: 'ai-agent', model: 'genops-risk-1' }));
  },
};

const deleteEvent: Attack = {
  id: 'delete',
  name: 'Delete an event',
  deed: 'The policy decisions of one deployment are removed.',
  aim: 'Without the record, nobody can question the decision.',
  forge: (log) => {
    const held = log.findIndex(
      (event) =>
        event.type === 'policies-evaluated' &&
        event.details.decisions.some(({ action }) => action !== 'allow'),
    );
    const place = held >= 0 ? held : log.findIndex(({ type }) => type === 'policies-evaluated');
    if (place < 0) return null;
    return forged(
      traced(log).filter(({ from }) => from !== place),
      place,
    );
  },
};

const reorder: Attack = {
  id: 'reorder',
  name: 'Reorder two events',
  deed: 'A rollout is moved before the approval that it had to wait for.',
  aim: 'The reverse also works: a late approval can look punctual.',
  forge: (log) => {
    const approval = log.findIndex(
      ({ type, deployment }, place) =>
        type === 'approved' &&
        log[place + 1]?.type === 'rollout-started' &&
        log[place + 1]?.deployment === deployment,
    );
    const place = approval >= 0 ? approval : log.findIndex(({ type }) => type === 'context-gathered');
    if (place < 0 || place + 1 >= log.length) return null;
    const events = traced(log);
    [events[place], events[place + 1]] = [events[place + 1]!, events[place]!];
    return forged(events, place);
  },
};

const truncate: Attack = {
  id: 'truncate',
  name: 'Truncate',
  deed: 'The last tenth of the log is cut off after a whole deployment.',
  aim: 'The last deployments seem never to have happened.',
  forge: (log) => {
    const end = deploymentStart(log, Math.floor(0.9 * log.length));
    if (end < 1 || end >= log.length) return null;
    return forged(traced(log).slice(0, end), end - 1);
  },
};

const fork: Attack = {
  id: 'fork',
  name: 'Fork',
  deed: 'Two histories share a beginning. One omits a deployment and renumbers the later ones.',
  aim: 'Each reader sees the history that suits the attacker.',
  forge: (log) => {
    const from = deploymentStart(log, Math.floor(0.8 * log.length));
    const out = log[from]?.deployment;
    if (out === undefined || from < 1) return null;
    const events = traced(log).flatMap((each) => {
      const { deployment } = each.event;
      if (deployment < out) return [each];
      // the later ones move up, so that none seems to be missing
      return deployment === out ? [] : [{ ...each, event: { ...each.event, deployment: deployment - 1 } }];
    });
    if (events.length <= from) return null; // nothing would go on
    return forged(events, from);
  },
};

const rewrite: Attack = {
  id: 'rewrite',
  name: 'Rewrite from the middle',
  deed: 'An escaped defect in the middle of the log becomes a completed deployment.',
  aim: 'One failure disappears without breaking a rule.',
  forge: (log) => {
    const place = hidable(log);
    return place === null ? null : changedAt(log, place, hidden);
  },
};

const swapApprovals: Attack = {
  id: 'swap',
  name: 'Swap two approvals',
  deed: 'The approvals of two deployments are exchanged.',
  aim: 'The approval of a harmless change covers a risky one.',
  forge: (log) => {
    const [one, two] = log.flatMap(({ type }, place) => (type === 'approved' ? [place] : []));
    if (one === undefined || two === undefined) return null;
    const events = traced(log);
    const named = (event: AuditEvent, { deployment, service }: AuditEvent): AuditEvent => ({
      ...event,
      deployment,
      service,
    });
    events[one] = { event: named(log[one]!, log[two]!), from: one };
    events[two] = { event: named(log[two]!, log[one]!), from: two };
    return forged(events, one);
  },
};

const lie: Attack = {
  id: 'lie',
  name: 'Lie from the start',
  deed: 'The pipeline itself records an escaped defect as completed, then hashes and signs it like any event.',
  aim: 'A log cannot know whether its entries are true.',
  forge: (log) => {
    const place = hidable(log);
    return place === null ? null : { ...changedAt(log, place, hidden), fromTheStart: true };
  },
};

export const attacks: readonly Attack[] = [
  changeActor,
  deleteEvent,
  reorder,
  truncate,
  fork,
  rewrite,
  swapApprovals,
  lie,
];

/** An event that a reader has edited: the whole event, in its place. */
export function byHand(log: Log, place: number, event: AuditEvent): Forgery {
  return changedAt(log, place, () => event);
}

/** The first event at or after a place that begins a deployment; −1 if no event does. */
function deploymentStart(log: Log, from: number): number {
  return log.findIndex(({ type }, place) => place >= from && type === 'started');
}

/** A change that escaped, from the second third on, else any; null without one. */
function hidable(log: Log): number | null {
  const middle = log.findIndex(({ type }, place) => 3 * place >= log.length && type === 'escaped');
  const place = middle >= 0 ? middle : log.findIndex(({ type }) => type === 'escaped');
  return place < 0 ? null : place;
}

function hidden(event: AuditEvent): AuditEvent {
  if (event.type !== 'escaped') return event;
  const { cycleMinutes } = event.details;
  return { ...event, type: 'completed', actor: 'system', details: { cycleMinutes } };
}
