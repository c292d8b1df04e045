/** One event of the log: what it says, its bytes, and its proof as a figure. */
import { hex, utf8Text } from '../../engine/audit-log/bytes.ts';
import { leafHash, nodeHash, siblingOf, spansAbove } from '../../engine/audit-log/merkle-tree.ts';
import { verifyInclusion } from '../../engine/audit-log/merkle-verify.ts';
import { summaryOf } from '../../engine/audit-log/summary.ts';
import type { EventProof } from '../../workers/audit/api.ts';
import type { StudyView } from '../authoring/define.ts';
import { eventFields } from '../authoring/event-fields.ts';
import { element, type Hole, html } from '../authoring/html.ts';
import { linkTo } from '../authoring/links.ts';
import { figure, runName } from '../charts/figure.ts';
import { drawing, svg } from '../charts/svg.ts';
import { count, plural } from '../format/number.ts';
import { moment } from '../format/time.ts';
import { serviceText, spaced } from '../format/words.ts';

export function eventCard(run: StudyView, { event, entry }: EventProof, path: string): HTMLElement {
  const { sequence, type, deployment, service, minute, actor, model, policySet, details } = event;
  const known = run.study.services.find(({ id }) => id === service);
  const named = known === undefined ? service : serviceText(known);
  const link = linkTo(path, 'deployment/', run.query, { deployment });
  const facts: readonly (readonly [string, Hole])[] = [
    ['Deployment', html`<a href="${link}">${count(deployment)}</a> of service ${named}`],
    ['When', moment(minute)],
    ['By', spaced(actor).replace(/^ai\b/, 'AI') + (model === null ? '' : `, model ${model}`)],
    ['Rule set', policySet],
  ];
  return element`<div class="event">
    <p class="event__line"><strong>Event ${count(sequence)}, ${spaced(type)}.</strong> ${summaryOf(event)}</p>
    <dl class="facts pairs facts--first medium">${facts.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>
    <details class="unfold"><summary>Fields</summary>${eventFields(details)}</details>
    <details class="unfold"><summary>Raw JSON (${plural(entry.length, 'byte')})</summary><p class="digest">${utf8Text(entry)}</p></details>
  </div>`;
}

export function proofFigure(
  { study }: StudyView,
  { event, entry, size, root, proof }: EventProof,
  { width }: { readonly width: number },
): HTMLElement {
  const index = event.sequence;
  const steps = pathOf(index, size, leafHash(entry), proof);
  const holds = verifyInclusion({ leaf: entry, index, size, proof, root });
  const siblings = plural(proof.length, 'hash', 'hashes');
  return figure({
    label: 'The path from an event’s hash up to the root of the log, with the sibling hash of each step',
    chart: pathChart(steps, { width }),
    caption: holds
      ? `Event ${count(index)} is in the log. Hashed with the ${siblings} of the proof, one after another, it gives the root of all ${count(size)} events.`
      : `The proof of event ${count(index)} does not give the root.`,
    run: `${runName(study)}.`,
    table: {
      title: 'The proof, from the event to the root',
      columns: ['events covered', 'hash', 'sibling on the', 'its hash'],
      rows: steps.map(({ from, to, hash, sibling }) => [
        `${count(from)} to ${count(to - 1)}`,
        html`<span class="digest">${hex(hash)}</span>`,
        sibling?.side ?? 'root',
        sibling === null ? '' : html`<span class="digest">${hex(sibling.hash)}</span>`,
      ]),
    },
  });
}

/** Events [from, to) and the hash over them. */
interface HashedSpan {
  readonly from: number;
  readonly to: number;
  readonly hash: Uint8Array;
}

export interface PathStep extends HashedSpan {
  /** What it is hashed with; null for the root. */
  readonly sibling: (HashedSpan & { readonly side: 'left' | 'right' }) | null;
}

/** From the leaf to the root. @param proof siblings, the lowest first */
export function pathOf(
  index: number,
  size: number,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
): PathStep[] {
  const spans = spansAbove(index, size);
  let hash = leaf;
  return spans.map((span, k) => {
    const [from, to] = span;
    const own = { from, to, hash };
    const parent = spans[k + 1];
    const given = proof[k];
    if (parent === undefined || given === undefined) return { ...own, sibling: null };
    const [first, last] = siblingOf(span, parent);
    const side = first < from ? 'left' : 'right';
    hash = side === 'right' ? nodeHash(hash, given) : nodeHash(given, hash);
    return { ...own, sibling: { side, from: first, to: last, hash: given } };
  });
}

/** A proof as a ladder: the event below, the root above, on each rung the sibling that the next hash needs. */
const BOX = 36;
const PITCH = 54;
const WIDEST = 168;
const GAP = 14;

/** @param steps from the leaf to the root */
function pathChart(steps: readonly PathStep[], { width }: { readonly width: number }): SVGSVGElement {
  const box = Math.min(WIDEST, (width - 2 * GAP - 2) / 3);
  const middle = width / 2;
  const away = box + GAP;
  const rowOf = (k: number): number => (steps.length - 1 - k) * PITCH + 2;
  const edges: SVGElement[] = [];
  const boxes: SVGElement[] = [];
  for (const [k, step] of steps.entries()) {
    const y = rowOf(k);
    const last = k === steps.length - 1;
    boxes.push(node(middle, y, box, step, last ? 'root' : k === 0 ? 'leaf' : 'computed', digitsIn(box)));
    if (step.sibling === null) continue;
    const x = middle + (step.sibling.side === 'left' ? -away : away);
    const above = rowOf(k + 1) + BOX;
    edges.push(edge(middle, y, middle, above, 'proof__edge'));
    edges.push(edge(x, y, middle, above, 'proof__edge proof__edge--given'));
    boxes.push(node(x, y, box, step.sibling, 'given', digitsIn(box)));
  }
  return drawing(width, steps.length * PITCH - (PITCH - BOX) + 4, ...edges, ...boxes);
}

/** Digits of a hash that fit; in monospace 12 px a digit takes 7. */
const digitsIn = (box: number): number => Math.max(6, Math.min(16, Math.floor((box - 12) / 7)));

function node(x: number, y: number, box: number, span: HashedSpan, kind: string, digits: number): SVGElement {
  return svg(
    'g',
    {},
    svg('rect', {
      x: x - box / 2,
      y,
      width: box,
      height: BOX,
      rx: 3,
      class: `proof__box proof__box--${kind}`,
    }),
    svg('text', { x, y: y + 15, class: 'proof__hash hash at-middle ink' }, hex(span.hash).slice(0, digits)),
    svg('text', { x, y: y + 29, class: 'at-middle faint' }, spanText(span, kind)),
  );
}

function spanText({ from, to }: HashedSpan, kind: string): string {
  if (kind === 'root') return `all ${count(to)}`;
  return to - from === 1 ? `event ${count(from)}` : `${count(from)}–${count(to - 1)}`;
}

function edge(x1: number, y1: number, x2: number, y2: number, kind: string): SVGElement {
  const halfway = (y1 + y2) / 2;
  return svg('path', { d: `M${x1},${y1}C${x1},${halfway} ${x2},${halfway} ${x2},${y2}`, class: kind });
}
