/** One cell at a time: numbers, switches, weekdays, choices; and cells as spreadsheets pass them on. */
import { weekdays } from '../domain/clock.ts';
import { bareName } from './fields.ts';

const NUMERAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** Thousands apart: by a point or comma, by an apostrophe, or by a space that may not break. */
const GROUPED = /^[+-]?\d{1,3}(?:([.,'’\u00A0\u202F ])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/;

/** A decimal number; NaN for anything else. @param decimalComma whether the comma is the decimal mark; the other mark may part thousands */
export function numberIn(text: string, decimalComma: boolean): number {
  const value = Number(text);
  if (!decimalComma) {
    // most cells are digits; `Number` takes 0x1f and Infinity as well, and those have a letter early on
    if (value - value === 0 && !(text.charCodeAt(1) > 64)) return value;
    if (NUMERAL.test(text)) return value;
  }
  const mark = decimalComma ? '.' : ',';
  const grouped = GROUPED.exec(text);
  // where the comma is the decimal mark, a point that parts no thousands is one as well
  if (grouped === null && NUMERAL.test(text)) return value;
  const ungrouped =
    grouped !== null && grouped[1] !== (decimalComma ? ',' : '.') ? text.replaceAll(grouped[1]!, '') : text;
  if (ungrouped.includes(mark)) return Number.NaN;
  const plain = decimalComma ? ungrouped.replace(',', '.') : ungrouped;
  return NUMERAL.test(plain) ? Number(plain) : Number.NaN;
}

/** What the numbers of a column show of their decimal mark; `either`: each may be thousands or decimals. */
export type DecimalMark = 'point' | 'comma';

/** Guards the counts over a column's cells: a number such as `1.401` may be either, `23.4` and `1.401,5` may not. */
export class MarkCount {
  readonly #sure = { point: 0, comma: 0 };
  readonly #either = { point: 0, comma: 0 };
  #ungrouped = 0;

  add(text: string): void {
    if (!/^[+-]?\d[\d.,'’\u00A0\u202F ]*$/.test(text)) return;
    const marks = text.replaceAll(/[^.,]/g, '');
    const last = marks.at(-1);
    if (last === undefined) {
      if (/^[+-]?\d{4,}$/.test(text)) this.#ungrouped += 1;
      return;
    }
    const mark = last === '.' ? 'point' : 'comma';
    const other = last === '.' ? 'comma' : 'point';
    const [before, after] = [text.slice(0, text.indexOf(last)), text.slice(text.lastIndexOf(last) + 1)];
    if (new Set(marks).size > 1) this.#sure[mark] += 1;
    else if (marks.length > 1) this.#sure[other] += 1;
    else if (after.length !== 3 || !/^[+-]?[1-9]\d{0,2}$/.test(before)) this.#sure[mark] += 1;
    else this.#either[mark] += 1;
  }

  /** @returns null where no cell has a mark */
  verdict(): DecimalMark | 'either' | null {
    const { point, comma } = this.#sure;
    if (point + comma > 0) return point >= comma ? 'point' : 'comma';
    const { point: points, comma: commas } = this.#either;
    if (points + commas === 0) return null;
    if ((points > 0 && commas > 0) || this.#ungrouped === 0) return 'either';
    return points > 0 ? 'point' : 'comma';
  }
}

/** Null for what is neither. */
export function switchIn(text: string): boolean | null {
  if (/^(?:true|yes|y|1|t|on)$/i.test(text)) return true;
  return /^(?:false|no|n|0|f|off)$/i.test(text) ? false : null;
}

/** 0 Monday … 6 Sunday, from a name, its first three letters, or such a number; null for anything else. */
export function weekdayIn(text: string): number | null {
  if (/^[0-6]$/.test(text)) return Number(text);
  const word = text.toLowerCase();
  const at = weekdays.findIndex((day) => [day, day.slice(0, 3)].some((each) => each.toLowerCase() === word));
  return at < 0 ? null : at;
}

/** The option that a text names, whatever its case; null when it names none. */
export function choiceIn(text: string, options: readonly string[]): string | null {
  const word = bareName(text);
  return options.find((option) => bareName(option) === word) ?? null;
}

/** Spreadsheets run a text that begins like this as a formula; an apostrophe before it makes it text again. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** A cell as CSV has it: texts that a spreadsheet would run are neutralized, numbers stay. */
export function csvCell(value: string | number | boolean): string {
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Beyond the last are spaces such as the no-break space. */
const [SPACE, APOSTROPHE, DELETE] = [32, 39, 127] as const;

/** A cell of a file: without space or single quotes at its ends, and as it was before {@link csvCell} neutralized it. */
export function plainCell(cell: string): string {
  const first = cell.charCodeAt(0);
  const last = cell.charCodeAt(cell.length - 1);
  if (first > APOSTROPHE && first < DELETE && last > SPACE && last < DELETE) return cell; // nearly all
  const text = cell.trim();
  if (!text.startsWith("'")) return text;
  if (text.length > 1 && text.endsWith("'")) return text.slice(1, -1).trim();
  return FORMULA.test(text) ? text.slice(1) : text;
}
