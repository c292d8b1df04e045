/** Deployments worth opening, found in the ledger's columns. */
import { defectKinds } from '../../engine/domain/change.ts';
import { type Status, statuses } from '../../engine/domain/deployment.ts';
import { type Ledger, reviewFlag } from '../../engine/simulator/ledger.ts';

export const exampleKinds = ['escaped', 'rolled back', 'false rollback', 'blocked', 'reviewed'] as const;
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

/** The next deployment of a kind after an index, going round at the end; null when the run has none. */
export function findExample(ledger: Ledger, kind: ExampleKind, after = -1): number | null {
  const n = ledger.deployments;
  for (let step = 1; step <= n; step++) {
    const i = (((after + step) % n) + n) % n;
    if (isExample[kind](ledger, i)) return i;
  }
  return null;
}
