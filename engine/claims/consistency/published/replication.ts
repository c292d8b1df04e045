/** Checks of what the replication document prints: tests, a power and an interval, relative changes, and two quantities. */
import type { Claim } from '../../claim.ts';
import { canaryCatch } from '../../published/canary-catch.ts';
import { effectSize } from '../../published/effect-size.ts';
import { failureBaseline } from '../../published/failure-baseline.ts';
import { failureChange } from '../../published/failure-change.ts';
import { failureGenops } from '../../published/failure-genops.ts';
import { power } from '../../published/power.ts';
import { rollbackBaseline } from '../../published/rollback-baseline.ts';
import { rollbackChange } from '../../published/rollback-change.ts';
import { rollbackGenops } from '../../published/rollback-genops.ts';
import { significanceStudy } from '../../published/significance-study.ts';
import { code, replication } from '../../published/sources.ts';
import { studySize } from '../../published/study-size.ts';
import { successBaseline } from '../../published/success-baseline.ts';
import { successGenops } from '../../published/success-genops.ts';
import type { ConsistencyCheck, PrintedFigure } from '../consistency-check.ts';
import { powerFinding, pValueFinding } from '../p-value.ts';
import { intervalMethodsFinding } from '../printed-interval.ts';
import { agreementFinding, productFinding, relativeChangeFinding } from '../recomputed.ts';
import { printedCount } from '../rounded-number.ts';
import { claimed, claimedElsewhere, figure } from './sources.ts';

/** Two-sided, as in the printed p < 0.001. */
const ALPHA = 0.001;

const effects = effectSize.alternatives.map(({ printed, source }) => figure('Cohen’s d', printed, source));

export function replicationChecks(): ConsistencyCheck[] {
  const first = claimed('success, GenOps', successGenops);
  const second = claimedElsewhere('success, traditional', successBaseline);
  const perArm = figure('deployments per arm', '500', replication('chi-square test'));
  const p = figure('p-value', 'p < 0.001', replication('chi-square test'));
  const n = printedCount(perArm.printed);

  const sample = replication('interval of the sample run, 500 an arm');
  const lower = figure('lower end', '94.8%', sample);
  const upper = figure('upper end', '98.3%', sample);

  const all = claimed('deployments of the study', studySize);
  // the documents do not print the size of the arms: equal ones are assumed, and the questions say so
  const half = Math.floor(printedCount(all.printed) / 2);
  const [genops, traditional] = [first, second].map(({ printed }) => ({ rate: printed, n: half }));

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
      question: `Does a common 95% interval of ${first.printed} have both printed ends?`,
      claims: ['ci-500'],
      inputs: [first, perArm],
      printed: [lower, upper],
      ...intervalMethodsFinding(first.printed, n, { lower: lower.printed, upper: upper.printed }),
    },
    {
      id: 'significance-study',
      kind: 'p-value',
      question:
        'Does the printed p-value follow from the two success rates at the size of the study, in equal arms?',
      claims: ['significance-study', 'significance-success'],
      inputs: [first, second, all],
      printed: [claimed('p-value', significanceStudy)],
      ...pValueFinding(genops!, traditional!, significanceStudy.printed),
    },
    {
      id: 'power-study',
      kind: 'power',
      question:
        'Does the printed power follow from the two success rates at the size of the study, in equal arms?',
      claims: ['power'],
      inputs: [first, second, all],
      printed: [claimed('power', power)],
      ...powerFinding(genops!, traditional!, ALPHA, power.printed),
    },
    change('rollback-change', rollbackBaseline, rollbackGenops, rollbackChange),
    change('failure-change', failureBaseline, failureGenops, failureChange),
    {
      id: 'catch-product',
      kind: 'product',
      question: 'Does the printed catch rate follow from its stated parameter?',
      claims: ['catch-parameter'],
      inputs: [rolledBack, catchParameter],
      printed: [caught],
      ...productFinding(rolledBack.printed, catchParameter.printed, caught.printed, 'ratio'),
    },
    agreement(
      ['catch-parameter-code', 'catch-parameter', 'the code and the document'],
      inCode,
      catchParameter,
    ),
    agreement(
      ['catch-parameter-docstring', 'catch-parameter', 'the code and its docstring'],
      inCode,
      inDocstring,
    ),
    agreement(['effect-size', 'effect-size', 'both places'], effects[0]!, effects[1]!),
  ];
}

function change(id: string, before: Claim, after: Claim, printed: Claim): ConsistencyCheck {
  return {
    id,
    kind: 'relative change',
    question: `Does the printed change follow from ${before.printed} and ${after.printed}?`,
    claims: [id],
    inputs: [claimed('traditional', before), claimed('GenOps', after)],
    printed: [claimed('relative change', printed)],
    ...relativeChangeFinding(before.printed, after.printed, printed.printed),
  };
}

function agreement(
  [id, claim, where]: readonly [id: string, claim: string, where: string],
  there: PrintedFigure,
  here: PrintedFigure,
): ConsistencyCheck {
  return {
    id,
    kind: 'same figure',
    question: `Do ${where} give the same ${here.label}?`,
    claims: [claim],
    inputs: [there],
    printed: [here],
    ...agreementFinding(there.printed, here.printed, 'number'),
  };
}
