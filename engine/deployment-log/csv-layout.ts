/** Where the table of a CSV file is: its delimiter, its quotes, the line of its header; and which lines are no rows of it. */
import { numberIn, plainCell } from './cells.ts';
import { type CsvRecord, csvRecords, type Delimiter, delimiters, type Quoting } from './csv.ts';
import { isFieldName, numberedName } from './mapping.ts';
import { isUnit, momentIn } from './times.ts';
import { flagMeaning, isNothing, isOutcome, statusOf } from './words.ts';

export interface CsvLayout {
  readonly kind: 'csv';
  readonly delimiter: Delimiter;
  readonly quoting: Quoting;
  /** The line of the header; 0 where the file has none, and its columns are called by their numbers. */
  readonly headerLine: number;
  /** The line before the first row: that of the header, or of the last line that is no row of a table without one. */
  readonly lastBefore: number;
}

/** Characters and records that are looked at for a header. */
const [LONGEST_HEAD, MOST_RECORDS] = [1 << 16, 60];
/** So many known names are no accident. */
const SURE = 4;
const DIRECTIVE = /^\s*"?sep=(.)"?[ \t]*(?:\r\n?|\n|$)/i;

/** @param head the file's beginning */
export function csvLayoutOf(head: string): { layout: CsvLayout; names: readonly string[] } {
  const text = head.slice(0, LONGEST_HEAD);
  const chosen = DIRECTIVE.exec(text)?.[1];
  const named = delimiters.find((each) => each === chosen);
  const present = delimiters.filter((each) => text.includes(each));
  const tables = (named === undefined ? ([...present, ','] as const) : [named]).map((delimiter) =>
    tableOf(text, delimiter),
  );
  const best = tables.reduce((a, b) =>
    b.known > a.known || (b.known === a.known && b.width > a.width) ? b : a,
  );
  const { delimiter, quoting, records, header } = best;
  // where no name is known the first line as wide as most is the header, unless it holds data
  const width = widthOfMost(records);
  const first = header ?? records.find(({ cells }) => cells.length === width) ?? records[0];
  const [line, cells] = [first?.line ?? 1, first?.cells ?? []];
  const next = records.find((record) => record.line > line);
  const layout = { kind: 'csv', delimiter, quoting } as const;
  if (header === null && looksLikeData(cells, next)) {
    const names = Array.from({ length: width }, (_, c) => numberedName(c));
    return { layout: { ...layout, headerLine: 0, lastBefore: line - 1 }, names };
  }
  const units = unitsIn(next?.cells ?? []);
  const names = namesIn(cells).map((name, c) => (units?.[c] ? `${name} (${units[c]})` : name));
  return { layout: { ...layout, headerLine: line, lastBefore: units === null ? line : next!.line }, names };
}

