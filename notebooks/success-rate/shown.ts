/** What this run shows of success, in words: who failed, who looked, and what the difference is made of. */
import { constructedScenario } from '../../engine/simulator/scenarios/of-settings.ts';
import type { Study } from '../../engine/simulator/study.ts';
import type { StudyView } from '../authoring/define.ts';
import { element, html } from '../authoring/html.ts';
import { completionsOf, successParts } from '../charts/completions.ts';
import { figure, numbers } from '../charts/figure.ts';
import { type VariantResult, variantSize } from '../charts/variants.ts';
import { wholeChart, wholeOf } from '../charts/wholes.ts';
import { interval, withInterval } from '../format/estimate.ts';
import { count, decimal, outOf, percent, plural, points } from '../format/number.ts';

/** From this share of the difference on, a part is nearly all of it. */
const NEARLY_ALL = 0.8;

/** Which rates an input fixes in this run, and what else counts as an escape, or does not. */
export function whatIsFixed({ config: { settings } }: Study): DocumentFragment {
  const searched = constructedScenario(settings) !== null;
  return html`<p>${
    searched
      ? 'We searched for settings that give the printed rates of both arms. No rate emerges here: each match is by construction.'
      : 'We tuned the odds of a bad change to reach the traditional success rate, so that rate is by construction. The GenOps rates emerge.'
  }${
    settings.unattributedEscapes > 0
      ? ` ${percent(settings.unattributedEscapes, 0)} of bad changes that reach all traffic are never traced; they count as completed.`
      : ''
  }${
    settings.operationalFailuresTraditional > 0 || settings.operationalFailuresGenops > 0
      ? ` Some good changes fail for unrelated reasons: ${percent(settings.operationalFailuresTraditional)} in the traditional arm and ` +
        `${percent(settings.operationalFailuresGenops)} in the GenOps arm. These count as escaped too.`
      : ''
  }</p>`;
}

export function whatRunShows({ config, ledger, measures }: Study): HTMLElement {
  const { genops, traditional, canary, successDifference } = measures;
  const unrelated = {
    genops: completionsOf(ledger, ledger.genops).escaped.unrelated,
    traditional: completionsOf(ledger, ledger.traditional).escaped.unrelated,
  };
  const parts = unrelated.genops + unrelated.traditional > 0;
  const escapes = (arm: 'genops' | 'traditional'): string =>
    count(measures[arm].escaped) +
    (parts ? ` (${count(unrelated[arm])} of them unrelated to the change)` : '');
  return element`<div class="text-columns"><p>Of ${plural(config.deployments, 'change')}, ${count(canary.badChanges)} ${canary.badChanges === 1 ? 'is' : 'are'} bad. In the traditional arm ${escapes('traditional')}
    escape, in the GenOps arm ${escapes('genops')}. GenOps also rolls ${count(genops.rolledBack)} back, and a rollback is not a success.
    The success rates differ by ${withInterval('points', successDifference)}.</p>
    <p>People reviewed ${outOf(traditional.reviewed, config.deployments)} changes in the traditional arm and
    ${outOf(genops.reviewed, config.deployments)} in the GenOps arm. ${madeOf(successParts(ledger))}</p>
    <p>Counting only escapes, GenOps does ${genops.escapedRate.value < traditional.escapedRate.value ? 'better' : genops.escapedRate.value > traditional.escapedRate.value ? 'worse' : 'equally well'}:
    ${percent(genops.escapedRate.value)} instead of ${percent(traditional.escapedRate.value)}
    (${points(genops.escapedRate.value - traditional.escapedRate.value)}). The success rate counts a rollback like an escape.</p></div>`;
}

/** `fewer fixed bad changes cost 2.4 points` */
const part = (size: number, less: string, more: string): string => {
  const text = `${decimal(Math.abs(100 * size), 1)} points`;
  return size < 0 ? `${less} cost ${text}` : `${more} add ${text}`;
};

/** The parts of the difference that are there, the review's first. */
function madeOf(parts: ReturnType<typeof successParts>): string {
  const { total, mended, untraced, good } = parts;
  const named = [
    part(mended, 'fewer fixed bad changes', 'more fixed bad changes'),
    part(good, 'more stopped good changes', 'fewer stopped good changes'),
    ...(untraced === 0 ? [] : [part(untraced, 'fewer untraced escapes', 'more untraced escapes')]),
  ];
  const looks = total !== 0 && mended / total >= NEARLY_ALL && mended / total <= 2 - NEARLY_ALL;
  return `${looks ? 'Nearly all of the difference comes from reviews' : 'What the difference is made of'}: ${named.join('; ')}.`;
}

/** Settings of the canary, from none at all to its most careful. */
export const canaryVariants = [
  { label: 'no canary', changes: { enableCanary: false } },
  { label: 'these settings', changes: {} },
  { label: 'fixed thresholds', changes: { judge: 'fixed-thresholds' } },
  { label: 'compare with rest of fleet', changes: { control: 'rest-of-fleet' } },
  { label: 'bake time 1×', changes: { bakeScale: 1 } },
] as const;

/** Settings of the people before it: how much they see, and how well. */
export const reviewVariants = [
  { label: 'these settings', changes: {} },
  { label: 'better reviewers', changes: { reviewerSensitivity: 0.9 } },
  { label: 'more reviews', changes: { reviewRule: 'percentile' } },
  { label: 'more and better', changes: { reviewRule: 'percentile', reviewerSensitivity: 0.9 } },
] as const;

export function relabelFigure(
  run: StudyView,
  variants: readonly VariantResult[],
  {
    width,
    what,
    id,
  }: { readonly width: number /** What the variants move. */; readonly what: string; readonly id: string },
): HTMLElement {
  const most = percent(Math.max(...variants.map(({ measures }) => measures.genops.successRate.value)));
  return figure({
    label: `What became of all deployments of the GenOps arm when ${what} is moved`,
    chart: wholeChart(
      variants.map(({ label, measures }) => wholeOf(label, 'genops', measures.genops)),
      { width },
    ),
    id,
    title: `None of ${count(variants.length)} settings of ${what} gives more than ${most} success.`,
    subtitle: 'Outcomes of the GenOps arm, as shares of deployments.',
    caption: `95% intervals of the success rates: ${variants
      .map(
        ({ label, measures: { genops } }) =>
          `${label} ${interval('ratio', genops.successRate.lower, genops.successRate.upper)}`,
      )
      .join('; ')}. The runs share their changes.`,
    run: `n\u00a0=\u00a0${count(variantSize(run))} each, the same changes, seed\u00a0${run.study.config.seed}.`,
    table: {
      title: `Outcomes of the GenOps arm when ${what} is moved`,
      columns: ['setting', ...numbers('completed', 'rolled back', 'blocked', 'escaped')],
      rows: variants.map(({ label, measures: { genops } }) => [
        label,
        percent(genops.successRate.value, 1),
        percent(genops.rollbackRate.value, 1),
        percent(genops.blockedRate.value, 1),
        percent(genops.escapedRate.value, 1),
      ]),
    },
  });
}
