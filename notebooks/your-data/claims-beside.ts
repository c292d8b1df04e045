/** Every claim that a reader's data can be compared with: printed, this run, your data, on one strip. */
import { type Claim, isMeasured, rangesOf } from '../../engine/claims/claim.ts';
import { withData } from '../../engine/claims/lenses/ledger.ts';
import type { LensName } from '../../engine/claims/lenses/lens.ts';
import type { Judgment } from '../../engine/claims/verdict.ts';
import { changesQuantity, type LogQuestion, questionKey } from '../../engine/own-data/questions.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import type { StudyView } from '../authoring/define.ts';
import { element, html } from '../authoring/html.ts';
import { dataTable } from '../charts/figure.ts';
import type { Owner } from '../charts/marks.ts';
import { claimFlags } from '../charts/printed.ts';
import { strip } from '../charts/strip.ts';
import { lensMark } from '../claims/lens-badge.ts';
import { type Scales, scalesFor } from '../claims/scales.ts';
import { interval, inUnit } from '../format/estimate.ts';
import { count, outOf, plural } from '../format/number.ts';
import type { DataOnShow } from '../log-file/file-reader.ts';
import { questionField } from '../log-file/question.ts';
import { receiptOffer } from '../receipt/offer.ts';
import { verdictDownloads } from './verdict-files.ts';

/** A claim with what both have for it. */
interface Pair {
  readonly claim: Claim;
  readonly run: Judgment;
  readonly own: Judgment;
}

export function claimsBeside(view: StudyView, data: DataOnShow): HTMLElement {
  const { name, verdicts, result } = data;
  const pairs = view.rows.flatMap(({ claim, mechanism: run }): Pair[] => {
    const own = verdicts.get(claim.id);
    return own === undefined ? [] : [{ claim, run, own }];
  });
  // each question stands at the first result that its answer changes
  const questionsAt = new Map<string | null, readonly LogQuestion[]>();
  for (const question of data.asked) {
    const place = pairs.find(({ claim }) => changesQuantity(question, quantityOf(claim)))?.claim.id ?? null;
    questionsAt.set(place, [...(questionsAt.get(place) ?? []), question]);
  }
  const asked = (id: string | null): HTMLElement | null => questionsIn(questionsAt.get(id) ?? [], data);
  const isShown = ({ claim, own }: Pair): boolean => own.estimate !== null || questionsAt.has(claim.id);
  const shown = pairs.filter(isShown);
  const rest = pairs.filter((pair) => !isShown(pair));
  const judged = shown.filter(({ own }) => own.kind !== 'untestable').length;
  const scales = scalesFor(
    shown.map(({ claim }) => claim),
    withData(view.rows, verdicts),
  );
  return element`<div class="beside-claims">
    <h2>The claims next to your data</h2>
    <p class="large breakable">${outOf(judged, pairs.length)} claims can be judged with the ${plural(result.log.rows, 'deployment')} in ${name}.</p>
    ${asked(null)}
    ${key()}
    <div class="stack gap-8">${verdictDownloads(
      pairs.map(({ own }) => own),
      name,
    )}
    ${receiptOffer('judged log', async (own) => (await import('./receipt.ts')).madeLog(data, view.query, own), 'with my log inside')}</div>
    <ol class="beside-claims__rows plain">${shown.map((pair) => row(pair, scales, asked(pair.claim.id)))}</ol>
    ${
      rest.length === 0
        ? null
        : html`<details class="unfold"><summary>${plural(rest.length, 'claim')} that this log cannot judge, and why</summary>
      ${dataTable({
        title: 'Claims that this log cannot judge',
        columns: ['claim', 'printed', 'why'],
        rows: rest.map(({ claim, own }) => [claim.sentence, claim.printed, own.why]),
      })}</details>`
    }
  </div>`;
}

const quantityOf = ({ test }: Claim): string | null => (isMeasured(test) ? test.quantity : null);

/** So many questions stand in sight. */
const IN_SIGHT = 5;

