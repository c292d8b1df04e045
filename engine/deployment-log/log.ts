/** The deployments of a log as typed columns, eleven bytes each; only this module knows the layout. */
import { type LogArm, type LogStatus, logArms, logStatuses } from './fields.ts';

/** Where a rollback happened. */
export const catchPlaces = ['not-rolled-back', 'before-full-traffic', 'at-full-traffic', 'unknown'] as const;
export type CatchPlace = (typeof catchPlaces)[number];

/** In the column of statuses: the row has none. */
export const NO_STATUS = 255;

/** Columns of length `rows`, in the file's order; transferable. */
export interface DeploymentLog {
  readonly rows: number;
  /** Index into `logArms`. */
  readonly arm: Uint8Array<ArrayBuffer>;
  /** Index into `logStatuses`; {@link NO_STATUS} where the row has none. */
  readonly status: Uint8Array<ArrayBuffer>;
  /** Index into `catchPlaces`. */
  readonly place: Uint8Array<ArrayBuffer>;
  /** Minutes; NaN where the row has none. */
  readonly minutes: Float64Array<ArrayBuffer>;
  /** Which columns the file has with anything in them. */
  readonly knows: {
    readonly status: boolean;
    readonly duration: boolean;
    readonly place: boolean;
    readonly arm: boolean;
  };
  /** First and last moment, minutes since 1970 UTC; null without any timestamp. */
  readonly span: { readonly from: number; readonly to: number } | null;
  readonly caveats: LogCaveats;
}

/** What verdicts on a log have to say beside their numbers. */
export interface LogCaveats {
  /** Rows that could not be read, of all that are asked for: above 5% every verdict says so, above 50% nothing is judged. */
  readonly unread: number;
  readonly of: number;
  /** Why cycle times that the file has are not counted; null where they are. */
  readonly noCycleTime: string | null;
  /** What the cycle times are, where that is not the time from start to end of a rollout. */
  readonly cycleTime: string | null;
}

const noCaveats: LogCaveats = { unread: 0, of: 0, noCycleTime: null, cycleTime: null };

/** What a row has beside its deployment, for as long as the file is read. */
export interface RowOrigin {
  /** Its row in the file. */
  readonly row: number;
  /** When the record was written, minutes since 1970; NaN where it has no moment. */
  readonly minute: number;
  /** Whether its state only says that a later deployment took its place. */
  readonly isWeak: boolean;
  /** Its stage, by number, where that decides the place; −1: the place is known. */
  readonly stage: number;
}

export interface LogRow {
  readonly arm: LogArm;
  /** Null where the row has none: it counts for cycle times only. */
  readonly status: LogStatus | null;
  readonly place: CatchPlace;
  /** Null where the row has none: it counts for rates only. */
  readonly minutes: number | null;
}

export function logRowAt(log: DeploymentLog, i: number): LogRow {
  return {
    arm: logArms[log.arm[i]!]!,
    status: logStatuses[log.status[i]!] ?? null,
    place: catchPlaces[log.place[i]!]!,
    minutes: Number.isNaN(log.minutes[i]!) ? null : log.minutes[i]!,
  };
}

/** The memory of the columns, each buffer once. */
export function logBuffers({ arm, status, place, minutes }: DeploymentLog): ArrayBuffer[] {
  return [arm.buffer, status.buffer, place.buffer, minutes.buffer];
}

/** Whether a record of a deployment counts instead of an earlier one in the file. */
export function isLater(old: RowOrigin, added: RowOrigin, which: 'first' | 'last'): boolean {
  if (which === 'first') return false;
  // that a later deployment took its place is no outcome of its own
  if (old.isWeak !== added.isWeak) return old.isWeak;
  return !(added.minute < old.minute);
}

/** Guards columns that grow row by row, and rows that later records of the same deployment replace. */
export class LogBuilder {
  #rows = 0;
  #arm = new Uint8Array(1 << 7);
  #status = new Uint8Array(1 << 7);
  #place = new Uint8Array(1 << 7);
  #minutes = new Float64Array(1 << 7);
  #row = new Float64Array(1 << 7);
  #minute = new Float64Array(1 << 7);
  #weak = new Uint8Array(1 << 7);
  #stage = new Int16Array(1 << 7);
  #from = Number.POSITIVE_INFINITY;
  #to = Number.NEGATIVE_INFINITY;

