/** The committed figures as a table: static HTML, for each page's `noscript` at build time. */
import { escape } from '../pages/escape.ts';
import { type FallbackFigures, type FallbackRow, fallbackFigures } from './figures.ts';

export function fallbackHtml({ run, rows }: FallbackFigures = fallbackFigures): string {
  if (run === null || rows.length === 0) return '<p>No figures were written down with this version.</p>';
  const size = run.deployments.toLocaleString('en-GB');
  return `<div class="table-place table-place--cards"><table class="fallback-table small">
  <caption>A run of ${size} deployments with seed ${escape(run.seed)}, scenario ${escape(run.scenario)}, computed when this version was made. Digest <span class="digest">${escape(run.digest)}</span></caption>
  <thead><tr><th scope="col">Claim</th><th scope="col">Paper</th><th scope="col">That run</th><th scope="col">Verdict</th></tr></thead>
  <tbody>${rows.map(rowHtml).join('')}</tbody>
</table></div>`;
}

function rowHtml({ id, sentence, printed, value, verdict, why }: FallbackRow): string {
  const badge = `<span class="badge" data-claim="${escape(id)}" data-verdict="${verdict}">${verdict.replaceAll('-', ' ')}</span>`;
  return `<tr><th scope="row">${escape(sentence)}</th><td data-head="Paper: ">${escape(printed)}</td><td data-head="That run: ">${escape(value)}</td><td>${badge} ${escape(why)}</td></tr>`;
}
