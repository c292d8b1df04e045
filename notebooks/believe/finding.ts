/** What came out in the fewest words: at the head of the page, and next to the choices. */
import { countOf, headlineClaims, together } from '../../engine/belief/acceptance.ts';
import type { Comparison } from '../../engine/belief/calibration.ts';
import { DRAW_DEPLOYMENTS } from '../../engine/belief/draw.ts';
import { insidePriors } from '../../engine/belief/in-common.ts';
import { presets } from '../../engine/simulator/scenario.ts';
import { element, type Hole, html } from '../authoring/html.ts';
import { count, outOf, percent, plural } from '../format/number.ts';
import { HEADLINE } from './choice.ts';
import { type BeliefMap, confirmedOf, countText, publishedAt, shareText } from './map.ts';
import { quantityLabels } from './words.ts';

const kindWords: Readonly<Record<Comparison['kind'], string>> = {
  free: 'Free: every setting inside the intervals counts.',
  fair: 'Fair: in each setting we solve two inputs again, so that the traditional pipeline has the published success and a median of 52.8 min. Both pipelines get the same changes. The claims about the traditional pipeline are no test here.',
  strict:
    'Strict: like fair. In addition, only what the pillars do may differ: automation removes no operational failures, and every escape is traced to its deployment.',
};

/** What the choices come to, next to them. */
export function choiceText({ focus, acceptance, choice }: BeliefMap): HTMLElement {
  const own = choice.focus === HEADLINE ? '' : `${focus.label}: in range in ${shareText(focus.share)}. `;
  return element`<div class="measure stack gap-8"><p aria-live="polite" data-result>${own}All headline numbers together: ${countText(acceptance.headline.share)}.</p>
    <ul class="small muted plain stack gap-4">${Object.entries(kindWords).map(([kind, words]) => html`<li class="${kind === choice.comparison.kind ? 'ink' : ''}">${words}</li>`)}</ul></div>`;
}

export function findingText(map: BeliefMap): HTMLElement {
  const { acceptance, unreachable, choice, outside, source, focus } = map;
  const { headline, claims, counted } = acceptance;
  const rarest = claims.toSorted((a, b) => a.share.share - b.share.share)[0];
  if (counted === 0 || rarest === undefined)
    return element`<p class="large measure" data-finding>No draw lies inside your intervals.</p>`;
  const none = headline.share.count === 0;
  const kind = choice.comparison.kind === 'free' ? 'plausible setting' : 'setting';
  const parts: Hole[] = [];
  const four = claims.flatMap(({ claim, quantity }) =>
    headlineClaims.includes(claim.id)
      ? [`${publishedAt(claim, choice.judging.baseline).printed} (${inSentence(quantityLabels[quantity])})`]
      : [],
  );
  parts.push(`They are ${four.join('; ')}. `);
  const again = confirmedOf(map).find(({ what }) => what === 'headline')?.confirmed;
  parts.push(
    `Each setting runs ${count(DRAW_DEPLOYMENTS)} deployments${again === undefined || again.of === 0 ? '' : `; run again at ${count(presets.study)}, ${outOf(again.count, again.of)} still give all four`}. `,
  );
  if (none)
    parts.push(
      `With 95% confidence, fewer than ${percent(headline.share.upper)} of settings give all four. `,
    );
  if (choice.focus !== HEADLINE)
    parts.push(`“${focus.label}” lies in its accepted range in ${shareText(focus.share)}. `);
  parts.push(`The rarest claim is “${quantityLabels[rarest.quantity]}”: ${percent(rarest.share.share)}. `);
  if (unreachable.success + unreachable.median > 0)
    parts.push(
      `In ${count(unreachable.success)} more, no accepted value gives the traditional pipeline the published success of ${percent(choice.judging.baseline)}; in ${count(unreachable.median)}, none gives it the published median. They are not counted. `,
    );
  const inside = insidePriors(map.draws);
  if (inside !== null) {
    const within = countOf(inside);
    parts.push(
      `In ${count(counted - within)} of the ${count(counted)} settings that count, an input that was solved lies outside its own interval; of the others, “${focus.label}” is in range in ${outOf(countOf(together([inside, focus.accepted])), within)}. `,
    );
  }
  if (outside > 0)
    parts.push(`Only ${source} draws inside your intervals count; ${count(outside)} lie outside.`);
  const first = none
    ? `In none of ${count(counted)} ${kind}s do all four headline numbers come true together.`
    : `In ${count(headline.share.count)} of ${plural(counted, kind)}, all four headline numbers come true together.`;
  return element`<div class="stack gap-8" data-finding><p class="large measure">${first}</p><p class="measure">${parts}</p></div>`;
}

const inSentence = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);
