/** Several records of one deployment: its events, of which the last counts, or duplicates, of which the first does. */
import { IdIndex } from './id-index.ts';
import { isLater, type LogBuilder, type LogRow, type RowOrigin } from './log.ts';

/** A record that has an id which came before. */
export interface RepeatedId {
  /** Whether it is another event of the deployment, and no duplicate. */
  readonly isEvent: boolean;
  /** The row that had the id before. */
  readonly row: number;
  readonly counts: 'first' | 'last';
}

/** Guards the ids while the file is read, and the rows of the log that have them. */
export class DeploymentRecords {
  readonly #environmentOf = new Map<string, number>();
  readonly #ids = new IdIndex();
  /** Ids that had a state before their last. */
  readonly #opened = new IdIndex();
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
    const space = 2 * this.#numberOf(environment) + (added.arm === 'genops' ? 0 : 1);
    const before = id === null ? null : this.#ids.claim(id, space, log.rows);
    if (before === null) {
      log.add(added, origin);
      return null;
    }
    const old = log.at(before);
    // records of one deployment at several moments, or after one that was not finished, are its events; others are duplicates
    const isMoved = old.minute !== origin.minute && !Number.isNaN(old.minute + origin.minute);
    const isEvent = isMoved || (id !== null && this.#opened.has(id, this.#numberOf(environment)));
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

  /** Notes a record of a deployment that has not ended. */
  open(id: string, environment: string, row: number): void {
    this.#opened.claim(id, this.#numberOf(environment), row);
  }

  /** Environments as small numbers: one id in two of them is two deployments. */
  #numberOf(environment: string): number {
    const known = this.#environmentOf.get(environment);
    if (known !== undefined) return known;
    this.#environmentOf.set(environment, this.#environmentOf.size);
    return this.#environmentOf.size - 1;
  }
}
