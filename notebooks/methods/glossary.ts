/** Terms with a meaning in the field, as they are used on these pages. */

const terms: readonly (readonly [term: string, meaning: string])[] = [
  [
    'always-valid test',
    'A test that may be looked at as often as one likes: its false-alarm rate holds for all looks together.',
  ],
  ['arm', 'One of the two delivery processes that the same changes go through.'],
  ['attempt', 'One deployment of a change; a change that was rolled back comes back for a second.'],
  ['bad change', 'A change that carries a defect. The simulation knows it; no part of a pipeline does.'],
  ['bake time', 'How long a canary stage waits and watches before the next.'],
  ['blocked', 'Stopped by a policy or a reviewer before any traffic, and given up.'],
  [
    'by construction',
    'The result follows from an input that was solved for it, or from how the model is built.',
  ],
  ['canary, control', 'The hosts with the new version, and hosts of the old version to compare them with.'],
  ['caught', 'Rolled back before full traffic.'],
  [
    'common random numbers',
    'Both arms meet the same changes with the same luck, so that a difference is due to the arms.',
  ],
  ['completed', 'Reached all traffic and stayed.'],
  ['cycle time', 'From the start of a deployment to the end of its rollout, or to where it was stopped.'],
  [
    'error budget',
    'What a service-level objective leaves over: with 99.9 % promised, 0.1 % of requests may fail.',
  ],
  ['escaped', 'A bad change that reached all traffic.'],
  [
    'evidence, E-value',
    'How much likelier the counts are if the new version is worse than tolerated than if it is not.',
  ],
  ['failed', 'Blocked or escaped. Rolled back is counted apart.'],
  ['false rollback', 'A good change that was rolled back.'],
  ['inconclusive stage', 'A stage that meets too few requests to see the lift that is tolerated at most.'],
  ['lift', 'What a defect adds to the share of failing or slow requests.'],
  ['percentage points', 'The difference of two shares: 96.8 % is 7.8 points above 89 %, and 8.8 % more.'],
  [
    'provenance',
    'Where a parameter’s value comes from: paper, published code, literature, assumption, calibrated.',
  ],
  ['service-level objective', 'The share of good requests that a service promises.'],
];

export function glossaryHtml(): string {
  const item = ([term, meaning]: readonly [string, string]): string =>
    `<div id="term-${term.replaceAll(/\W+/g, '-')}"><dt>${term}</dt><dd>${meaning}</dd></div>`;
  return `<dl class="glossary">${terms.map(item).join('')}</dl>`;
}
