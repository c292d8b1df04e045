/** A cell by its field's kind: its value, or what was expected and how to fix it. */
import { choiceIn, numberIn, weekdayIn } from './cells.ts';
import type { FieldKind, LogField } from './fields.ts';
import { type LogMapping, readSwitch } from './mapping.ts';
import type { ProblemKind } from './problems.ts';
import { isShortClock, type Moment, minutesIn, momentIn, needsOrder } from './times.ts';
import { armOf } from './words.ts';

/** Arms and stages are their words. */
export type CellValue = string | number | boolean | Moment;

/** What a cell is not. */
export interface CellFault {
  readonly fault: ProblemKind;
  readonly what: string;
  readonly fix?: string;
}

type Field = Pick<LogField, 'key' | 'type'>;

/** @param text trimmed, not empty */
export function readCell({ key, type }: Field, text: string, mapping: LogMapping): CellValue | CellFault {
  switch (type.kind) {
    case 'text':
    case 'id':
    case 'status':
    case 'environment':
      return text;
    case 'arm':
      return armOf(text) ?? unknownArm;
    case 'duration':
      return durationIn(text, mapping);
    case 'time':
      return (
        momentIn(text, mapping.dates) ?? (mapping.dates === null && needsOrder(text) ? Number.NaN : noMoment)
      );
    case 'weekday':
      return weekdayIn(text) ?? noWeekday;
    case 'switch':
      return readSwitch(key, text) ?? noSwitch;
    case 'choice':
      return (
        choiceIn(text, type.options) ?? { fault: 'unknown-word', what: `one of ${type.options.join(', ')}` }
      );
    case 'number':
      return plainNumberIn(text, type, mapping.decimal === 'comma');
  }
}

export const isFault = (value: CellValue | CellFault): value is CellFault =>
  typeof value === 'object' && 'fault' in value;

const unknownArm: CellFault = { fault: 'unknown-word', what: 'traditional or genops' };
const noMoment: CellFault = {
  fault: 'unreadable',
  what: 'a date and time that exist, such as 2026-01-05T14:30:00Z',
};
const noWeekday: CellFault = { fault: 'unreadable', what: 'a weekday, or 0 (Monday) to 6' };
const noSwitch: CellFault = { fault: 'unreadable', what: 'true or false' };

/** NaN where the unit or the decimal mark is not known: the number waits for the reader's answer. */
function durationIn(text: string, { durationUnit, decimal }: LogMapping): number | CellFault {
  const minutes = minutesIn(text, durationUnit ?? 'text', decimal === 'comma');
  const isBare =
    (durationUnit === null || decimal === null) && /^[+-]?[\d.,'’\s]+(?:e[+-]?\d+)?$/i.test(text);
  if (isBare) return Number.NaN;
  if (Number.isNaN(minutes)) {
    return { fault: 'unreadable', what: 'a length of time, such as 23.4, PT23M or 0:23:24', ...fixOf(text) };
  }
  return minutes >= 0 && Number.isFinite(minutes)
    ? minutes
    : { fault: 'out-of-range', what: 'a length of time that is not negative, and finite' };
}

function fixOf(text: string): Pick<CellFault, 'fix'> {
  if (/^\d+,\d+$/.test(text))
    return { fix: 'other cells of the column have a decimal point: say which mark is which' };
  if (!isShortClock(text)) return {};
  return {
    fix: 'write 0:23:24, or say the column’s unit: hours for hours and minutes, minutes for minutes and seconds',
  };
}

function plainNumberIn(
  text: string,
  { from, to, whole }: Extract<FieldKind, { readonly kind: 'number' }>,
  decimalComma: boolean,
): number | CellFault {
  const value = numberIn(text, decimalComma);
  const fits = !whole || Number.isInteger(value);
  if (fits && value >= from && value <= to) return value;
  const limits = to === Number.MAX_SAFE_INTEGER ? 'that is not negative' : `from ${from} to ${to}`;
  return {
    fault: fits && !Number.isNaN(value) ? 'out-of-range' : 'unreadable',
    what: `a ${whole ? 'whole ' : ''}number ${limits}`,
  };
}
