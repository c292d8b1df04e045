/** Where the fields of one row contradict each other. */

import { weekdays } from '../domain/clock.ts';
import type { CellValue } from './cell-reader.ts';
import { fieldPlaces as at } from './fields.ts';

export interface Contradiction {
  /** Position of the field that does not fit. */
  readonly field: number;
  readonly wanted: string;
  readonly came: CellValue | null;
  readonly mend?: string;
  readonly leftOut: boolean;
}

type Values = readonly (CellValue | null)[];

/** Nearly all rows have none. */
const none: readonly Contradiction[] = [];

/** Weekday and hour against the timestamp: told, the row kept, since no claim rests on them. */
export function timeContradictions(values: Values): readonly Contradiction[] {
  const moment = values[at.timestamp];
  if (typeof moment !== 'object' || moment === null) return none;
  const weekday = values[at.weekday];
  const hour = values[at.hour];
  const wrongDay = typeof weekday === 'number' && weekday !== moment.weekday;
  const wrongHour = typeof hour === 'number' && moment.hour !== null && hour !== moment.hour;
  if (!wrongDay && !wrongHour) return none;
  const day: Contradiction[] = wrongDay
    ? [
        {
          field: at.weekday,
          wanted: `${weekdays[moment.weekday]}, the weekday of the timestamp`,
          came: weekdays[weekday] ?? null,
          leftOut: false,
        },
      ]
    : [];
  return wrongHour
    ? [
        ...day,
        { field: at.hour, wanted: `${moment.hour}, the hour of the timestamp`, came: hour, leftOut: false },
      ]
    : day;
}

/** A status against the fields that speak of the same. */
export function outcomeContradictions(values: Values): readonly Contradiction[] {
  const status = values[at.status];
  switch (typeof status === 'string' ? status : '') {
    case 'ROLLED_BACK':
      return values[at.triggered] === false ? against(values, at.triggered, 'true') : none;
    case 'FAILED': {
      const kept = 'the row is kept: it counts as failed, and not as caught';
      return values[at.caught] === true ? against(values, at.caught, 'false', kept) : none;
    }
    case 'SUCCESS': {
      if (values[at.triggered] === true) return against(values, at.triggered, 'false');
      if (values[at.stage] !== null) return against(values, at.stage, 'nothing');
      if (values[at.caught] === true) return against(values, at.caught, 'false');
      const kept = 'the row is kept: no claim rests on the reason';
      return values[at.failure] === null ? none : against(values, at.failure, 'nothing', kept);
    }
    default:
      return none;
  }
}

/** @param kept why its row is kept; without a word it is left out */
function against(values: Values, field: number, wanted: string, kept?: string): readonly Contradiction[] {
  const status = values[at.status];
  return [
    {
      field,
      wanted: `${wanted} with the status ${typeof status === 'string' ? status : ''}`,
      came: values[field] ?? null,
      mend: kept ?? 'which of the two is right cannot be known from here',
      leftOut: kept === undefined,
    },
  ];
}
