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
  readonly knows: Readonly<Record<'status' | 'duration' | 'place' | 'arm', boolean>>;
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

/** A row of the log, for as long as the file is read. */
export interface ReadRow extends LogRow {
  /** Its row in the file. */
  readonly row: number;
  /** When the record was written, minutes since 1970; NaN where it has no moment. */
  readonly minute: number;
  /** Whether its state only says that a later deployment took its place. */
  readonly isWeak: boolean;
  /** Its stage, by number, where that decides the place; −1: the place is known. */
  readonly stage: number;
}

export function logRowAt({ arm, status, place, minutes }: DeploymentLog, i: number): LogRow {
  return {
    arm: logArms[arm[i]!]!,
    status: logStatuses[status[i]!] ?? null,
    place: catchPlaces[place[i]!]!,
    minutes: Number.isNaN(minutes[i]!) ? null : minutes[i]!,
  };
}

/** The memory of the columns, each buffer once. */
export const logBuffers = ({ arm, status, place, minutes }: DeploymentLog): ArrayBuffer[] =>
  [arm, status, place, minutes].map(({ buffer }) => buffer);

/** Rows as columns. @param placeOf the place that a stage stands for, by its number */
export function logOf(
  rows: readonly ReadRow[],
  knows: DeploymentLog['knows'],
  placeOf: readonly CatchPlace[] = [],
): DeploymentLog {
  const moments = rows.flatMap(({ minute }) => (Number.isNaN(minute) ? [] : minute));
  const end = (pick: (a: number, b: number) => number): number => moments.reduce((a, b) => pick(a, b));
  const places = rows.map(({ place, stage }) => (stage < 0 ? place : (placeOf[stage] ?? 'unknown')));
  return {
    rows: rows.length,
    arm: Uint8Array.from(rows, ({ arm }) => logArms.indexOf(arm)),
    status: Uint8Array.from(rows, ({ status }) =>
      status === null ? NO_STATUS : logStatuses.indexOf(status),
    ),
    place: Uint8Array.from(places, (place) => catchPlaces.indexOf(place)),
    minutes: Float64Array.from(rows, ({ minutes }) => minutes ?? Number.NaN),
    knows,
    span: moments.length === 0 ? null : { from: end(Math.min), to: end(Math.max) },
  };
}
