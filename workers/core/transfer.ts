/** Which memory goes over to the page with a result, instead of a copy of it. */
import type { Replay } from '../../engine/replay/index.ts';
import { columnsOf } from '../../engine/simulator/ledger.ts';
import type { Study } from '../../engine/simulator/study.ts';
import type { SweepColumns } from '../replay/contract.ts';

/** The ledger's columns, the deployment times and the audit heads: all but a few kilobytes of a study. */
export function buffersOfStudy(study: Study): ArrayBuffer[] {
  // a set, since two columns may lie in one buffer, and a transfer list with a duplicate throws
  const { traditional, genops, genopsFinal } = study.deploymentTimes;
  const views = [...columnsOf(study.ledger), traditional, genops, genopsFinal, study.heads];
  return [...new Set(views.map((view) => view.buffer))];
}

/** The rows' columns, where rows were kept. */
export function buffersOfReplay({ rows }: Replay): ArrayBuffer[] {
  return rows === null ? [] : buffersIn(Object.values(rows));
}

export function buffersOfSweep(columns: SweepColumns): ArrayBuffer[] {
  return buffersIn(Object.values(columns));
}

/** Each buffer once, of whatever among the values is a view. */
function buffersIn(values: readonly unknown[]): ArrayBuffer[] {
  const views = values.filter((value): value is ArrayBufferView<ArrayBuffer> => ArrayBuffer.isView(value));
  return [...new Set(views.map((view) => view.buffer))];
}
