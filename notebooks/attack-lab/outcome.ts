/** Side by side: what the first release's entry hash notices of an attack, and what this log notices. */
import {
  type Forgery,
  type KeptHead,
  type LogNotice,
  type LogNotices,
  noticesOf,
  type PathNode,
  type Power,
  type Presented,
  present,
  proofPath,
} from '../../engine/attacks/index.ts';
import { hex } from '../../engine/audit-log/index.ts';
import { loadEd25519 } from '../../workers/audit/keys.ts';
import { element, html } from '../authoring/html.ts';
import { figure } from '../charts/figure.ts';
import { drawing, svg, textWidth } from '../charts/svg.ts';
import { count, outOf, plural } from '../format/number.ts';
import { type PublishedNotices, publishedNotices } from './published.ts';
import type { LabLog } from './slice.ts';
import { changesOf, checkSentence, entrySentence, whyUnnoticed } from './words.ts';

/** An attack, by whom, before which reader, and all that came of it. */
export interface Outcome {
  readonly forgery: Forgery;
  readonly power: Power;
  readonly kept: KeptHead;
  readonly presented: Presented;
  readonly ours: LogNotices;
  readonly published: PublishedNotices;
  /** Checks of ours that notice. */
  readonly noticing: readonly LogNotice[];
}

/** From this width on the path has a column of its own next to the findings, so that an attack is one screen; that column's width. Pixels. */
const BESIDE = 960;
const PATH = 500;

export async function outcomeOf(
  { log, stranger, held }: LabLog,
  forgery: Forgery,
  power: Power,
  kept: KeptHead,
): Promise<Outcome> {
  const { verify } = await loadEd25519();
  const presented = await present(log, forgery, power, stranger);
  const ours = await noticesOf(log, forgery, presented, kept, held, verify);
  const rehashed = power !== 'edits' || forgery.fromTheStart;
  const published = await publishedNotices(log.events, presented.events, rehashed);
  const noticing = ours.notices.filter(({ outcome }) => outcome === 'notices');
  return { forgery, power, kept, presented, ours, published, noticing };
}

/** In one line, for those who hear the page. */
export function outcomeSaid({ published, noticing, ours }: Outcome): string {
  const theirs =
    published.places.length === 0
      ? 'The entry hash notices nothing'
      : `The entry hash notices ${plural(published.places.length, 'entry', 'entries')}`;
  return `${theirs}. ${noticing.length === 0 ? 'This log notices nothing' : `This log notices it in ${outOf(noticing.length, ours.notices.length)} checks`}.`;
}

/** What was done, and the two verdicts. */
export function findingsView({ log }: LabLog, outcome: Outcome): DocumentFragment {
  const { forgery, presented, kept, noticing, published } = outcome;
  const changes = changesOf(log.events, forgery);
  const why = noticing.length > 0 ? null : whyUnnoticed(forgery, presented, kept, log.events.length);
  return html`<ul class="lab__changes plain ui breakable">${changes.slice(0, 4).map((line) => html`<li>${line}</li>`)}${
    changes.length > 4 ? html`<li>And ${count(changes.length - 4)} more.</li>` : null
  }</ul>
    <div class="lab__both stack gap-16">
      ${side('The first release’s entry hash', published.places.length > 0, publishedList(outcome, log.events.length))}
      ${side('This log', noticing.length > 0, html`${checkList(outcome)}${why === null ? null : html`<p class="lab__why barred measure">${why}</p>`}`)}
    </div>`;
}

function side(title: string, noticed: boolean, list: Node): DocumentFragment {
  return html`<section class="lab__side" aria-label="${title}" data-noticed="${noticed ? 'yes' : 'no'}">
    <h2>${title}</h2>
    <p class="lab__verdict">${noticed ? 'notices' : 'notices nothing'}</p>
    ${list}
  </section>`;
}

/** The proof path, beside the findings where there is room. */
export function pathView({ log }: LabLog, outcome: Outcome, width: number): HTMLElement {
  return pathFigure(log.tree, outcome, width >= BESIDE ? PATH : width);
}

function publishedList({ published, power, forgery }: Outcome, size: number): HTMLElement {
  const rehashed = power !== 'edits' || forgery.fromTheStart;
  const found = published.places.length;
  return element`<ul class="lab__checks tight plain stack gap-8 small">
    ${check(found > 0 ? 'notices' : 'passes', entrySentence(forgery, rehashed, found, size))}
    ${check('open', 'Order and number of entries are not covered, because nothing chains them.')}
    ${check('open', 'The author is not covered, because nothing is signed.')}
  </ul>`;
}

function checkList({ ours }: Outcome): HTMLElement {
  return element`<ul class="lab__checks tight plain stack gap-8 small">${ours.notices.map((notice) =>
    check(notice.outcome, checkSentence(notice, ours.findings)),
  )}</ul>`;
}

const outcomeWords: Readonly<Record<LogNotice['outcome'], string>> = {
  notices: 'notices',
  passes: 'passes',
  open: 'not checked',
};

function check(outcome: LogNotice['outcome'], said: string): DocumentFragment {
  return html`<li data-outcome="${outcome}"><span class="lab__mark">${outcomeWords[outcome]}</span><span>${said}</span></li>`;
}