/** Questions at the result that they change. Null for none. */
function questionsIn(
  questions: readonly LogQuestion[],
  { answer, answeredLast }: DataOnShow,
): HTMLElement | null {
  if (questions.length === 0) return null;
  const fields = questions.map((question) => {
    const { root, select } = questionField(question, answer);
    // its field is new: the focus stays where the reader was
    if (questionKey(question) === answeredLast) {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) select.focus();
      });
    }
    return root;
  });
  const more = fields.slice(IN_SIGHT);
  return element`<section class="log-words card barred cluster no-print" aria-label="Open questions">
    ${fields.slice(0, IN_SIGHT)}
    ${more.length === 0 ? null : html`<details class="unfold"><summary>${plural(more.length, 'more question')}</summary><div class="cluster">${more}</div></details>`}
  </section>`;
}

/** The key of the marks. */
function key(): DocumentFragment {
  return html`<p class="cluster ui-xs muted">
    <span><span class="printed one-line tight digits strong">printed</span> by the project</span>
    <span><span class="key-band"></span> accepted range</span>
    <span><span class="key-estimate"></span> our result</span>
    <span><span class="key-data"></span> your data, both with 95% intervals</span>
  </p>`;
}

function row({ claim, run, own }: Pair, scales: Scales, asked: HTMLElement | null): HTMLElement {
  const id = `beside-${claim.id}`;
  const all = [claim, ...claim.alternatives];
  return element`<li class="beside-claim ruled tall" aria-labelledby="${id}">
    <h3 class="beside-claim__sentence tight medium" id="${id}">${claim.sentence}</h3>
    <p class="beside-claim__printed"><span class="visually-hidden">Printed: </span>${all.map(({ printed }) => html`<span class="printed one-line tight digits strong">${printed}</span> `)}</p>
    <div class="beside-claim__strip">${stripOf(claim, run, own, scales)}</div>
    ${side('Our result', 'mechanism', ownerOf(claim), run)}
    ${side('Your data', 'data', 'data', own)}
    <div class="beside-claim__why stack gap-8"><p class="tight muted small">${own.why}</p>${asked}</div>
  </li>`;
}

function side(title: string, lens: LensName, owner: Owner, { claim, kind, estimate }: Judgment): HTMLElement {
  return element`<div class="beside-claim__side stack gap-4 digits" data-owner="${owner}">
    <p class="ui-xs muted">${title}</p>
    <p class="beside-claim__number large strong">${estimate === null ? 'not measured' : inUnit(claim.unit, estimate.value)}</p>
    <p class="ui-xs muted">${estimate === null ? '' : intervalText(claim, estimate)}</p>
    <p>${kind === 'untestable' && lens === 'data' ? html`<span class="ui-xs muted">not judged</span>` : lensMark(claim.id, lens, kind)}</p>
  </div>`;
}

function intervalText(claim: Claim, { value, lower, upper, n, method }: Estimate): string {
  if (!Number.isFinite(value)) return 'no value';
  if (claim.unit === 'p') return method;
  if (!Number.isFinite(lower) || !Number.isFinite(upper)) return `no interval, n\u00a0=\u00a0${count(n)}`;
  return `${interval(claim.unit, lower, upper)}, n\u00a0=\u00a0${count(n)}`;
}

/** P-values are too close to zero for a scale. */
function stripOf(claim: Claim, run: Judgment, own: Judgment, scales: Scales): Node | null {
  if (claim.unit === 'p' || rangesOf(claim).length === 0) return null;
  return strip({
    unit: claim.unit,
    owner: ownerOf(claim),
    flags: claimFlags(claim),
    ranges: rangesOf(claim),
    estimate: run.estimate,
    data: own.estimate,
    domain: scales(claim),
  });
}

function ownerOf({ test }: Claim): Owner {
  if (!isMeasured(test)) return 'traditional';
  if (test.quantity.endsWith('Traditional')) return 'traditional';
  return test.quantity.endsWith('Genops') || test.quantity === 'canaryCatch' ? 'genops' : 'both';
}
