/** Cycle time: the medians meet because inputs were solved for them; the distributions, and the price, are findings. */
import { parameters } from '../../engine/simulator/settings.ts';
import { defineNotebook } from '../authoring/define.ts';
import { exampleLinks } from '../authoring/examples.ts';
import { cycleTimeFigure } from '../charts/cycle-time.ts';
import { reservedFigure } from '../charts/figure.ts';
import { runVariants } from '../charts/variants.ts';
import { claimMargin } from '../claims/claim-note.ts';
import { valueText } from '../format/parameter.ts';
import { bakeTimesFigure, whatRunShows } from './shown.ts';

const path = 'cycle-time/';
const bake = parameters.bakeScale;

export const notebook = defineNotebook(
  {
    title: 'Cycle time',
    lead: 'Half of all deployments are through within how many minutes, and what must be assumed for that?',
    claims: ['cycle-time-genops', 'cycle-time-baseline', 'cycle-time-improvement'],
    path,
  },
  (page) => {
    const { study, prose, text, cell, before, drawnAtBuild } = page;
    prose(`<h2>What is printed</h2>
      <p>The project’s README and the abstract print a median cycle time for each arm and their relative difference. The threats document defines cycle time
      from deployment initiation to the end of the rollout, without code review and testing. The times on this page include both; the page of
      each claim shows the published definition too. The published code draws it from a handful of uniform numbers; the observed times
      are not public.</p>`);
    claimMargin(page, 'cycle-time-genops', path);

    prose(`<h2>What the model does</h2>
      <p>The same changes go through both arms. In the traditional arm a change is prepared, waits for a reviewer and for the
      reviewer’s attention, is reviewed, deployed to all at once, and verified by hand. Reviewers work Monday to Friday, nine to
      eighteen; a change that misses them waits overnight or over the weekend. In the GenOps arm the machine decides which changes
      a person must see; the others go straight into the staged rollout, where each stage takes its bake time.</p>
      <p>Two inputs were solved so that the medians meet the printed ones: how soon a reviewer turns to a change, and how
      much shorter the stages are than those the published code draws. So both medians, and the reduction that follows from
      them, hold <em>by construction</em>: they cannot count as reproduced.</p>`);
    claimMargin(page, 'cycle-time-baseline', path);

    const times = cell('distributions', { run: study }, ({ run }, { width }) =>
      cycleTimeFigure(run, { width }),
    );
    drawnAtBuild(times);
    before(times, () => reservedFigure(575, 600));

    prose('<h2>What this run shows</h2>');
    const shown = text({ run: study }, ({ run }) => whatRunShows(run.study));
    before(shown, () => reservedFigure(265, 435));

    prose(`<h2>Move the input</h2>
      <p>What holds by construction must follow its input. Here the same changes are run again with other bake times, up to those of
      the published code.</p>`);
    const variants = cell('bake times', { run: study }, ({ run }, { signal }) =>
      runVariants(
        run,
        [0.1, bake.value, 0.5, 1].map((bakeScale) => ({
          label: `bake × ${valueText(bake, bakeScale)}`,
          changes: { bakeScale },
        })),
        signal,
      ),
    );
    const follow = cell(
      'the median follows',
      { run: study, variants },
      ({ run, variants: results }, { width }) => bakeTimesFigure(run, results, { width }),
    );
    before(follow, () => reservedFigure(260, 385));

    prose(`<h2>What follows</h2>
      <p>A short median and a canary that sees something pull in opposite directions: a stage of 1% on a quiet service meets
      few requests in its bake time. The canary page shows what the stages can and cannot tell.</p>
      <h2>What this does not show</h2>
      <p>Nothing here says how long deployments took in the study. The two inputs could be solved because they are free; observed
      waits and bake times would fix them, and then the medians would be a test.</p>`);
    claimMargin(page, 'cycle-time-improvement', path);
    const examples = text({ run: study }, ({ run }) => exampleLinks(run, path));
    before(examples, () => reservedFigure(49, 75));
  },
);
