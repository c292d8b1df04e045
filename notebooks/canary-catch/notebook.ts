/** Canary catch: where bad changes end, and how far the answer depends on what is counted over what. */
import { usualStages } from '../../engine/simulator/arm-config.ts';
import { defineNotebook } from '../authoring/define.ts';
import { exampleLinks } from '../authoring/examples.ts';
import { element } from '../authoring/html.ts';
import { canaryFlowFigure, catchRateFigure } from '../charts/canary.ts';
import { powerText, toleratedRatioText } from '../charts/detection.ts';
import { reservedFigure } from '../charts/figure.ts';
import { runVariants } from '../charts/variants.ts';
import { claimNote } from '../claims/claim-note.ts';
import { count, outOf, percent, plural } from '../format/number.ts';
import { withRuns } from '../receipt/offer.ts';
import { detectionFigure, detectionVariants } from './detection.ts';

const path = 'canary-catch/';

const inconclusiveRule = {
  promote: 'the rollout continues',
  skip: 'the rollout skips it',
  hold: 'the rollout waits there longer',
  review: 'a rollout without any other stage needs an approval',
} as const;

export const notebook = defineNotebook(
  {
    title: 'Canary catch',
    lead: 'How many bad changes does a staged rollout catch before they reach all users?',
    claims: ['canary-catch'],
    path,
  },
  (page) => {
    const { study, prose, text, cell, before, column, statistic, drawnAtBuild } = page;
    const flow = cell('where bad changes end', { run: study }, ({ run }, { width }) =>
      canaryFlowFigure(run, { width, notes: [claimNote(run, 'canary-catch', path)] }),
    );
    before(flow, () => reservedFigure(596, 829));
    column(flow, 'spread');
    drawnAtBuild(flow);
    statistic(flow, 'engine/simulator/measures/canary.ts#canaryMeasures', ({ study: { ledger, config } }) => [
      ledger,
      config.settings,
    ]);
    const examples = text({ run: study }, ({ run }) =>
      exampleLinks(run, path, { kinds: ['rolled back', 'escaped', 'false rollback'] }),
    );
    before(examples, () => reservedFigure(22, 44));

    prose(`<h2>One run has five catch rates</h2>
      <p>The rate depends on what is counted and what it is divided by. The code and the documents use all five definitions.</p>`);
    const rates = cell('catch rate by definition', { run: study }, ({ run }, { width }) =>
      catchRateFigure(run, { width }),
    );
    column(rates, 'spread');
    statistic(rates, 'engine/simulator/measures/estimates.ts#shareEstimate', ({ study: { measures } }) => [
      measures.canary.caught,
      measures.canary.badChanges,
    ]);
    before(rates, () => reservedFigure(312, 546));

    prose(`<h2>Traffic, bake times and defects decide it</h2>
      <p>No input sets the catch rate directly. It follows from how many requests a stage receives and from what kind of defects there are.</p>`);
    const variants = cell('other stages, other traffic', { run: study }, ({ run }, { signal }) =>
      runVariants(run, detectionVariants, signal),
    );
    const detection = cell(
      'detection follows',
      { run: study, variants },
      ({ run, variants: results }, { width }) =>
        withRuns(detectionFigure(run, results, { width }), 'Other stages, other traffic', run, results, path),
    );
    column(detection, 'spread');
    before(detection, () => reservedFigure(288, 510));

    prose('<h2>What a stage can detect</h2>');
    const seen = text({ run: study }, ({ run }) => {
      const { stages, missedByKind } = run.study.measures.canary;
      const first = stages.find(({ share, reached }) => share < 1 && reached > 0);
      const last = stages.findLast(({ share, reached }) => share < 1 && reached > 0);
      const lift = percent(run.study.config.settings.toleratedErrorLift);
      if (first === undefined || last === undefined)
        return element`<p>In this run no rollout reached a canary stage.</p>`;
      const { settings } = run.study.config;
      return element`<div class="text-columns"><p>At ${percent(first.share, 0)} of traffic, ${outOf(first.inconclusive, first.reached)} rollouts could not detect an added error rate
        (lift) of ${lift}; at ${percent(last.share, 0)}, ${outOf(last.inconclusive, last.reached)} could not. Such a stage is inconclusive, and
        ${inconclusiveRule[settings.inconclusive]}. The model computes the smallest lift that each stage detects on expected counts.</p>
        ${powerText(usualStages(settings, run.study.services))}
        ${toleratedRatioText(settings)}
        <p>Of the bad changes that reached all users, ${plural(missedByKind.silent, 'defect')} raised no signal that the judge reads,
        ${count(missedByKind.slow)} slowed requests, and ${count(missedByKind.errors)} raised too few errors or raised them too late.</p></div>`;
    });
    column(seen, 'spread');
    before(seen, () => reservedFigure(295, 745));

    prose(
      `<div class="split">
      <section><h2>What is printed</h2>
      <p>The README prints one canary catch rate: issues caught in canary stages before full production. The accepted range is the package’s own
      tolerance.</p></section>
      <section><h2>What the model does</h2>
      <p>A rollout sends 1%, 5%, 25%, 50% and finally 100% of traffic to the new version (1%, 2%, 5%, 10%, 25%, 50%, 100% at high risk). At each
      stage, a judge compares errors and slow requests of the canary with those of an equally large control. What it can detect depends on
      the number of requests during the bake time. Some defects show only under load; some raise no signal at all.</p></section>
      <section><h2>What follows</h2>
      <p>Compare a catch rate only with one that has the same denominator. Only the share of <em>all bad changes</em> measures how well
      a canary works. It requires knowing which changes were bad, as in a simulation or a long follow-up.</p></section>
      <section><h2>What this does not show</h2>
      <p>How many issues the study’s canaries met. Traffic, error rates and defects are assumptions here; the methods page lists them with
      their ranges.</p></section>
      </div>`,
      'spread',
    );
  },
);
