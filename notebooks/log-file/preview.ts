/** The first rows of a file as they are understood. */
import type { LogResult } from '../../workers/log/api.ts';
import { dataTable } from '../charts/figure.ts';
import { armNames } from '../charts/marks.ts';
import { count, decimal } from '../format/number.ts';
import { spaced } from '../format/words.ts';

export function previewTable({ preview, inspection }: LogResult): HTMLElement {
  const rowName = inspection?.format.kind === 'csv' ? 'line' : 'record';
  return dataTable({
    title: 'The first rows as they are understood',
    cards: true,
    columns: ['where', 'id', 'status in the file', 'understood as', 'cycle time', 'arm'],
    rows: preview.map(({ row, id, state, counted }) => {
      const { status = null, minutes = null, arm = null } = counted ?? {};
      return [
        `${rowName} ${count(row)}`,
        id,
        state,
        counted === null ? 'not counted' : status === null ? 'outcome unknown' : spaced(status.toLowerCase()),
        minutes === null ? '' : `${decimal(minutes, 1)} min`,
        arm === null ? '' : armNames[arm],
      ];
    }),
  });
}
