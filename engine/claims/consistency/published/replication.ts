/** Checks of what the replication document prints: a test and an interval at 500 an arm, and two quantities. */
import { canaryCatch } from '../../published/canary-catch.ts';
import { code, replication } from '../../published/sources.ts';
import { successBaseline } from '../../published/success-baseline.ts';
import { successGenops } from '../../published/success-genops.ts';
import type { ConsistencyCheck, PrintedFigure } from '../consistency-check.ts';
import { intervalFinding } from '../interval-ends.ts';
import { pValueFinding } from '../p-value.ts';
import { agreementFinding, productFinding } from '../recomputed.ts';
import { printedCount } from '../rounded-number.ts';
import { claimed, claimedElsewhere, figure } from './sources.ts';

const CONFIDENCE = 0.95;

/** Printed in both, and in neither alone. */
const effect = (printed: string): PrintedFigure =>
  figure('Cohen’s d', printed, {
    document: 'replication document and published code',
    locator: 'effect size',
  });

export function replicationChecks(): ConsistencyCheck[] {
  const first = claimed('success, GenOps', successGenops);
  const second = claimedElsewhere('success, traditional', successBaseline);
  const perArm = figure('deployments per arm', '500', replication('chi-square test'));
  const p = figure('p-value', 'p < 0.001', replication('chi-square test'));
  const n = printedCount(perArm.printed);

  const k = figure('successes', '484', replication('Wilson interval'));
  const of = figure('deployments', '500', replication('Wilson interval'));
  const lower = figure('lower end', '94.8%', replication('Wilson interval'));
  const upper = figure('upper end', '98.3%', replication('Wilson interval'));

  const catchParameter = figure('catch parameter', '0.60', replication('catch parameter'));
  const rolledBack = figure('rollback rate', '0.024', replication('catch parameter'));
  const inCode = figure('catch parameter', '0.85', code('catch parameter, value'));
  const inDocstring = figure('catch parameter', '0.144', code('catch parameter, docstring'));
  const caught = claimed('canary catch rate', canaryCatch);
  return [
    {
      id: 'significance-500',
      kind: 'p-value',
      question: 'Does the printed p-value follow from the two success rates?',
      claims: ['significance-500'],
      inputs: [first, second, perArm],
      printed: [p],
      ...pValueFinding({ rate: first.printed, n }, { rate: second.printed, n }, p.printed),
    },
    {
      id: 'interval-500',
      kind: 'interval',
      question: 'Is the printed interval Wilson’s at 95 %?',
      claims: ['ci-500'],
      inputs: [k, of],
      printed: [lower, upper],
      ...intervalFinding(printedCount(k.printed), printedCount(of.printed), CONFIDENCE, {
        lower: lower.printed,
        upper: upper.printed,
      }),
    },
    {
      id: 'catch-product',
      kind: 'product',
      question: 'Does the printed catch rate follow from the parameter that is said to produce it?',
      claims: ['catch-parameter'],
      inputs: [rolledBack, catchParameter],
      printed: [caught],
      ...productFinding(rolledBack.printed, catchParameter.printed, caught.printed, 'ratio'),
    },
    agreement('catch-parameter-code', ['catch-parameter'], inCode, catchParameter),
    agreement('catch-parameter-docstring', ['catch-parameter'], inCode, inDocstring),
    agreement('effect-size', ['effect-size'], effect('1.92'), effect('1.8')),
  ];
}

function agreement(
  id: string,
  claims: readonly string[],
  there: PrintedFigure,
  here: PrintedFigure,
): ConsistencyCheck {
  return {
    id,
    kind: 'same figure',
    question: `Is the same figure given in both places: ${here.label}?`,
    claims,
    inputs: [there],
    printed: [here],
    ...agreementFinding(there.printed, here.printed, 'number'),
  };
}