  get rows(): number {
    return this.#rows;
  }

  add(row: LogRow, origin: RowOrigin): void {
    if (this.#rows === this.#arm.length) this.#grow();
    this.#rows += 1;
    this.set(this.#rows - 1, row, origin);
  }

  /** Puts another record in a row's place. */
  set(i: number, { arm, status, place, minutes }: LogRow, { row, minute, isWeak, stage }: RowOrigin): void {
    this.#arm[i] = arm === 'genops' ? 0 : 1;
    this.#status[i] = status === null ? NO_STATUS : logStatuses.indexOf(status);
    this.#place[i] = catchPlaces.indexOf(place);
    this.#minutes[i] = minutes ?? Number.NaN;
    this.#row[i] = row;
    this.#minute[i] = minute;
    this.#weak[i] = isWeak ? 1 : 0;
    this.#stage[i] = stage;
  }

  /** A row that was added. */
  at(i: number): LogRow & RowOrigin {
    return {
      arm: logArms[this.#arm[i]!]!,
      status: logStatuses[this.#status[i]!] ?? null,
      place: catchPlaces[this.#place[i]!]!,
      minutes: Number.isNaN(this.#minutes[i]!) ? null : this.#minutes[i]!,
      row: this.#row[i]!,
      minute: this.#minute[i]!,
      isWeak: this.#weak[i] === 1,
      stage: this.#stage[i]!,
    };
  }

  /** Rows without a status and a cycle time, and with one beyond two limits, minutes. */
  gaps(shortest: number, longest: number) {
    const counts = { status: 0, duration: 0, short: 0, long: 0 };
    for (let i = 0; i < this.#rows; i++) {
      if (this.#status[i] === NO_STATUS) counts.status += 1;
      const minutes = this.#minutes[i]!;
      if (Number.isNaN(minutes)) counts.duration += 1;
      else if (minutes < shortest) counts.short += 1;
      else if (minutes > longest) counts.long += 1;
    }
    return counts;
  }

  /** @param minute since 1970, UTC */
  saw(minute: number): void {
    if (minute < this.#from) this.#from = minute;
    if (minute > this.#to) this.#to = minute;
  }

  /** @param placeOf the place that a stage stands for, by its number */
  finish(
    knows: DeploymentLog['knows'],
    caveats: LogCaveats = noCaveats,
    placeOf: readonly CatchPlace[] = [],
  ): DeploymentLog {
    const n = this.#rows;
    const place = this.#place.slice(0, n);
    for (let i = 0; i < n; i++) {
      const stage = this.#stage[i]!;
      if (stage >= 0) place[i] = catchPlaces.indexOf(placeOf[stage] ?? 'unknown');
    }
    return {
      rows: n,
      arm: this.#arm.slice(0, n),
      status: this.#status.slice(0, n),
      place,
      minutes: this.#minutes.slice(0, n),
      knows,
      span: this.#to >= this.#from ? { from: this.#from, to: this.#to } : null,
      caveats,
    };
  }

  #grow(): void {
    const size = 2 * this.#arm.length;
    const larger = <T extends Uint8Array | Float64Array | Int16Array>(column: T, made: T): T => {
      made.set(column);
      return made;
    };
    this.#arm = larger(this.#arm, new Uint8Array(size));
    this.#status = larger(this.#status, new Uint8Array(size));
    this.#place = larger(this.#place, new Uint8Array(size));
    this.#minutes = larger(this.#minutes, new Float64Array(size));
    this.#row = larger(this.#row, new Float64Array(size));
    this.#minute = larger(this.#minute, new Float64Array(size));
    this.#weak = larger(this.#weak, new Uint8Array(size));
    this.#stage = larger(this.#stage, new Int16Array(size));
  }
}
