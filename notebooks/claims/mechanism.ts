/** What the study model says of a claim: this run's number, and the mean over several seeds where it was asked for. */
import type { Claim } from '../../engine/claims/claim.ts';
import type { Judgment } from '../../engine/claims/verdict.ts';
import type { Study } from '../../engine/simulator/study.ts';
import { element } from '../authoring/html.ts';
import type { FigureOptions } from '../charts/options.ts';
import { runLabel } from '../charts/run.ts';
import { inUnit, withInterval } from '../format/estimate.ts';
import { count } from '../format/number.ts';
import { type EstimateGroup, estimatesFigure } from './estimates-figure.ts';
import { lensMark } from './lens-badge.ts';
import { REPLICATION_SEEDS, type ReplicatedJudgment } from './replications.ts';

/** @param replicated null while it was not asked for */
export function mechanismFigure(
  claim: Claim,
  study: Study,
  judgment: Judgment,
  replicated: ReplicatedJudgment | null,
  options: FigureOptions,
): HTMLElement {
  const groups = [
    groupOf('', `this run, n = ${count(study.config.deployments)}`, judgment),
    ...(replicated === null
      ? []
      : [groupOf('', `mean over ${REPLICATION_SEEDS} seeds`, replicated.judgment)]),
  ];
  return estimatesFigure(
    claim,
    {
      label: `This run’s number for ${claim.printed}, with the printed figure and the accepted range`,
      groups: groups.filter(({ rows }) => rows.length > 0),
      caption: `${finding(judgment)}${replicated === null ? '' : ` Over ${count(REPLICATION_SEEDS)} seeds: ${finding(replicated.judgment)}`}`,
      run: runLabel(study),
      more: ['the model says'],
    },
    options,
  );
}

function groupOf(heading: string, label: string, { claim, estimate, kind }: Judgment): EstimateGroup {
  const more = [element`<span>${lensMark(claim.id, 'mechanism', kind)}</span>`];
  return { heading, rows: estimate === null ? [] : [{ label, estimate, more }] };
}

function finding({ claim, estimate, why }: Judgment): string {
  if (estimate === null) return why;
  // a p-value is no estimate: it has no interval
  const value =
    claim.unit === 'p' ? `p-value ${inUnit('p', estimate.value)}` : withInterval(claim.unit, estimate);
  return `${value}. ${why}`;
}
