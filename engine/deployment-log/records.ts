/** Several records of one deployment: its events, of which the last counts and all give the cycle time, or duplicates. */
import type { LogArm } from './fields.ts';
import type { ReadRow } from './log.ts';

/** The moments of a deployment's events, minutes since 1970. */
interface Events {
  /** Whether any of them is a state before the last. */
  isOpen: boolean;
  /** The first of those, and the first that says that it began. */
  opened: number;
  started: number;
  succeeded: number;
}

/** Guards the rows of the log while the file is read, and the ids that they have. */
export class DeploymentRecords {
  readonly rows: ReadRow[] = [];
  readonly #places = new Map<string, number>();
  readonly #events = new Map<string, Events>();
  readonly #chosen: 'first' | 'last' | null;

  /** @param chosen which of several records counts, where the reader says so */
  constructor(chosen: 'first' | 'last' | null) {
    this.#chosen = chosen;
  }

  /**
   * Adds a row, or puts the record of a deployment that counts in the place of the other.
   *
   * @param id null for none
   * @returns of an id that came before: its row, whether this is another event of it and no duplicate, and which counts
   */
  put(added: ReadRow, id: string | null, environment: string) {
    const key = id === null ? null : keyOf(id, environment, added.arm);
    const before = key === null ? undefined : this.#places.get(key);
    if (key === null || before === undefined) {
      if (key !== null) this.#places.set(key, this.rows.length);
      this.rows.push(added);
      return null;
    }
    const old = this.rows[before]!;
    const events = this.#eventsOf(key);
    for (const { status, minute, isWeak } of [old, added]) {
      if (status === 'SUCCESS' && !isWeak && minute > events.succeeded) events.succeeded = minute;
    }
    // records of one deployment at several moments, or after one that was not finished, are its events; others are duplicates
    const isMoved = old.minute !== added.minute && !Number.isNaN(old.minute + added.minute);
    const isEvent = isMoved || events.isOpen;
    const counts = this.#chosen ?? (isEvent ? 'last' : 'first');
    // that a later deployment took its place is no outcome of its own
    const isLater = old.isWeak === added.isWeak ? !(added.minute < old.minute) : old.isWeak;
    if (counts === 'last' && isLater) {
      const isAfterSuccess =
        old.status === 'SUCCESS' && added.status === 'ROLLED_BACK' && added.place === 'unknown';
      const place = isAfterSuccess && added.stage < 0 ? 'at-full-traffic' : added.place;
      const [status, minutes] = [added.status ?? old.status, added.minutes ?? old.minutes];
      this.rows[before] = { ...added, status, place, minutes };
    }
    return { isEvent, row: old.row, counts };
  }

  /** Notes a record of a deployment that has not ended. @param hasBegun whether it says so, and not only that it waits */
  open(key: string, minute: number, hasBegun: boolean): void {
    const events = this.#eventsOf(key);
    events.isOpen = true;
    if (minute < events.opened) events.opened = minute;
    if (hasBegun && minute < events.started) events.started = minute;
  }

  /** Deployments without a cycle time get that from their first start to their last success. @returns how many */
  timeEvents(): number {
    let timed = 0;
    for (const [key, { opened, started, succeeded }] of this.#events) {
      const i = this.#places.get(key);
      if (i === undefined) continue;
      const row = this.rows[i]!;
      const isLast = row.status === 'SUCCESS' && !row.isWeak && !(row.minute < succeeded);
      const minutes = (isLast ? row.minute : succeeded) - (Number.isFinite(started) ? started : opened);
      if (row.minutes !== null || !(minutes >= 0)) continue;
      this.rows[i] = { ...row, minutes: Math.round(minutes * 60_000) / 60_000 };
      timed += 1;
    }
    return timed;
  }

  /** A deployment that another undid; of a success that is after its end. */
  undo(key: string): void {
    const i = this.#places.get(key) ?? -1;
    const row = this.rows[i];
    if (row === undefined || row.status === 'ROLLED_BACK') return;
    const place = row.status === 'SUCCESS' ? 'at-full-traffic' : 'unknown';
    this.rows[i] = { ...row, status: 'ROLLED_BACK', place };
  }

  #eventsOf(key: string): Events {
    const [opened, started] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    const events = this.#events.get(key) ?? { isOpen: false, opened, started, succeeded: -opened };
    this.#events.set(key, events);
    return events;
  }
}

/** One id in two environments, or in both arms, is two deployments. A text of its own: a part of the file's would keep that in memory. */
export const keyOf = (id: string, environment: string, arm: LogArm): string => `${arm} ${environment} ${id}`;
