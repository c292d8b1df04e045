/** Terms with a meaning in the field, as they are used on these pages. */

const terms: readonly (readonly [term: string, meaning: string])[] = [
  [
    'always-valid test',
    'A test that may be checked at any time: its false-alarm rate covers all checks together.',
  ],
  [
    'area under the curve',
    'How often a bad change has a higher score than a good one, both drawn at random: 0.5 is chance, 1 is perfect.',
  ],
  ['arm', 'One of the two delivery processes that the same changes go through.'],
  ['attempt', 'One deployment of a change. A rolled-back change gets a second attempt.'],
  [
    'autonomy levels',
    'How much the pipeline may decide without a person, in four steps: shadow (it only watches), assisted, governed, learning.',
  ],
  ['bad change', 'A change that carries a defect. The simulation knows it; no part of a pipeline does.'],
  ['bake time', 'How long a canary stage waits and watches before the next.'],
  [
    'blast radius',
    'How much a bad change could damage: dependent services, a migration or a configuration raise it.',
  ],
  ['blocked', 'Stopped by a policy or a reviewer before any traffic, and abandoned.'],
  ['Bonferroni', 'A correction for two intervals at once: each is wider, so that both together hold at 95%.'],
  [
    'by construction',
    'Not a test: an input fixes the result, we tuned an input to reach it, or the model is built that way.',
  ],
  ['canary, control', 'The hosts with the new version, and hosts of the old version to compare them with.'],
  ['caught', 'Rolled back before full traffic.'],
  [
    'common random numbers',
    'Both arms get the same changes with the same luck, so the arms cause any difference.',
  ],
  ['completed', 'Reached all traffic without a rollback.'],
  [
    'credible interval',
    'Where a quantity lies with 95% probability, given a prior and the data; used for the risk score.',
  ],
  [
    'cycle time',
    'From the start of a deployment to the end of its rollout or verification, or to its stop. Review and waiting count, unless a page names another definition.',
  ],
  [
    'error budget',
    'The failures that a service-level objective allows: at 99.9%, 0.1% of requests may fail.',
  ],
  [
    'escaped',
    'A bad change that reached all traffic and was traced. Failures unrelated to the change count too, in scenarios that have them; the default has none.',
  ],
  [
    'evidence, E-value',
    'How much likelier the counts are if the new version is worse than tolerated than if it is not.',
  ],
  ['failed', 'Blocked or escaped. Rolled back is counted separately.'],
  ['false rollback', 'A good change that was rolled back.'],
  [
    'inconclusive stage',
    'A stage with too few requests to detect the largest tolerated lift on expected counts. A conclusive stage can still miss that lift: see power.',
  ],
  ['lift', 'What a defect adds to the share of failing or slow requests.'],
  ['percentage points', 'The difference of two shares: 96.8% is 7.8 points above 89%, and 8.8% more.'],
  ['power', 'The probability that a test detects an effect of a given size. 80% is usual.'],
  [
    'provenance',
    'Where a parameter’s value comes from: paper, published code, literature, assumption, calibrated.',
  ],
  ['service-level objective', 'The share of good requests that a service promises.'],
  [
    'specification curve',
    'Every reading of a claim side by side, from the lowest to the highest number, with the choices behind each.',
  ],
  ['tier', 'How critical a service is to its users: critical, high, medium or low.'],
  [
    'tolerated ratio',
    'The ratio of canary to control rates that the always-valid judge accepts. It is not the smallest ratio that it detects, which is larger.',
  ],
  ['warm-up', 'Days before the study that fill memories and error budgets; nothing in them is counted.'],
  [
    'Wilson interval',
    'An interval for a share that also holds for small counts and for shares near 0 or 1; it is not symmetric.',
  ],
];

export function glossaryHtml(): string {
  const item = ([term, meaning]: readonly [string, string]): string =>
    `<div id="term-${term.replaceAll(/\W+/g, '-')}"><dt>${term}</dt><dd>${meaning}</dd></div>`;
  return `<dl class="glossary pairs stack gap-8">${terms.map(item).join('')}</dl>`;
}
