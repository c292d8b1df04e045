/** The choices of the page: which comparison, which baseline, which published ranges, which claim. All in the address. */
import { believedClaims } from '../../engine/belief/acceptance.ts';
import { element, type Hole, html } from '../authoring/html.ts';
import { count, percent, plural } from '../format/number.ts';
import { type Choice, HEADLINE, kinds, ranges, shades } from './choice.ts';
import { shadeWords } from './frontier.ts';
import { type BeliefMap, quantityLabels } from './map.ts';

const kindWords: Readonly<Record<(typeof kinds)[number], string>> = {
  free: 'Every setting inside the intervals counts.',
  fair: 'In each setting we solve two inputs again, so that the traditional pipeline has the published success and a median of 52.8 min. Both pipelines get the same changes. The claims about the traditional pipeline are no test here.',
  strict:
    'Like fair. In addition, only what the pillars do may differ: automation removes no operational failures, and every escape is traced to its deployment.',
};

export interface Desk {
  /** Its value: the view that the reader has asked for last; null before that. */
  readonly root: HTMLElement & { readonly value: string | null };
  readonly ask: (view: string) => void;
  readonly show: (choice: Choice) => void;
}

/** Makes choices, in the address and on the page; null takes one back. */
export type Change = (changes: Readonly<Record<string, string | null>>) => void;

export function createDesk(change: Change): Desk {
  let asked: string | null = null;
  const segments = (
    key: string,
    name: string,
    options: readonly (readonly [value: string, words: string])[],
  ): Node =>
    html`<div class="field"><span class="field-label" id="believe-${key}">${name}</span><div class="segments" role="group" aria-labelledby="believe-${key}">${options.map(
      ([value, words]) =>
        html`<button class="button" type="button" data-key="${key}" data-value="${value}">${words}</button>`,
    )}</div></div>`;
  const select = (
    key: string,
    name: string,
    options: readonly (readonly [value: string, words: string])[],
  ): Node =>
    html`<div class="field"><label for="believe-${key}">${name}</label><select class="input" id="believe-${key}" data-key="${key}">${options.map(([value, words]) => html`<option value="${value}">${words}</option>`)}</select></div>`;
  const note = element`<p class="small muted measure"></p>`;
  const problems = element`<p class="field-error measure" role="alert"></p>`;
  const root = element`<div class="believe-desk stack gap-12 no-print"><div class="cluster gap-wide">
    ${segments(
      'comparison',
      'Comparison',
      kinds.map((kind) => [kind, capital(kind)]),
    )}
    ${segments('baseline', 'Published baseline', [
      ['89', '89%'],
      ['94.2', '94.2%'],
    ])}
    ${segments(
      'range',
      'Accepted ranges',
      ranges.map((range) => [range, capital(range)]),
    )}
    ${select('claim', 'Look closely at', [...believedClaims.map(({ id, test }) => [id, quantityLabels[test.quantity]] as const), [HEADLINE, 'All headline numbers together']])}
    ${select(
      'shade',
      'Color of the frontier',
      shades.map((shade) => [shade, shadeWords[shade]]),
    )}
  </div>${note}${problems}</div>`;
  root.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLButtonElement>('button[data-key]') : null;
    if (button) change({ [button.dataset.key!]: button.dataset.value! });
  });
  root.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement) change({ [target.dataset.key!]: target.value });
  });
  // what is chosen is heard as a change: its `input` says nothing new yet
  root.addEventListener('input', (event) => event.target !== root && event.stopPropagation(), true);
  return {
    root: Object.defineProperty(root, 'value', { get: () => asked }) as Desk['root'],
    ask(view) {
      asked = view;
      root.dispatchEvent(new Event('input'));
    },
    show(choice) {
      const { comparison, judging, focus, shade } = choice;
      const now: Readonly<Record<string, string>> = {
        comparison: comparison.kind,
        baseline: judging.baseline === 0.89 ? '89' : '94.2',
        range: judging.range,
        claim: focus,
        shade,
      };
      for (const button of root.querySelectorAll<HTMLButtonElement>('button[data-key]')) {
        button.setAttribute('aria-pressed', String(now[button.dataset.key!] === button.dataset.value));
      }
      for (const field of root.querySelectorAll('select')) field.value = now[field.dataset.key!] ?? '';
      note.textContent = kindWords[comparison.kind];
      problems.textContent = choice.problems
        .map((problem) => `Ignored in this address: ${problem}.`)
        .join(' ');
    },
  };
}

/** What came out, in the fewest words. */
export function findingText(map: BeliefMap): HTMLElement {
  const { acceptance, unreachable, choice, outside, source } = map;
  const { headline, claims, counted } = acceptance;
  const rarest = claims.toSorted((a, b) => a.share.share - b.share.share)[0];
  const parts: Hole[] = [];
  if (counted > 0 && rarest !== undefined) {
    parts.push(
      headline.share.count === 0
        ? `In none of ${count(counted)} plausible settings do all four headline numbers come true together.`
        : `In ${count(headline.share.count)} of ${plural(counted, 'plausible setting')}, all four headline numbers come true together.`,
      ` ${shareSentence(map)} The rarest claim is “${quantityLabels[rarest.quantity]}”: ${percent(rarest.share.share)}.`,
    );
  } else parts.push('No draw lies inside your intervals.');
  if (unreachable.success + unreachable.median > 0 && choice.comparison.kind !== 'free') {
    parts.push(
      ` In ${count(unreachable.success)} more, no accepted value gives the traditional pipeline the published success of ${percent(choice.comparison.baseline)}; in ${count(unreachable.median)}, none gives it the published median. They are not counted.`,
    );
  }
  if (outside > 0)
    parts.push(` Only ${source} draws inside your intervals count; ${count(outside)} lie outside.`);
  return element`<p class="large measure" data-finding>${parts}</p>`;
}

function shareSentence({ choice, focus: { label, share } }: BeliefMap): string {
  if (choice.focus === HEADLINE)
    return `With 95% confidence, that is less than ${percent(share.upper)} of all such settings.`;
  return `${label}: in the accepted range in ${percent(share.share)} of them (95% interval ${percent(share.lower)} to ${percent(share.upper)}).`;
}

const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
