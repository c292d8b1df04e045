/** Records as CSV: names in the first row, what has no value as an empty cell. */
import { csvCell } from '../../engine/deployment-log/index.ts';

export function csvText(
  records: readonly Readonly<Record<string, string | number | boolean | null>>[],
): string {
  const lines = records.map((record) => Object.values(record).map((value) => csvCell(value ?? '')));
  const names = Object.keys(records[0] ?? {}).map((name) => csvCell(name));
  return [names, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('');
}
