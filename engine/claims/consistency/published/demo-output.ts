/** Checks within the README's printed box of one run: counts, shares of them, and what is caught. */
import { expected } from '../../../errors.ts';
import { readmeBox } from '../../published/readme-box.ts';
import type { ConsistencyCheck, PrintedFigure } from '../consistency-check.ts';
import { countedShareFinding, shareFinding } from '../grim.ts';
import { countTotalFinding, partFinding } from '../recomputed.ts';
import { printedCount } from '../rounded-number.ts';
import { figure } from './sources.ts';

export function demoOutputChecks(): ConsistencyCheck[] {
  const all = line('Deployments');
  const rolledBack = line('Rolled back');
  const caught = line('Canary catch rate');
  const n = printedCount(all.printed);
  const issues = printedCount(rolledBack.printed) + printedCount(line('Failed').printed);
  const parts = ['Successful', 'Rolled back', 'Failed'].map(line);
  return [
    {
      id: 'demo-total',
      kind: 'total',
      question: 'Do the printed counts of outcomes add up to the deployments?',
      claims: ['demo-box'],
      inputs: parts,
      printed: [all],
      ...countTotalFinding(
        parts.map(({ printed }) => printed),
        all.printed,
      ),
    },
    counted('demo-success', 'success-genops', line('Success rate'), line('Successful'), all),
    counted('demo-rollback', 'rollback-genops', line('Rollback rate'), rolledBack, all),
    counted('demo-failure', 'failure-genops', line('Failure rate'), line('Failed'), all),
    share('demo-catch-of-rollbacks', caught, [rolledBack], printedCount(rolledBack.printed), 'rollbacks'),
    share('demo-catch-of-issues', caught, [rolledBack, line('Failed')], issues, 'rollbacks and failures'),
    share('demo-catch-of-deployments', caught, [all], n, 'deployments'),
    {
      id: 'demo-catch-part',
      kind: 'part of a whole',
      question: `If ${caught.printed} is a share of all ${all.printed}, can it be part of the rollbacks?`,
      claims: ['demo-box'],
      inputs: [caught, all],
      printed: [rolledBack],
      ...partFinding(caught.printed, n, rolledBack.printed),
    },
  ];
}

function share(
  id: string,
  printed: PrintedFigure,
  inputs: readonly PrintedFigure[],
  n: number,
  what: string,
): ConsistencyCheck {
  const question = `Can ${printed.printed} be a share of ${n} ${what}?`;
  return {
    id,
    kind: 'GRIM',
    question,
    claims: ['demo-box'],
    inputs,
    printed: [printed],
    ...shareFinding(printed.printed, n),
  };
}

function counted(
  id: string,
  claim: string,
  printed: PrintedFigure,
  k: PrintedFigure,
  n: PrintedFigure,
): ConsistencyCheck {
  return {
    id,
    kind: 'share of counts',
    question: `Do the printed counts give ${printed.printed}?`,
    claims: [claim, 'demo-box'],
    inputs: [k, n],
    printed: [printed],
    ...countedShareFinding(printedCount(k.printed), printedCount(n.printed), printed.printed),
  };
}

/** @throws ArgumentError for a label that the box does not have */
function line(label: string): PrintedFigure {
  const found = readmeBox.lines.find((each) => each.label === label);
  if (found === undefined) throw expected('README box', `a line ${label}`, found);
  return figure(label.toLowerCase(), found.printed, readmeBox.source);
}
