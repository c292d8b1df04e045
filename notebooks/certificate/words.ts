/** What the page says of the checks: the finding, the table, the browser’s own description. */
import { scenarios } from '../../engine/simulator/scenarios/index.ts';
import { element, type Hole, html } from '../authoring/html.ts';
import { dataTable } from '../charts/figure.ts';
import { count, plural } from '../format/number.ts';
import type { Check, Checks } from './checks.ts';
import type { Machine } from './machine.ts';
import type { Digests, Vector } from './vectors.ts';

const countOf = ({ checks }: Checks, kind: Check['kind']): number =>
  checks.filter((check) => check.kind === kind).length;

export function findingSentence(found: Checks): string {
  const { length: all } = found.checks;
  const [same, different, failed] = [
    countOf(found, 'same'),
    countOf(found, 'different'),
    countOf(found, 'failed'),
  ];
  if (same + different + failed === 0) return `None of the ${count(all)} runs has been checked here yet.`;
  const bad = [
    ...(different > 0 ? [`${plural(different, 'run')} differ${different === 1 ? 's' : ''} from Node`] : []),
    ...(failed > 0 ? [`${plural(failed, 'run')} failed`] : []),
  ].join(', and ');
  if (bad !== '') return `${bad}; ${count(same)} of ${count(all)} match.`;
  return same === all
    ? `All ${count(all)} runs match: this browser and Node compute the same results, to the last bit.`
    : `${count(same)} of ${count(all)} runs match so far, none differs.`;
}

const nameOf = (vector: Vector): string =>
  vector.kind === 'replay'
    ? 'Published code, replayed'
    : (scenarios.find(({ id }) => id === vector.scenario)?.title ?? vector.scenario);

/** Enough of a digest to tell it from any other; all of it where two differ. */
const shortCode = (digest: string): Hole => element`<code title="${digest}">${digest.slice(0, 12)}…</code>`;
const wholeCode = (digest: string): Hole => element`<code class="breakable">${digest}</code>`;

function resultOf(check: Check): Hole {
  switch (check.kind) {
    case 'waiting':
      return element`<span class="muted one-line">not checked</span>`;
    case 'same':
      return element`<span class="one-line">✓ matched</span>`;
    case 'different':
      return html`<strong>✗ differs</strong> ${wholeCode(check.digest)}`;
    case 'failed':
      return element`<strong>failed: ${check.why}</strong>`;
  }
}

/** A row has its vector, digest and result in its data: what a script reads. */
export function checksTable(vectors: readonly Vector[], expected: Digests, found: Checks): HTMLElement {
  const table = dataTable({
    title: 'Runs and their digests',
    columns: ['run', 'SHA-256 in Node', 'here'],
    rows: vectors.map((vector, k) => {
      const check = found.checks[k]!;
      const digest = expected[vector.id] ?? 'none';
      const differs = check.kind === 'different';
      return [
        html`${nameOf(vector)} <span class="muted">n\u00a0=\u00a0${count(vector.deployments)}, seed\u00a0${vector.seed}</span>`,
        differs ? wholeCode(digest) : shortCode(digest),
        resultOf(check),
      ];
    }),
  });
  table.querySelectorAll<HTMLElement>('tbody tr').forEach((row, k) => {
    const check = found.checks[k]!;
    Object.assign(row.dataset, { vector: vectors[k]!.id, check: check.kind });
    if ('digest' in check) row.dataset['digest'] = check.digest;
  });
  table.dataset['checks'] = found.ended ? 'ended' : 'running';
  return table;
}

export function machineList({ userAgent, cores, webAssembly, littleEndian }: Machine): HTMLElement {
  const pairs = {
    Browser: userAgent,
    Cores: cores === 0 ? 'not said' : count(cores),
    WebAssembly: ['basic', ...webAssembly].join(', '),
    'Byte order': littleEndian ? 'little-endian' : 'big-endian',
  };
  return element`<dl class="facts facts--first pairs">${Object.entries(pairs).map(
    ([name, value]) => element`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}
