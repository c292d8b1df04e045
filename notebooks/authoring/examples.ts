/** Deployments worth opening, found in the ledger's columns, and links to them. */
import { defectKinds } from '../../engine/domain/change.ts';
import { type Status, statuses } from '../../engine/domain/deployment.ts';
import { type Ledger, reviewFlag } from '../../engine/simulator/ledger.ts';
import type { StudyView } from './define.ts';
import { element, html } from './html.ts';
import { linkTo } from './links.ts';

const exampleKinds = ['escaped', 'rolled back', 'false rollback', 'blocked', 'reviewed'] as const;
export type ExampleKind = (typeof exampleKinds)[number];

const good = defectKinds.indexOf('none');
const code = (status: Status): number => statuses.indexOf(status);

const isExample: Readonly<Record<ExampleKind, (ledger: Ledger, i: number) => boolean>> = {
  escaped: ({ genops }, i) => genops.status[i] === code('escaped'),
  'rolled back': ({ genops, defect }, i) => genops.status[i] === code('rolled-back') && defect[i] !== good,
  'false rollback': ({ genops, defect }, i) => genops.status[i] === code('rolled-back') && defect[i] === good,
  blocked: ({ genops }, i) => genops.status[i] === code('blocked'),
  reviewed: ({ genops }, i) => (genops.reviewFlags[i]! & reviewFlag.reviewed) !== 0,
};

/** What is said of one, after “Show one that”. */
const kindWords: Readonly<Record<ExampleKind, string>> = {
  escaped: 'escaped',
  'rolled back': 'was rolled back',
  'false rollback': 'was rolled back by mistake',
  blocked: 'was blocked',
  reviewed: 'was reviewed',
};

/** The next deployment of a kind after an index, going round at the end; null when the run has none. */
export function findExample(ledger: Ledger, kind: ExampleKind, after = -1): number | null {
  const n = ledger.deployments;
  for (let step = 1; step <= n; step++) {
    const i = (((after + step) % n) + n) % n;
    if (isExample[kind](ledger, i)) return i;
  }
  return null;
}

/** Links that open the next deployment of each kind; a kind that the run does not have is said, not linked. */
export function exampleLinks(
  { study, query }: StudyView,
  from: string,
  { kinds = exampleKinds, after = -1 }: { kinds?: readonly ExampleKind[]; after?: number } = {},
): HTMLElement {
  const found = kinds.map((kind) => ({ kind, index: findExample(study.ledger, kind, after) }));
  const links = found.flatMap(({ kind, index }) =>
    index === null
      ? []
      : [
          html`<a href="${linkTo(from, 'deployment/', query, { deployment: index })}">${kindWords[kind]}</a>`,
          ' · ',
        ],
  );
  const none = found.filter(({ index }) => index === null).map(({ kind }) => kindWords[kind]);
  return element`<p class="examples ui muted">Show one that: ${links.slice(0, -1)}${
    none.length === 0 ? null : html`${links.length === 0 ? '' : '. '}None ${none.join(', none ')}.`
  }</p>`;
}
