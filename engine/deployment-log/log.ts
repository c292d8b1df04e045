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

/** Guards columns that grow row by row. */
export class LogBuilder {
  #rows = 0;
  #arm = new Uint8Array(1 << 12);
  #status = new Uint8Array(1 << 12);
  #place = new Uint8Array(1 << 12);
  #minutes = new Float64Array(1 << 12);
  #from = Number.POSITIVE_INFINITY;
  #to = Number.NEGATIVE_INFINITY;

  get rows(): number {
    return this.#rows;
  }

  add({ arm, status, place, minutes }: LogRow): void {
    const i = this.#rows;
    if (i === this.#arm.length) this.#grow();
    this.#arm[i] = logArms.indexOf(arm);
    this.#status[i] = status === null ? NO_STATUS : logStatuses.indexOf(status);
    this.#place[i] = catchPlaces.indexOf(place);
    this.#minutes[i] = minutes ?? Number.NaN;
    this.#rows = i + 1;
  }

  /** @param minute since 1970, UTC */
  saw(minute: number): void {
    if (minute < this.#from) this.#from = minute;
    if (minute > this.#to) this.#to = minute;
  }

  finish(knows: DeploymentLog['knows']): DeploymentLog {
    const n = this.#rows;
    return {
      rows: n,
      arm: this.#arm.slice(0, n),
      status: this.#status.slice(0, n),
      place: this.#place.slice(0, n),
      minutes: this.#minutes.slice(0, n),
      knows,
      span: this.#to >= this.#from ? { from: this.#from, to: this.#to } : null,
    };
  }

  #grow(): void {
    const size = 2 * this.#arm.length;
    const larger = <T extends Uint8Array | Float64Array>(column: T, made: T): T => {
      made.set(column);
      return made;
    };
    this.#arm = larger(this.#arm, new Uint8Array(size));
    this.#status = larger(this.#status, new Uint8Array(size));
    this.#place = larger(this.#place, new Uint8Array(size));
    this.#minutes = larger(this.#minutes, new Float64Array(size));
  }
}
