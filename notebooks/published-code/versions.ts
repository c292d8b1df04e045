/** The commits of the published package, and what happens when they run. */
import { PUBLISHED_VERSIONS, REPLAYED_COMMIT } from '../../engine/replay/versions.ts';
import { element } from '../authoring/html.ts';
import { dataTable } from '../charts/data-table.ts';

export function versionsTable(): HTMLElement {
  const range = ([first, last]: readonly [string, string]): HTMLElement =>
    first === last
      ? element`<time>${first}</time>`
      : element`<span><time>${first}</time> to <time>${last}</time></span>`;
  return dataTable({
    title: 'Commits of the published package, and what happens when they run on Python 3.11',
    columns: [{ head: 'commits' }, { head: 'dates' }, { head: 'runs' }, { head: 'observed' }],
    rows: PUBLISHED_VERSIONS.map(({ commits, dates, runs, observed }) => [
      element`<span><code>${commits[0]}</code> to <code>${commits[1]}</code>${commits.includes(REPLAYED_COMMIT) ? ', replayed here' : ''}</span>`,
      range(dates),
      runs ? 'yes' : 'no',
      observed,
    ]),
  });
}
