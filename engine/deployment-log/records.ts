/** Several records of one deployment: its events, of which the last counts and all give the cycle time, or duplicates. */
import type { LogArm } from './fields.ts';
import { isLater, type LogBuilder, type LogRow, type RowOrigin } from './log.ts';

/** A record that has an id which came before. */
export interface RepeatedId {
  /** Whether it is another event of the deployment, and no duplicate. */
  readonly isEvent: boolean;
  /** The row that had the id before. */
  readonly row: number;
  readonly counts: 'first' | 'last';
}

/** The moments of a deployment's events, minutes since 1970. */
interface Events {
  /** Whether any of them is a state before the last. */
  isOpen: boolean;
  /** The first of those, and the first that says that it began. */
  opened: number;
  started: number;
  succeeded: number;
}

/** Guards the ids while the file is read, and the rows of the log that have them. */
export class DeploymentRecords {
  readonly #environments = new Map<string, number>();
  /** By hash of the id: texts would keep the file's in memory. */
  readonly #rows = new Map<number, number>();
  readonly #events = new Map<number, Events>();
  readonly #log: LogBuilder;
  readonly #chosen: 'first' | 'last' | null;

  /** @param chosen which of several records counts, where the reader says so */
  constructor(log: LogBuilder, chosen: 'first' | 'last' | null) {
    this.#log = log;
    this.#chosen = chosen;
  }

  /** Adds a row, or puts the record of a deployment that counts in the place of the other. @param id null for none */
  put(added: LogRow, origin: RowOrigin, id: string | null, environment: string): RepeatedId | null {
    const log = this.#log;
    const key = id === null ? null : this.#keyOf(id, environment, added.arm);
    const before = key === null ? undefined : this.#rows.get(key);
    if (key === null || before === undefined) {
      if (key !== null) this.#rows.set(key, log.rows);
      log.set(log.rows, added, origin);
      return null;
    }
    const old = log.at(before);
    const events = this.#eventsOf(key);
    for (const { status, minute, isWeak } of [old, { ...added, ...origin }]) {
      if (status === 'SUCCESS' && !isWeak && minute > events.succeeded) events.succeeded = minute;
    }
    // records of one deployment at several moments, or after one that was not finished, are its events; others are duplicates
    const isMoved = old.minute !== origin.minute && !Number.isNaN(old.minute + origin.minute);
    const isEvent = isMoved || events.isOpen;
    const counts = this.#chosen ?? (isEvent ? 'last' : 'first');
    if (isLater(old, origin, counts)) {
      const isAfterSuccess =
        old.status === 'SUCCESS' && added.status === 'ROLLED_BACK' && added.place === 'unknown';
      const status = added.status ?? old.status;
      const place = isAfterSuccess && origin.stage < 0 ? 'at-full-traffic' : added.place;
      log.set(before, { ...added, status, place, minutes: added.minutes ?? old.minutes }, origin);
    }
    return { isEvent, row: old.row, counts };
  }

  /** Notes a record of a deployment that has not ended. @param hasBegun whether it says so, and not only that it waits */
  open(id: string, environment: string, arm: LogArm, minute: number, hasBegun: boolean): void {
    const events = this.#eventsOf(this.#keyOf(id, environment, arm));
    events.isOpen = true;
    if (minute < events.opened) events.opened = minute;
    if (hasBegun && minute < events.started) events.started = minute;
  }

  /** Deployments without a cycle time get that from their first start to their last success. @returns how many */
  timeEvents(): number {
    let timed = 0;
    for (const [key, { opened, started, succeeded }] of this.#events) {
      const i = this.#rows.get(key);
      if (i === undefined) continue;
      const row = this.#log.at(i);
      const isLast = row.status === 'SUCCESS' && !row.isWeak && !(row.minute < succeeded);
      const minutes = (isLast ? row.minute : succeeded) - (Number.isFinite(started) ? started : opened);
      if (row.minutes !== null || !(minutes >= 0)) continue;
      this.#log.set(i, { ...row, minutes: Math.round(minutes * 60_000) / 60_000 }, row);
      timed += 1;
    }
    return timed;
  }

  #eventsOf(key: number): Events {
    const known = this.#events.get(key);
    if (known !== undefined) return known;
    const [opened, started] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    const made = { isOpen: false, opened, started, succeeded: Number.NEGATIVE_INFINITY };
    this.#events.set(key, made);
    return made;
  }

  /** One id in two environments, or in both arms, is two deployments. */
  #keyOf(id: string, environment: string, arm: LogArm): number {
    const known = this.#environments.get(environment);
    const place = known ?? this.#environments.size;
    if (known === undefined) this.#environments.set(environment, place);
    return hashOf(id, 2 * place + (arm === 'genops' ? 0 : 1));
  }
}

/**
 * Two 32-bit multiplicative hashes with a last mix (as in MurmurHash3's finalizer), joined to 53 bits. Two different ids are taken for one
 * with a probability of n²/2⁵⁴: 6 in 100,000 for a whole file of a million rows.
 */
function hashOf(text: string, space: number): number {
  const seed = Math.imul(space, 2_654_435_769); // spread over all bits: the low ones are where characters go
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return 4_294_967_296 * (b & 0x1fffff) + (a >>> 0);
}
