/** Logs as files: the empty template, and records as CSV or JSON. */
import { csvCell } from '../deployment-log/cells.ts';
import { logFields } from '../deployment-log/fields.ts';

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