function pathFigure(signedTree: Presented['tree'], outcome: Outcome, width: number): HTMLElement {
  const { forgery, presented } = outcome;
  // of a lie from the start no other log was ever signed
  const signed = forgery.fromTheStart ? presented.tree : signedTree;
  const path = proofPath(signed, presented.tree, forgery.honestPlace);
  const parts = path.findIndex(({ same }) => !same);
  const at = path[parts];
  return figure({
    label: 'The path from the event up to the root, in the signed log and in the presented events',
    chart: pathChart(path, { width }),
    caption:
      at === undefined
        ? `All ${count(path.length)} hashes on the path from leaf ${count(forgery.honestPlace)} to the root are the same.`
        : `The two logs diverge at ${parts === 0 ? `leaf ${count(at.from)}` : `the node over events ${count(at.from)} to ${count(at.to - 1)}`}. From there up, ${count(path.length - parts)} of ${count(path.length)} hashes differ, including the root.`,
    run: `${count(signed.size)} events signed, ${count(presented.tree.size)} presented. The siblings next to the path are the inclusion proof.`,
    table: {
      title: 'Hashes on the path to the root',
      columns: ['node', 'signed log', 'presented log', 'sibling in the proof'],
      rows: path.map((node) => [
        node.to - node.from === 1
          ? `leaf ${count(node.from)}`
          : `events ${count(node.from)} to ${count(node.to - 1)}`,
        hash(node.signed),
        node.presented === null ? 'nothing' : hash(node.presented),
        node.sibling === null ? 'none: the root' : hash(node.sibling.signed),
      ]),
    },
  });
}

function hash(bytes: Uint8Array): HTMLElement {
  return element`<span class="digest">${hex(bytes.subarray(0, 12))}…</span>`;
}

/** The path from an event's leaf up to the root, with the siblings of its proof, and the node where two logs diverge. */
const ROW = 46;
const BOX = 35;
const NARROW = 560;

function pathChart(path: readonly PathNode[], { width }: { readonly width: number }): SVGSVGElement {
  const narrow = width < NARROW;
  const node = narrow ? Math.min(190, width - 2 * 100) : 236;
  const beside = narrow ? Math.min(120, (width - node) / 2 - 12) : 150;
  const middle = width / 2;
  const parts = path.findIndex(({ same }) => !same);
  const top = (k: number): number => (path.length - 1 - k) * ROW + 4;
  const drawn = drawing(width, path.length * ROW + 24);
  path.forEach((step, k) => {
    const y = top(k);
    if (k + 1 < path.length) drawn.append(edge(middle, y, middle, top(k + 1) + BOX, step.same));
    if (step.sibling !== null) {
      const left = step.sibling.side === 'left';
      const gap = narrow ? 12 : 18;
      const x = left ? middle - node / 2 - gap - beside : middle + node / 2 + gap;
      const from = left ? x + beside : x;
      drawn.append(
        edge(from, y + BOX / 2, middle, top(k + 1) + BOX, step.sibling.same),
        box(x, y, beside, step.sibling.same ? 'sibling' : 'sibling-other'),
        label(x + beside / 2, y + 15, hex(step.sibling.signed).slice(0, narrow ? 6 : 8), 'hash ink'),
        label(x + beside / 2, y + 29, span(step.sibling.from, step.sibling.to, narrow), 'faint'),
      );
    }
  });
  path.forEach((step, k) => {
    const y = top(k);
    const x = middle - node / 2;
    drawn.append(
      box(x, y, node, step.same ? 'same' : k === parts ? 'parts' : 'other'),
      label(middle, y + 15, hashes(step, narrow), step.same ? 'hash ink' : 'hash hash--other'),
      label(middle, y + 29, nameOf(step, k, path.length), 'faint'),
    );
    if (k === parts) drawn.append(...mark(step.sibling?.side !== 'left', middle, node, beside, y));
  });
  drawn.append(label(middle, path.length * ROW + 12, 'hash of the event', 'faint'));
  return drawn;
}

/** A cross at the node, on the side without a sibling, and the words for it where there is room. */
function mark(onLeft: boolean, middle: number, node: number, room: number, y: number): SVGElement[] {
  const away = onLeft ? -1 : 1;
  const x = middle + away * (node / 2 + 12);
  const cross = svg('path', { d: `M${x - 5},${y + BOX / 2 - 5}l10,10m0,-10l-10,10`, class: 'path__cross' });
  const words = 'they diverge here';
  if (room < textWidth(words) + 14) return [cross];
  const kind = `path__parts halo ${onLeft ? 'at-end' : 'at-start'}`;
  return [cross, svg('text', { x: x + away * 11, y: y + BOX / 2 + 4, class: kind }, words)];
}

function hashes({ signed, presented, same }: PathNode, narrow: boolean): string {
  const digits = narrow ? 8 : 12;
  const short = (bytes: Uint8Array | null): string =>
    bytes === null ? 'nothing' : hex(bytes).slice(0, digits);
  return same ? short(signed) : `${short(signed)} ≠ ${short(presented)}`;
}

function nameOf({ from, to }: PathNode, k: number, length: number): string {
  if (k === 0) return `leaf ${count(from)}`;
  return k === length - 1 ? `root of ${count(to)} events` : span(from, to, false);
}

function span(from: number, to: number, narrow: boolean): string {
  if (to - from === 1) return narrow ? count(from) : `leaf ${count(from)}`;
  return `${narrow ? '' : 'events '}${count(from)}–${count(to - 1)}`;
}

function box(x: number, y: number, width: number, kind: string): SVGElement {
  return svg('rect', { x, y, width, height: BOX, rx: 3, class: `proof__box proof__box--${kind}` });
}

function label(x: number, y: number, text: string, kind: string): SVGElement {
  return svg('text', { x, y, class: `at-middle ${kind}` }, text);
}

function edge(x1: number, y1: number, x2: number, y2: number, same: boolean): SVGElement {
  return svg('line', { x1, y1, x2, y2, class: `proof__edge proof__edge--${same ? 'given' : 'other'}` });
}
