/** Cycle time: we tuned inputs to reach the medians; the distributions, and their price, are findings. */
import { parameters } from '../../engine/simulator/settings.ts';
import { defineNotebook } from '../authoring/define.ts';
import { exampleLinks } from '../authoring/examples.ts';
import { cycleTimeFigure } from '../charts/cycle-time.ts';
import { reservedFigure } from '../charts/figure.ts';
import { runVariants } from '../charts/variants.ts';
import { claimNote } from '../claims/claim-note.ts';
import { valueText } from '../format/parameter.ts';
import { withRuns } from '../receipt/offer.ts';
import { bakeTimesFigure, whatRunShows } from './shown.ts';

const path = 'cycle-time/';
const claims = ['cycle-time-genops', 'cycle-time-baseline', 'cycle-time-improvement'];
const bake = parameters.bakeScale;

export const notebook = defineNotebook(
  {
    title: 'Cycle time',
    lead: 'How much faster are deployments with GenOps, and which assumptions decide that?',
    claims,
    path,
  },
  (page) => {
    const { study, prose, text, cell, before, column, statistic, drawnAtBuild } = page;
    const times = cell('distributions', { run: study }, ({ run }, { width }) =>
      cycleTimeFigure(run, { width, notes: claims.map((id) => claimNote(run, id, path)) }),
    );
    before(times, () => reservedFigure(642, 976));
    column(times, 'spread');
    drawnAtBuild(times);
    statistic(times, 'engine/simulator/measures/estimates.ts#reductionEstimate', ({ study: { ledger } }) => [
      ledger.traditional.cycleMinutes.slice().sort(),
      ledger.genops.cycleMinutes.slice().sort(),
    ]);

    prose('<h2>What this run shows</h2>');
    const shown = text({ run: study }, ({ run }) => whatRunShows(run.study));
    column(shown, 'spread');
    before(shown, () => reservedFigure(267, 590));

    prose(`<h2>Change the bake time, and the median follows</h2>
      <p>We tuned two inputs to reach the printed medians: how soon a reviewer starts, and how long a canary stage runs (bake time). So neither
      median is a test. Below, the same changes run with other bake times.</p>`);
    const variants = cell('bake times', { run: study }, ({ run }, { signal }) =>
      runVariants(
        run,
        [0.1, bake.value, 0.5, 1].map((bakeScale) => ({
          label: `bake time ${valueText(bake, Number(bakeScale.toPrecision(2)))}×`,
          changes: { bakeScale },
        })),
        signal,
      ),
    );
    const follow = cell(
      'the median follows',
      { run: study, variants },
      ({ run, variants: results }, { width }) =>
        withRuns(bakeTimesFigure(run, results, { width }), 'Bake times', run, results, path),
    );
    column(follow, 'spread');
    before(follow, () => reservedFigure(280, 486));
    prose(`<p>Short stages have a price: a 1% stage on a quiet service sees few requests. The page “Canary catch” shows
      what each stage can detect.</p>`);
    prose(
      `<div class="split">
      <section><h2>What is printed</h2>
      <p>The README and the abstract print a median for each arm and the reduction. The documents define cycle time as rollout only, without review and
      testing. This page includes both. The observed times
      are not public.</p></section>
      <section><h2>What the model does</h2>
      <p>Both pipelines receive the same changes. In the traditional arm, a change is prepared, waits for a reviewer, is reviewed, deployed to all
      users at once, and verified by hand. Reviewers work Monday to Friday, 9:00 to 18:00. In the GenOps arm, the machine decides
      which changes need a person. The others go straight into a staged rollout.</p></section>
      <section><h2>What this does not show</h2>
      <p>How long deployments took in the study. We could tune the two inputs because they are free. With observed waits and bake
      times, the medians would be a test.</p></section>
      </div>`,
      'spread',
    );
    const examples = text({ run: study }, ({ run }) => exampleLinks(run, path));
    column(examples, 'wide');
    before(examples, () => reservedFigure(44, 66));
  },
);
