/** Two heads of one log, and the proof that the earlier is the beginning of the later, as a figure. */
import { hex } from '../../engine/audit-log/bytes.ts';
import { consistencySpans } from '../../engine/audit-log/merkle-tree.ts';
import { type ConsistencyClaim, verifyConsistency } from '../../engine/audit-log/merkle-verify.ts';
import type { Study } from '../../engine/simulator/study.ts';
import { html } from '../authoring/html.ts';
import { figure } from '../charts/figure-frame.ts';
import { count, plural } from '../format/number.ts';
import { runName } from '../readings/run.ts';
import { growthChart } from './growth-chart.ts';

export function growthFigure(
  study: Study,
  claim: ConsistencyClaim,
  { width }: { readonly width: number },
): HTMLElement {
  const { oldSize, newSize, oldRoot, newRoot, proof } = claim;
  const spans = consistencySpans(oldSize, newSize);
  const hashes = proof.map((hash, k) => [...spans[k]!, hash] as const);
  return figure({
    label:
      'The earlier size of the log, the subtrees of the proof, and its present size, as bars on one scale',
    chart: growthChart({ oldSize, newSize, spans }, { width }),
    caption: verifyConsistency(claim)
      ? `The first ${oldSize === 1 ? 'event is' : `${count(oldSize)} events are`} the beginning of all ${count(newSize)}: ${plural(proof.length, 'hash', 'hashes')} and the two roots show it, without a look at any event.`
      : `The proof does not show the first ${plural(oldSize, 'event')} to be the beginning of all ${count(newSize)}.`,
    run: `${runName(study)}.`,
    table: {
      title: 'The two roots and the proof',
      columns: [{ head: 'events' }, { head: 'hash' }],
      rows: [
        [`earlier root, 0 to ${count(oldSize - 1)}`, html`<span class="digest">${hex(oldRoot)}</span>`],
        ...hashes.map(([from, to, hash]) => [
          `${count(from)} to ${count(to - 1)}`,
          html`<span class="digest">${hex(hash)}</span>`,
        ]),
        [`this root, 0 to ${count(newSize - 1)}`, html`<span class="digest">${hex(newRoot)}</span>`],
      ],
    },
  });
}
