/** Two heads of one log, and the proof that the earlier is the beginning of the later, as a figure. */
import { hex } from '../../engine/audit-log/bytes.ts';
import { consistencySpans } from '../../engine/audit-log/merkle-tree.ts';
import { type ConsistencyClaim, verifyConsistency } from '../../engine/audit-log/merkle-verify.ts';
import type { Study } from '../../engine/simulator/study.ts';
import { html } from '../authoring/html.ts';
import { figure, runName } from '../charts/figure.ts';
import { drawing, svg, textWidth } from '../charts/svg.ts';
import { count, plural } from '../format/number.ts';

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
      ? `The first ${oldSize === 1 ? 'event is' : `${count(oldSize)} events are`} unchanged in the log of ${count(newSize)}. ${plural(proof.length, 'hash', 'hashes')} and the two roots prove it without showing any event.`
      : `The proof fails: the first ${oldSize === 1 ? 'event is' : `${count(oldSize)} events are`} not those of the log of ${count(newSize)}.`,
    run: `${runName(study)}.`,
    table: {
      title: 'The two roots and the proof',
      columns: ['events', 'hash'],
      rows: [
        [`earlier root, 0 to ${count(oldSize - 1)}`, html`<span class="digest">${hex(oldRoot)}</span>`],
        ...hashes.map(([from, to, hash]) => [
          `${count(from)} to ${count(to - 1)}`,
          html`<span class="digest">${hex(hash)}</span>`,
        ]),
        [`current root, 0 to ${count(newSize - 1)}`, html`<span class="digest">${hex(newRoot)}</span>`],
      ],
    },
  });
}

const BAR = 26;
const ROW = 62;
const LEAST = 3;

interface Growth {
  readonly oldSize: number;
  readonly newSize: number;
  /** Events [from, to) of each hash of the proof. */
  readonly spans: readonly (readonly [from: number, to: number])[];
}

function growthChart(
  { oldSize, newSize, spans }: Growth,
  { width }: { readonly width: number },
): SVGSVGElement {
  const x = (event: number): number => 1 + ((width - 2) * event) / newSize;
  const bar = (row: number, from: number, to: number, kind: string): SVGElement =>
    svg('rect', {
      x: x(from),
      y: 20 + row * ROW,
      width: Math.max(LEAST, x(to) - x(from) - 1),
      height: BAR,
      class: `growth__bar growth__bar--${kind}`,
      'data-tip': to - from === 1 ? `event ${count(from)}` : `events ${count(from)}–${count(to - 1)}`,
    });
  const head = (row: number, text: string): SVGElement =>
    svg('text', { x: 1, y: 12 + row * ROW, class: 'faint halo' }, text);
  const named = spans.flatMap(([from, to]) => {
    const text = to - from === 1 ? count(from) : `${count(from)}–${count(to - 1)}`;
    if (textWidth(text, 12) + 20 > x(to) - x(from)) return [];
    return [svg('text', { x: (x(from) + x(to)) / 2, y: 20 + ROW + 17, class: 'at-middle' }, text)];
  });
  return drawing(
    width,
    22 + 2 * ROW + BAR,
    svg('line', { x1: x(oldSize), x2: x(oldSize), y1: 20, y2: 20 + 2 * ROW + BAR, class: 'growth__cut' }),
    head(0, `earlier head: ${plural(oldSize, 'event')}`),
    bar(0, 0, oldSize, 'head'),
    head(1, spans.length === 0 ? 'same size: no proof needed' : 'proof: one hash per block'),
    ...spans.map(([from, to]) => bar(1, from, to, to <= oldSize ? 'both' : 'later')),
    ...named,
    head(2, `current head: ${plural(newSize, 'event')}`),
    bar(2, 0, newSize, 'head'),
  );
}
