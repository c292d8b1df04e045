/** A cell by its field's kind: its value, or what was expected and how to fix it. */
import { choiceIn, type DecimalMark, numberIn, switchIn, weekdayIn } from './cells.ts';
import type { FieldKind, LogField } from './fields.ts';
import type { ProblemKind } from './problems.ts';
import {
  type DateOrder,
  type DurationUnit,
  isShortClock,
  type Moment,
  minutesIn,
  momentIn,
  needsOrder,
} from './times.ts';
import { armOf, statusOf } from './words.ts';

/** Arms and stages are their words. */
export type CellValue = string | number | boolean | Moment;

/** What a cell is not. */
export interface CellFault {
  readonly fault: ProblemKind;
  readonly what: string;
  readonly fix?: string;
}

/** How the cells of a file are written. */
export interface CellRules {
  /** Of bare numbers: a cell that names its own unit is read by that. Null where nothing settles it: the cycle times wait for an answer. */
  readonly durationUnit: DurationUnit | null;
  /** Of numbers; null where each cycle time may be thousands as well: they wait for an answer. */
  readonly decimal: DecimalMark | null;
  /** Of dates such as `03/01/2026`; null where each may be either: they wait for an answer. */
  readonly dates: DateOrder | null;
}

const faulty = (fault: ProblemKind, what: string): CellFault => ({ fault, what });

/** @param text trimmed, not empty */
export function readCell({ key, type }: LogField, text: string, rules: CellRules): CellValue | CellFault {
  switch (type.kind) {
    case 'text':
    case 'id':
    case 'status':
    case 'environment':
      return text;
    case 'arm':
      return armOf(text) ?? faulty('unknown-word', 'traditional or genops');
    case 'duration':
      return durationIn(text, rules);
    case 'time':
      if (rules.dates === null && needsOrder(text)) return Number.NaN;
      return (
        momentIn(text, rules.dates) ??
        faulty('unreadable', 'a date and time that exist, such as 2026-01-05T14:30:00Z')
      );
    case 'weekday':
      return weekdayIn(text) ?? faulty('unreadable', 'a weekday, or 0 (Monday) to 6');
    case 'switch':
      return readSwitch(key, text) ?? faulty('unreadable', 'true or false');
    case 'choice':
      return choiceIn(text, type.options) ?? faulty('unknown-word', `one of ${type.options.join(', ')}`);
    case 'number':
      return plainNumberIn(text, type, rules.decimal === 'comma');
  }
}

export const isFault = (value: CellValue | CellFault): value is CellFault =>
  typeof value === 'object' && 'fault' in value;

/** Whether there was a rollback is also told by its date, or by what remedied a failure. */
function readSwitch(key: string, text: string): boolean | null {
  const switched = switchIn(text);
  if (switched !== null || key !== 'outcome.rollback_triggered') return switched;
  if (/roll-?forward/i.test(text)) return false;
  return statusOf(text, {}) === 'ROLLED_BACK' || momentIn(text, 'day-first') !== null ? true : null;
}

/** NaN where the unit or the decimal mark is not known: the number waits for the reader's answer. */
function durationIn(text: string, { durationUnit, decimal }: CellRules): number | CellFault {
  const isOpen = durationUnit === null || decimal === null;
  if (isOpen && /^[+-]?[\d.,'’\s]+(?:e[+-]?\d+)?$/i.test(text)) return Number.NaN;
  const minutes = minutesIn(text, durationUnit ?? 'text', decimal === 'comma');
  if (minutes >= 0 && Number.isFinite(minutes)) return minutes;
  if (!Number.isNaN(minutes))
    return faulty('out-of-range', 'a length of time that is not negative, and finite');
  const fault = faulty('unreadable', 'a length of time, such as 23.4, PT23M or 0:23:24');
  if (/^\d+,\d+$/.test(text))
    return { ...fault, fix: 'other cells of the column have a decimal point: say which mark is which' };
  if (!isShortClock(text)) return fault;
  const units = 'hours for hours and minutes, minutes for minutes and seconds';
  return { ...fault, fix: `write 0:23:24, or say the column’s unit: ${units}` };
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
  const isNumber = fits && !Number.isNaN(value);
  return faulty(isNumber ? 'out-of-range' : 'unreadable', `a ${whole ? 'whole ' : ''}number ${limits}`);
}
