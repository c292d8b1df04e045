/** Move this, the claim moves: the number with each calibrated input at both ends of its range. */
import type { Claim } from '../../engine/claims/claim.ts';
import type { VerdictKind } from '../../engine/claims/verdict.ts';
import { element } from '../authoring/html.ts';
import type { FigureOptions } from '../charts/options.ts';
import { inUnit } from '../format/estimate.ts';
import { count } from '../format/number.ts';
import { estimatesFigure } from './estimates-figure.ts';
import { lensMark } from './lens-badge.ts';
import type { JudgedMoves } from './moves.ts';

export function movesFigure(
  claim: Claim,
  { deployments, usual, moves }: JudgedMoves,
  seed: string,
  options: FigureOptions,
): HTMLElement {
  const badge = (kind: VerdictKind): HTMLElement =>
    element`<span>${lensMark(claim.id, 'mechanism', kind)}</span>`;
  const labels = [...new Set(moves.map(({ label }) => label))];
  const asSet =
    usual.estimate === null ? [] : [{ label: 'as set', estimate: usual.estimate, more: [badge(usual.kind)] }];
  return estimatesFigure(
    claim,
    {
      label: `The number for ${claim.printed} when an input that was solved for it is moved`,
      groups: [
        { heading: '', rows: asSet },
        ...labels.map((heading) => ({
          heading,
          rows: moves.flatMap(({ label, value, verdict: { estimate, kind } }) =>
            label === heading && estimate !== null ? [{ label: value, estimate, more: [badge(kind)] }] : [],
          ),
        })),
      ],
      caption: labels.map((label) => spanOf(label, claim, moves)).join(' '),
      run: `n\u00a0=\u00a0${count(deployments)} each, the same changes, seed\u00a0${seed}, 95% intervals.`,
      more: ['the model says'],
    },
    options,
  );
}

/** From where to where one input takes the number, and how often it leaves the claim's range. */
function spanOf(label: string, { unit }: Claim, moves: JudgedMoves['moves']): string {
  const own = moves.filter((move) => move.label === label);
  const values = own.flatMap(({ verdict: { estimate } }) =>
    estimate !== null && Number.isFinite(estimate.value) ? [estimate.value] : [],
  );
  if (values.length === 0) return `${label}: the move leaves nothing to count.`;
  const [least, most] = [inUnit(unit, Math.min(...values)), inUnit(unit, Math.max(...values))];
  const out = own.filter(({ verdict }) => verdict.kind === 'not-reproduced').length;
  const left =
    out === 0
      ? 'it stays within reach of the range'
      : `${out === own.length ? 'each move' : `${count(out)} of ${count(own.length)} moves`} takes it out of the range`;
  return least === most
    ? `${label}: moved, the number is ${least}; ${left}.`
    : `${label}: moved to its ends, the number goes from ${least} to ${most}; ${left}.`;
}
