/** How many deployments would decide a claim, or that none would, and why. */
import { type Claim, isMeasured, type MeasuredTest, type QuantityName } from '../../engine/claims/claim.ts';
import { judgeClaim } from '../../engine/claims/judge.ts';
import type { LedgerRow } from '../../engine/claims/lenses/index.ts';
import { quantityOf } from '../../engine/claims/quantities.ts';
import type { Judgment, VerdictKind } from '../../engine/claims/verdict.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import type { StudyView } from '../authoring/define.ts';
import { count, plural } from '../format/number.ts';
import { type Change, type ChangeEvidence, nothing } from './change.ts';

export function changeOfSize({ row, run }: ChangeEvidence): Change {
  const { claim } = row;
  const { deployments } = run.study.config;
  if (row.decidedBy === 'arithmetic') {
    return nothing('No number of deployments: the printed figures decide, and no run enters them.');
  }
  if (row.decidedBy === 'replay') {
    return row.verdict === 'undecided'
      ? nothing(
          'No number of deployments: the documents would have to print the seed and the size of their run.',
        )
      : nothing('No number of deployments: what decides is what recorded runs of the published code print.');
  }
  if (!isMeasured(claim.test)) return nothing(`No number of deployments: ${claim.test.because}.`);
  if (row.verdict === 'by-construction') {
    return nothing('No number of deployments: an input fixes the quantity at every size.');
  }
  const at = row.deploymentsToDecide;
  const inside = isInside(row, run, claim.test);
  if (row.verdict !== 'undecided') {
    const place = row.verdict === 'reproduced' ? 'inside' : 'outside';
    return nothing(
      `No number of deployments, if the value stays: the interval lies ${place} the range already, and more would only narrow it.`,
    );
  }
  if (at === null) {
    return nothing(
      row.estimate !== null && Number.isNaN(row.estimate.value)
        ? row.why
        : 'No number of deployments that a run can have: the value is too close to an end of the range, or two ranges disagree.',
    );
  }
  return sized(
    `About ${count(at)} deployments, instead of ${count(deployments)}, would bring the whole interval ${inside ? 'inside' : 'outside'} the range, if its value stays.`,
    at,
    inside ? 'reproduced' : 'not-reproduced',
  );
}

function sized(text: string, n: number, verdict: VerdictKind | null = null): Change {
  return {
    text,
    finds: verdict === null ? null : { lens: 'mechanism', outcome: verdict },
    link: { to: 'claim/', hash: '', changes: { n }, label: `Run ${plural(n, 'deployment')}` },
  };
}

/** Whether the value lies in the range that the run is judged by, its interval left out. */
function isInside({ claim }: LedgerRow, run: StudyView, { quantity, range }: MeasuredTest): boolean {
  const free: Claim = { ...claim, test: { kind: 'emergent', quantity, range } };
  const verdict = judgedWith(free, run, (estimate, name) =>
    name === quantity ? { ...estimate, lower: estimate.value, upper: estimate.value } : estimate,
  );
  return verdict.kind !== 'not-reproduced';
}

/** What the mechanism says of the run with a claim, or an estimate, that is another one. */
export function judgedWith(
  claim: Claim,
  { study }: StudyView,
  as: (estimate: Estimate, name: QuantityName) => Estimate = (estimate) => estimate,
): Judgment {
  const estimateOf = (name: QuantityName): Estimate => as(quantityOf(name, study.measures), name);
  const { settings, deployments } = study.config;
  return judgeClaim(claim, { estimateOf, settings, size: deployments });
}
