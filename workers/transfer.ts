/** Which memory goes over to the page with a result, instead of a copy of it. */
import { columnsOf } from '../engine/simulator/ledger.ts';
import type { Study } from '../engine/simulator/study.ts';

/** The ledger's columns and the audit heads: all but a few kilobytes of a study. */
export function buffersOfStudy(study: Study): ArrayBuffer[] {
  // a set, since two columns may lie in one buffer, and a transfer list with a duplicate throws
  return [...new Set([...columnsOf(study.ledger), study.heads].map((view) => view.buffer))];
}
