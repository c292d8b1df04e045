/**
 * Target, fixed before the first run: every input of the published code moved costs no more than 1.3 × as many bare
 * replays with rows, and so less than a second on two cores.
 */
import { bench, describe } from 'vitest';
import { type Moves, singleMoves, traceSteps } from '../../../../engine/claims/construction/index.ts';
import { replayInputs } from '../../../../engine/claims/construction/replay-inputs.ts';
import { movedReplay, replayModel } from '../../../../engine/claims/construction/replay-model.ts';
import { replaySteps } from '../../../../engine/replay/index.ts';
import { finish } from '../../study-of.ts';

const request = { deployments: 2000, seed: 42 };
const moves: readonly Moves[] = [{}, ...singleMoves(replayInputs)];

describe('every input of the published code, at 2,000 deployments', () => {
  bench('bare replays under the same moves', () => {
    for (const each of moves) finish(replaySteps(request, movedReplay(each).options));
  });
  bench('moved and traced', () => void finish(traceSteps(replayModel(request))));
});
