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

type Codes = Readonly<Record<'arm' | 'status' | 'place' | 'minutes', ArrayLike<number>>>;

export function logRowAt({ arm, status, place, minutes }: Codes, i: number): LogRow {
  return {
    arm: logArms[arm[i]!]!,
    status: logStatuses[status[i]!] ?? null,
    place: catchPlaces[place[i]!]!,
    minutes: Number.isNaN(minutes[i]!) ? null : minutes[i]!,
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
  readonly #arm: number[] = [];
  readonly #status: number[] = [];
  readonly #place: number[] = [];
  readonly #minutes: number[] = [];
  readonly #row: number[] = [];
  readonly #minute: number[] = [];
  readonly #weak: boolean[] = [];
  readonly #stage: number[] = [];
  #from = Number.POSITIVE_INFINITY;
  #to = Number.NEGATIVE_INFINITY;

  get rows(): number {
    return this.#row.length;
  }

  /** Adds a row, or puts another record in its place. */
  set(i: number, { arm, status, place, minutes }: LogRow, { row, minute, isWeak, stage }: RowOrigin): void {
    this.#arm[i] = logArms.indexOf(arm);
    this.#status[i] = status === null ? NO_STATUS : logStatuses.indexOf(status);
    this.#place[i] = catchPlaces.indexOf(place);
    this.#minutes[i] = minutes ?? Number.NaN;
    this.#row[i] = row;
    this.#minute[i] = minute;
    this.#weak[i] = isWeak;
    this.#stage[i] = stage;
  }

  /** A row that was added. */
  at(i: number): LogRow & RowOrigin {
    const codes = { arm: this.#arm, status: this.#status, place: this.#place, minutes: this.#minutes };
    const origin = { row: this.#row[i]!, minute: this.#minute[i]!, isWeak: this.#weak[i]! };
    return { ...logRowAt(codes, i), ...origin, stage: this.#stage[i]! };
  }

  /** Rows without a status, and without a cycle time. */
  without() {
    const count = (column: readonly number[], isNone: (value: number) => boolean): number =>
      column.reduce((sum, value) => sum + (isNone(value) ? 1 : 0), 0);
    return {
      status: count(this.#status, (code) => code === NO_STATUS),
      duration: count(this.#minutes, Number.isNaN),
    };
  }

  /** Rows whose cycle time is less than one limit, and more than another, minutes. */
  beyond(shortest: number, longest: number) {
    return {
      short: this.#minutes.filter((minutes) => minutes < shortest).length,
      long: this.#minutes.filter((minutes) => minutes > longest).length,
    };
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
    const places = this.#place.map((place, i) => {
      const stage = this.#stage[i]!;
      return stage < 0 ? place : catchPlaces.indexOf(placeOf[stage] ?? 'unknown');
    });
    return {
      rows: this.rows,
      arm: new Uint8Array(this.#arm),
      status: new Uint8Array(this.#status),
      place: new Uint8Array(places),
      minutes: new Float64Array(this.#minutes),
      knows,
      span: this.#to >= this.#from ? { from: this.#from, to: this.#to } : null,
      caveats,
    };
  }
}
