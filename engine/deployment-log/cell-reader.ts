/** A cell by its field's kind: its value, or what was expected and how to mend it. */
import { armOf, choiceIn, numberIn, statusOf, switchIn, weekdayIn } from './cells.ts';
import type { FieldKind } from './fields.ts';
import type { LogMapping } from './mapping.ts';
import type { ProblemKind } from './problems.ts';
import { isShortClock, type Moment, minutesIn, momentIn } from './times.ts';

/** Statuses and arms are their words. */
export type CellValue = string | number | boolean | Moment;

/** What a cell is not. */
export interface CellFault {
  readonly fault: ProblemKind;
  readonly what: string;
  readonly mend?: string;
}

export interface CellRules {
  readonly mapping: LogMapping;
  readonly decimalComma: boolean;
}

/** @param text trimmed, not empty */
export function readCell(type: FieldKind, text: string, rules: CellRules): CellValue | CellFault {
  switch (type.kind) {
    case 'text':
    case 'id':
      return text;
    case 'status':
      return statusOf(text, rules.mapping.statusWords) ?? unknownStatus;
    case 'arm':
      return armOf(text) ?? unknownArm;
    case 'duration':
      return durationIn(text, rules);
    case 'time':
      return momentIn(text) ?? noMoment;
    case 'weekday':
      return weekdayIn(text) ?? noWeekday;
    case 'switch':
      return switchIn(text) ?? noSwitch;
    case 'choice':
      return (
        choiceIn(text, type.options) ?? { fault: 'unknown-word', what: `one of ${type.options.join(', ')}` }
      );
    case 'number':
      return plainNumberIn(text, type, rules.decimalComma);
  }
}

export const isFault = (value: CellValue | CellFault): value is CellFault =>
  typeof value === 'object' && 'fault' in value;

const unknownStatus: CellFault = {
  fault: 'unknown-word',
  what: 'SUCCESS, ROLLED_BACK or FAILED',
  mend: 'write one of these, or say what the word means',
};
const unknownArm: CellFault = { fault: 'unknown-word', what: 'traditional or genops' };
const noMoment: CellFault = {
  fault: 'unreadable',
  what: 'a date and time that exist, such as 2026-01-05T14:30:00Z',
};
const noWeekday: CellFault = { fault: 'unreadable', what: 'a weekday, or 0 (Monday) to 6' };
const noSwitch: CellFault = { fault: 'unreadable', what: 'true or false' };

function durationIn(text: string, { mapping, decimalComma }: CellRules): number | CellFault {
  const minutes = minutesIn(text, mapping.durationUnit, decimalComma);
  if (Number.isNaN(minutes)) {
    return {
      fault: 'unreadable',
      what: 'a length of time, such as 23.4, PT23M or 0:23:24',
      ...mendOf(text),
    };
  }
  return minutes >= 0 && Number.isFinite(minutes)
    ? minutes
    : { fault: 'out-of-range', what: 'a length of time that is not negative, and finite' };
}

function mendOf(text: string): Pick<CellFault, 'mend'> {
  if (/^\d+,\d+$/.test(text)) return { mend: 'write the decimal point as a point' };
  if (!isShortClock(text)) return {};
  return {
    mend: 'write 0:23:24, or say the column’s unit: hours for hours and minutes, minutes for minutes and seconds',
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
