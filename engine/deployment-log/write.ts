/** Logs as files: the empty template, and records as CSV or JSON. */
import { logFields } from './fields.ts';

/** One deployment under the schema's flat names; what is absent is an empty cell. */
export type LogRecord = Readonly<Record<string, string | number | boolean>>;

/** The header of the schema and no rows. */
export function templateCsv(): string {
  return recordsCsv([]);
}

/** RFC 4180: commas, CRLF, quotes where a cell needs them. */
export function recordsCsv(records: Iterable<LogRecord>): string {
  const lines = [logFields.map(({ key }) => key).join(',')];
  for (const record of records) {
    lines.push(logFields.map(({ key }) => csvCell(record[key] ?? '')).join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** `{"deployments": […]}`, one record a line, nested as in the schema. */
export function recordsJson(records: Iterable<LogRecord>): string {
  const lines = Array.from(records, (record) => JSON.stringify(nested(record)));
  return `{"deployments": [\n${lines.join(',\n')}\n]}\n`;
}

/** Spreadsheets run a text that begins like this as a formula; an apostrophe before it makes it text again. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** A cell as CSV has it: texts that a spreadsheet would run are neutralized, numbers stay. */
export function csvCell(value: string | number | boolean): string {
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A cell of a file: without space at its ends, and as it was before {@link csvCell} neutralized it. */
export function plainCell(cell: string): string {
  if (cell.charCodeAt(0) > APOSTROPHE && cell.charCodeAt(cell.length - 1) > SPACE) return cell; // nearly all
  const text = cell.trim();
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

const SPACE = 32;
const APOSTROPHE = 39;

function nested(record: LogRecord): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const { key } of logFields) {
    const value = record[key];
    if (value === undefined) continue;
    const [outer = '', inner] = key.split('.');
    if (inner === undefined) root[outer] = value;
    else root[outer] = { ...(root[outer] as object | undefined), [inner]: value };
  }
  return root;
}