const NO_TIME = /^(?:%|#|utc|lines?|files?|count|text|string|bool(?:ean)?|date|time|datetime|timestamp|id)$/i;
/** By column the units of time that a line of units below the header names; null where it is no such line. */
function unitsIn(cells: readonly string[]): readonly string[] | null {
  const words = cells.map((cell) => plainCell(cell).replaceAll(/^[[(]|[\])]$/g, ''));
  const units = words.filter((word) => !isNothing(word));
  if (!units.some(isUnit) || !units.every((word) => isUnit(word) || NO_TIME.test(word))) return null;
  return words.map((word) => (isUnit(word) ? word : ''));
}

/** A header may itself begin with the sign of a comment. */
const namesIn = (cells: readonly string[]): string[] =>
  cells.map((name, c) => (c === 0 ? plainCell(name).replace(/^#\s*/, '') : plainCell(name)));

/** The file cut at one delimiter: its best header, and how many names of that are known. */
function tableOf(text: string, delimiter: Delimiter) {
  const [sign, blank] = [delimiter === '|' ? '\\|' : delimiter, delimiter === '\t' ? ' ' : '[ \\t]'];
  const isSpaced = new RegExp(`${sign}${blank}+"[^"]`).test(text);
  const quoting: Quoting = {
    escape: /[^\\]\\"[^,;\t|\r\n]/.test(text) ? '\\' : '"',
    space: isSpaced ? new RegExp(`(^|[\\r\\n${sign}])${blank}+"(?!"[^\\r\\n"${sign}])`, 'g') : null,
  };
  const records: CsvRecord[] = [];
  for (const record of csvRecords([{ text, done: 0 }], delimiter, quoting)) {
    if (typeof record === 'number' || isDirective(record.cells) || isRule(record.cells)) continue;
    records.push(record);
    if (records.length >= MOST_RECORDS) break;
  }
  let known = 0;
  let header: CsvRecord | null = null;
  for (const [i, record] of records.entries()) {
    const names = new Set(namesIn(record.cells).filter(isFieldName));
    if (names.size <= known || (names.size < 2 && looksLikeData(record.cells, records[i + 1]))) continue;
    known = names.size;
    header = record;
    if (known >= SURE) break;
  }
  const first = header ?? records.find(({ cells }) => !isComment(cells));
  const width = first === undefined || first.fault !== null ? 0 : first.cells.length;
  return { delimiter, quoting, records, header, known, width };
}

/** Cells in most records; the more of two. */
function widthOfMost(records: readonly CsvRecord[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || b - a)[0]?.[0] ?? 0;
}

/** @param below the record after it: above yes or no a word such as `success` is a name */
const looksLikeData = (cells: readonly string[], below: CsvRecord | undefined): boolean =>
  cells.some((cell, c) => {
    const text = plainCell(cell);
    if (text === '' || isFieldName(text)) return false;
    if (flagMeaning(text, plainCell(below?.cells[c] ?? '')) !== null) return false;
    return !Number.isNaN(numberIn(text, false)) || momentIn(text, 'day-first') !== null || isOutcome(text);
  });

/** Spreadsheets may begin with a line that names the delimiter. */
const isDirective = (cells: readonly string[]): boolean => /^"?sep=/i.test(cells[0]?.trim() ?? '');

/** A line of dashes, as tables in text have below their header. */
const isRule = (cells: readonly string[]): boolean =>
  /--/.test(cells[0] || cells[1] || '') && cells.every((cell) => /^[\s\-+:=]*$/.test(cell));

/** What a line of units adds to a name. */
const IN_UNIT = / \([^()]*\)$/;

const isComment = (cells: readonly string[]): boolean => (cells[0] ?? '').startsWith('#');

const FOOTER =
  /^(?:(?:grand |sub-?)?totals?|sum|average|avg|mean|median|count|rows?|summe|gesamt|durchschnitt|mittelwert|end of \w+)\b|^\(?\d+ (?:rows?|records?|entries|deployments)\b/i;

/**
 * Whether a line is no row: blank cells only, a rule, the header again, a comment, or a footer such as `Total,40`, which tells
 * no state of a deployment.
 */
export function isNoRow(cells: readonly string[], names: readonly string[]): boolean {
  const first = cells[0] ?? '';
  const code = first.charCodeAt(0);
  // nearly all rows begin with a digit or a letter and have a cell for each name
  if (cells.length === names.length && code > 47 && !FOOTER.test(first) && first !== names[0]) return false;
  const filled = cells.filter((cell) => !isNothing(plainCell(cell)));
  if (filled.length === 0) return cells.length > 1 || !isNothing(plainCell(first));
  if (isRule(cells) || isDirective(cells)) return true;
  if (
    cells.length === names.length &&
    names.every((name, c) => name.replace(IN_UNIT, '') === plainCell(cells[c]!).replace(IN_UNIT, ''))
  )
    return true;
  if (isComment(cells) && cells.length !== names.length) return true;
  const isFooter = FOOTER.test(filled[0]!) && !cells.some((cell) => statusOf(cell, {}) !== null);
  return isFooter || (filled.length === 1 && names.length > 2 && /\s/.test(filled[0]!.trim()));
}
