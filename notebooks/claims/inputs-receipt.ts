/** Every input moved, as a receipt: each number after each move, and what the model then says of each claim. */
import { isMeasured } from '../../engine/claims/claim.ts';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { StudyPool } from '../../workers/study/pool.ts';
import type { StudyTraces } from '../../workers/study/trace.ts';
import { valueOf } from '../charts/variants.ts';
import type { Repeat } from '../receipt/kind.ts';
import type { Made } from '../receipt/receipt.ts';
import { type Findings, finiteAll, judgedClaim } from '../receipt/record.ts';
import { configOf } from '../receipt/run.ts';
import { runTask, withPool } from '../receipt/sweep.ts';
import { tracedMoves } from './moves.ts';

function inputsFound(found: StudyTraces): Findings {
  const moved = publishedClaims.flatMap((claim) => {
    const moves = isMeasured(claim.test) ? tracedMoves(claim, found) : null;
    return moves === null ? [] : [[claim.id, moves] as const];
  });
  const numbers = found.traces.flatMap(({ quantity, inputs }) => {
    const estimates = inputs.flatMap(({ movements }) => movements.map(({ estimate }) => estimate));
    return (['value', 'lower', 'upper'] as const).map(
      (part) => [`${quantity}: ${part}`, finiteAll(estimates.map((each) => each[part]))] as const,
    );
  });
  const moves = found.traces[0]?.inputs.flatMap(({ input, movements }) =>
    movements.map(({ value }) => `${input.id} = ${String(value)}`),
  );
  return {
    claims: moved.map(([, { usual }]) => judgedClaim(usual)),
    values: {
      moves: moves ?? [],
      ...Object.fromEntries(numbers),
      ...Object.fromEntries(
        moved.map(([id, each]) => [`${id}: verdict`, each.moves.map(({ verdict }) => verdict.kind)]),
      ),
    },
    auditHead: null,
  };
}

export function madeInputs(found: StudyTraces, page: string, query: string): Made {
  const { deployments, seed, scenario } = found.config;
  return {
    kind: 'inputs',
    what: `Every input of the study model moved alone: ${deployments} deployments each, seed ${seed}, scenario ${scenario}`,
    command: null,
    page,
    query,
    task: runTask(found.config),
    findings: inputsFound(found),
  };
}

export const repeatInputs: Repeat = async (task, { signal, onProgress }) => {
  const config = configOf(task);
  return withPool(new StudyPool(), async (pool) =>
    inputsFound(valueOf(await pool.trace(config, { signal, onProgress }))),
  );
};
