/** Side by side: what the first release's entry hash makes of an attack, and what this log makes of it. */
import {
  type Forgery,
  type KeptHead,
  type LogNotice,
  type LogNotices,
  noticesOf,
  type Power,
  type Presented,
  present,
  proofPath,
} from '../../engine/attacks/index.ts';
import { loadEd25519 } from '../../workers/audit/keys.ts';
import { element, html } from '../authoring/html.ts';
import { figure } from '../charts/figure.ts';
import { count, outOf, plural } from '../format/number.ts';
import { pathChart } from './path-chart.ts';
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

/** From this width on the path stands beside the findings, so that an attack is one screen; its own width then. Pixels. */
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
    <h3>${title}</h3>
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
    ${check('open', 'Order and number of the entries are not covered: nothing chains them.')}
    ${check('open', 'Nobody vouches for the entries: nothing is signed.')}
  </ul>`;
}

function checkList({ ours }: Outcome): HTMLElement {
  return element`<ul class="lab__checks tight plain stack gap-8 small">${ours.notices.map((notice) =>
    check(notice.outcome, checkSentence(notice, ours.findings)),
  )}</ul>`;
}

const outcomeWords: Readonly<Record<LogNotice['outcome'], string>> = {
  notices: 'Notices: ',
  passes: 'Passes: ',
  open: 'Not asked: ',
};

/** A filled triangle notices, a dash passes, a ring is open. */
function check(outcome: LogNotice['outcome'], said: string): DocumentFragment {
  return html`<li data-outcome="${outcome}"><span class="lab__mark" aria-hidden="true"></span><span><span class="visually-hidden">${outcomeWords[outcome]}</span>${said}</span></li>`;
}

function pathFigure(signedTree: Presented['tree'], outcome: Outcome, width: number): HTMLElement {
  const { forgery, presented } = outcome;
  // of a lie from the start no other log was ever signed
  const signed = forgery.fromTheStart ? presented.tree : signedTree;
  const path = proofPath(signed, presented.tree, forgery.honestPlace);
  const parts = path.findIndex(({ same }) => !same);
  const at = path[parts];
  return figure({
    label:
      'The way from the event up to the root, in the log that was signed and from the events that are presented',
    chart: pathChart(path, { width }),
    caption:
      at === undefined
        ? `All ${count(path.length)} hashes on the way from leaf ${count(forgery.honestPlace)} to the root are the same.`
        : `The two logs part at ${parts === 0 ? `leaf ${count(at.from)}` : `the node over events ${count(at.from)} to ${count(at.to - 1)}`}; from there up ${count(path.length - parts)} of ${count(path.length)} hashes differ, the root among them.`,
    run: `${count(signed.size)} events signed, ${count(presented.tree.size)} presented. Beside the way: the siblings, which are the inclusion proof.`,
    table: {
      title: 'Hashes on the way to the root',
      columns: [
        { head: 'node' },
        { head: 'in the signed log' },
        { head: 'from what is presented' },
        { head: 'sibling in the proof' },
      ],
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
  return element`<span class="digest">${Array.from(bytes.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('')}…</span>`;
}
