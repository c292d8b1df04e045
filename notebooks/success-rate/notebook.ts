/** Success rate: a canary moves failures from one column to another; only what is mended before it raises success. */
import { defineNotebook } from '../authoring/define.ts';
import { exampleLinks } from '../authoring/examples.ts';
import { reservedFigure } from '../charts/figure.ts';
import { outcomesFigure } from '../charts/outcomes.ts';
import { runVariants } from '../charts/variants.ts';
import { claimMargin } from '../claims/claim-note.ts';
import { canaryVariants, relabelFigure, reviewVariants, whatIsFixed, whatRunShows } from './shown.ts';

const path = 'success-rate/';

export const notebook = defineNotebook(
  {
    title: 'Success rate',
    lead: 'Does the pipeline make more deployments succeed, and what would have to change for that?',
    claims: [
      'success-genops',
      'success-baseline',
      'success-improvement',
      'rollback-genops',
      'rollback-baseline',
      'failure-genops',
      'failure-baseline',
    ],
    path,
  },
  (page) => {
    const { study, prose, text, cell, before, drawnAtBuild } = page;
    prose(`<h2>What is printed</h2>
      <p>For GenOps one success rate is printed; for the traditional process two documents print two. The improvement follows from
      the pair that is chosen. A rate is a share of deployments, so a difference of rates is in percentage points.</p>`);
    claimMargin(page, 'success-genops', path);

    prose(`<h2>What the model does</h2>
      <p>Some changes are bad: each with a chance that grows with its size, its kind and the fragility of its service. The same bad
      changes go through both arms. A deployment <em>completes</em> when its change is good, or was mended in review;
      it is <em>rolled back</em> when a judge withdraws it, <em>blocked</em> when a policy or a reviewer stops it for good, and
      it has <em>escaped</em> when a bad change reaches all traffic. The traditional arm deploys to all at once and repairs: it has no
      rollback, so the rollback and failure rates that are printed for it are not tested.</p>`);
    const fixed = text({ run: study }, ({ run }) => whatIsFixed(run.study));
    before(fixed, () => reservedFigure(84, 112));
    claimMargin(page, 'success-baseline', path);

    const outcomes = cell('outcomes', { run: study }, ({ run }, { width }) => outcomesFigure(run, { width }));
    drawnAtBuild(outcomes);
    before(outcomes, () => reservedFigure(840, 1170));

    prose('<h2>What this run shows</h2>');
    const shown = text({ run: study }, ({ run }) => whatRunShows(run.study));
    before(shown, () => reservedFigure(340, 535));
    claimMargin(page, 'success-improvement', path);

    prose(`<h2>In this model, canaries relabel</h2>
      <p>A canary decides whether a bad change is rolled back or escapes. Neither is a success. So its settings move deployments
      between those two columns; the first column can only lose, by good changes that are rolled back. Here the same changes go
      through other canaries, and through none.</p>`);
    const canaries = cell('other canaries', { run: study }, ({ run }, { signal }) =>
      runVariants(run, canaryVariants, signal),
    );
    const relabelled = cell(
      'the canary moved',
      { run: study, canaries },
      ({ run, canaries: results }, { width }) => relabelFigure(run, results, { width, what: 'the canary' }),
    );
    before(relabelled, () => reservedFigure(320, 455));

    prose(`<h2>What raises success</h2>
      <p>Only bad changes that are found and mended before the rollout become successes. That is the reviewers’ work, and the risk
      score decides what they see.</p>`);
    const reviews = cell('other reviews', { run: study }, ({ run }, { signal }) =>
      runVariants(run, reviewVariants, signal),
    );
    const raised = cell('review moved', { run: study, reviews }, ({ run, reviews: results }, { width }) =>
      relabelFigure(run, results, { width, what: 'review' }),
    );
    before(raised, () => reservedFigure(280, 400));

    prose(`<h2>What follows</h2>
      <p>The difference of success rates is, exactly, the bad changes mended in one arm less those mended in the other, less false rollbacks
      and policy blocks, plus what unrelated failures an arm is spared and what escapes nobody traces. With equal changes, equal reviewers and neither of the last two, no canary
      of this model can bring the printed improvement about.</p>
      <h2>What this does not show</h2>
      <p>That the printed rates are wrong. The arms may have had other changes, other reviewers, or other ways of counting. The document on
      threats to validity defines success: no rollback or incident within 24 hours, service levels checked, no manual step. The sample run
      has 500 deployments in each arm; the documents do not give the sizes of the study’s arms.</p>`);
    claimMargin(page, 'failure-genops', path);
    const examples = text({ run: study }, ({ run }) => exampleLinks(run, path));
    before(examples, () => reservedFigure(49, 75));
  },
);
