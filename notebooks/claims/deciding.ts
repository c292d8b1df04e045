/** The one chart that decides a claim, by the lens that decided; and the checks and recorded runs below their lenses. */
import { type ConsistencyCheck } from '../../engine/claims/consistency/index.ts';
import { documentsDiffer } from '../../engine/claims/lenses/arithmetic.ts';
import type { LedgerRow } from '../../engine/claims/lenses/index.ts';
import type { ReplayClient } from '../../workers/replay/pool.ts';
import type { StudyView } from '../authoring/define.ts';
import { element } from '../authoring/html.ts';
import type { FigureOptions } from '../charts/figure.ts';
import { checkFigure, checkRow } from '../numbers-agree/check-row.ts';
import { mechanismFigure } from './lens-head.ts';
import { type MovesUnderWay, movesFigure } from './moves.ts';
import { recordedFigure } from './recorded-figure.ts';

export interface Deciding {
  readonly row: LedgerRow;
  readonly run: StudyView;
  /** All checks of the published figures. */
  readonly checks: readonly ConsistencyCheck[];
  /** Null where the model measures nothing for the claim. */
  readonly moves: MovesUnderWay | null;
  readonly replay: () => Promise<ReplayClient>;
}

/** Yields again when the moves have come. Null where no lens has anything to draw. */
export async function* decidingCharts(
  { row, run, checks, moves, replay }: Deciding,
  options: FigureOptions,
): AsyncGenerator<HTMLElement | null> {
  const { claim, decidedBy } = row;
  if (decidedBy === 'arithmetic') {
    const check = decidingCheck(row, checks);
    yield check === undefined ? null : checkFigure(check, options);
  } else if (decidedBy === 'replay') {
    const recorded = claim.replay.kind === 'replayed' ? claim.replay.recorded : undefined;
    yield recorded === undefined ? null : await recordedFigure(claim, recorded, replay, options);
  } else if (moves === null || claim.test.kind !== 'calibrated') {
    yield row.mechanism.estimate === null
      ? null
      : mechanismFigure(claim, run.study, row.mechanism, null, options);
  } else {
    if (moves.done === null) {
      yield movesFigure({ row, run }, moves, options);
      await moves.result;
    }
    yield movesFigure({ row, run }, moves, options);
  }
}

/** The check that the verdict rests on: the first that contradicts, or else the first that agrees. */
function decidingCheck(
  { claim, verdict }: LedgerRow,
  checks: readonly ConsistencyCheck[],
): ConsistencyCheck | undefined {
  const wanted = verdict === 'inconsistent' ? 'inconsistent' : 'consistent';
  return checks.find(
    (check) => check.claims.includes(claim.id) && check.outcome === wanted && !documentsDiffer(check),
  );
}

/** The checks that speak of a claim, as on the page of numbers; null where there are none. */
export function claimChecks(claim: string, checks: readonly ConsistencyCheck[]): HTMLElement | null {
  const own = checks.filter(({ claims }) => claims.includes(claim));
  return own.length === 0
    ? null
    : element`<div class="checks"><ul class="checks__list plain" role="list">${own.map((check) => checkRow(check))}</ul></div>`;
}
