/** Success rate: a canary moves failures from one column to another; only what reviews fix before it raises success. */
import { defineNotebook } from '../authoring/define.ts';
import { exampleLinks } from '../authoring/examples.ts';
import { reservedFigure } from '../charts/figure.ts';
import { outcomesFigure } from '../charts/outcomes.ts';
import { runVariants } from '../charts/variants.ts';
import { claimNote } from '../claims/claim-note.ts';
import { withRuns } from '../receipt/offer.ts';
import { canaryVariants, relabelFigure, reviewVariants, whatIsFixed, whatRunShows } from './shown.ts';

const path = 'success-rate/';
/** Next to the drawing. */
const decided = ['success-genops', 'success-baseline', 'success-improvement'];

export const notebook = defineNotebook(
  {
    title: 'Success rate',
    lead: 'Do more deployments succeed with GenOps, and what would have to change for that?',
    claims: [...decided, 'rollback-genops', 'rollback-baseline', 'failure-genops', 'failure-baseline'],
    path,
  },
  (page) => {
    const { study, prose, text, cell, before, column, statistic, drawnAtBuild } = page;
    const outcomes = cell('outcomes', { run: study }, ({ run }, { width }) =>
      outcomesFigure(run, { width, notes: decided.map((id) => claimNote(run, id, path)) }),
    );
    before(outcomes, () => reservedFigure(1020, 1700));
    column(outcomes, 'spread');
    drawnAtBuild(outcomes);
    statistic(outcomes, 'engine/simulator/measures/measure.ts#pairedSuccess', ({ study: { ledger } }) => [
      ledger,
    ]);

    prose('<h2>What this run shows</h2>');
    const shown = text({ run: study }, ({ run }) => whatRunShows(run.study));
    column(shown, 'spread');
    before(shown, () => reservedFigure(239, 506));

    prose(`<h2>A canary only relabels failures</h2>
      <p>A canary decides whether a bad change is rolled back or escapes. Neither is a success. So better canaries cannot raise the success
      rate; false alarms can lower it. Below, the same changes go through other canaries, and through none.</p>`);
    const canaries = cell('other canaries', { run: study }, ({ run }, { signal }) =>
      runVariants(run, canaryVariants, signal),
    );
    const relabelled = cell(
      'the canary moved',
      { run: study, canaries },
      ({ run, canaries: results }, { width }) =>
        withRuns(
          relabelFigure(run, results, { width, what: 'the canary', id: 'other-canaries' }),
          'Other canaries',
          run,
          results,
          path,
        ),
    );
    column(relabelled, 'spread');
    before(relabelled, () => reservedFigure(507, 767));

    prose(`<h2>With these changes, only reviews can raise success</h2>
      <p>A bad change becomes a success if it is found and fixed before the rollout: the reviewers’ work, and the risk score decides what they see. Other settings than these move
      success too: fewer bad changes, fewer unrelated failures, or escapes that nobody traces.</p>`);
    const reviews = cell('other reviews', { run: study }, ({ run }, { signal }) =>
      runVariants(run, reviewVariants, signal),
    );
    const raised = cell('review moved', { run: study, reviews }, ({ run, reviews: results }, { width }) =>
      withRuns(
        relabelFigure(run, results, { width, what: 'review', id: 'other-reviews' }),
        'Other reviews',
        run,
        results,
        path,
      ),
    );
    column(raised, 'spread');
    before(raised, () => reservedFigure(382, 696));

    const fixed = text({ run: study }, ({ run }) => whatIsFixed(run.study));
    before(fixed, () => reservedFigure(56, 112));
    prose(
      `<div class="split">
      <section><h2>What is printed</h2>
      <p>One success rate is printed for GenOps; two documents print two rates for the traditional process. The improvement depends on
      which pair you choose. Rates are shares of deployments, so their difference is in percentage points.</p></section>
      <section><h2>What the model does</h2>
      <p>Some changes are bad. The chance grows with the size and kind of the change and with the fragility of its service. Both arms receive the same
      bad changes. A deployment <em>completes</em> if its change is good, was fixed in review, or failed without anybody tracing it. It is <em>rolled back</em> if a judge
      withdraws it, <em>blocked</em> if a policy or a reviewer stops it for good. It has <em>escaped</em> if a bad change reaches all
      traffic. The traditional arm deploys to all users at once and has no rollback, so its printed rollback and failure rates
      are not tested.</p></section>
      </div>`,
      'spread',
    );
    prose(
      `<div class="split">
      <section><h2>What follows</h2>
      <p>The difference between the success rates consists of four parts: bad changes fixed in review, good changes that were
      stopped, unrelated failures, and escapes that nobody traced. With equal changes and equal reviewers, no canary of this
      model can produce the printed improvement.</p></section>
      <section><h2>What this does not show</h2>
      <p>That the printed rates are wrong. The arms may have had other changes, other reviewers or other ways of counting. The documents
      define success as no rollback or incident within 24 hours, service levels checked, and no manual step. They do not give the sizes of
      the study’s arms; their sample run has 500 deployments in each.</p></section>
      </div>`,
      'spread',
    );
    const examples = text({ run: study }, ({ run }) => exampleLinks(run, path));
    column(examples, 'wide');
    before(examples, () => reservedFigure(44, 66));
  },
);
