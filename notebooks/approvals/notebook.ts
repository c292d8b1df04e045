/** Approvals: who asks for a person, how long they wait, what more people and better people buy. */
import { parameters } from '../../engine/simulator/settings.ts';
import { defineNotebook } from '../authoring/define.ts';
import { html } from '../authoring/html.ts';
import { sweepControl } from '../authoring/sweep-control.ts';
import { reservedFigure } from '../charts/figure.ts';
import { LARGEST_VARIANT } from '../charts/variants.ts';
import { count, outOf, percent, plural } from '../format/number.ts';
import { withRuns } from '../receipt/offer.ts';
import { type LevelResult, levelsFigure, runLevels } from './levels.ts';
import { loadFigure } from './load.ts';
import { peopleOf, type Queues, queuesOf } from './queue.ts';
import { type RotaResult, reviewersFigure, runRotas } from './reviewers.ts';
import { skillFigure, skillPoints } from './skill.ts';
import { partsFigure, waitsFigure } from './waits.ts';

const path = 'approvals/';
const variedOf = ({ study: { digest, measures }, changes }: RotaResult | LevelResult) => ({
  changes,
  digest,
  measures,
});

export const notebook = defineNotebook(
  {
    title: 'Approvals',
    lead: 'How long do changes wait for a person, and would more or better reviewers help?',
    claims: [],
    path,
  },
  ({ study, prose, text, view, cell, before, column, statistic }) => {
    const printed = text({ run: study }, ({ run: { study: shown } }) => {
      const { traditional, genops } = shown.measures;
      const { settings, deployments } = shown.config;
      return html`<p>In this run, three organizations have ${plural(peopleOf(shown), 'reviewer')}. They review ${outOf(traditional.reviewed, deployments)} changes in the traditional arm and ${outOf(genops.reviewed, deployments)} in the GenOps arm.
        They find ${percent(settings.reviewerSensitivity, 0)} of bad changes (sensitivity) and pass ${percent(settings.reviewerSpecificity, 0)} of good ones
        (specificity).</p>`;
    });
    before(printed, () => reservedFigure(112, 167));

    const queues = cell('the queues', { run: study }, ({ run }, { signal }) => queuesOf(run.study, signal));
    prose('<h2>The waits</h2>');
    const waits = cell('waits', { run: study, queues }, ({ run, queues: read }, { width }) =>
      waitsFigure(run, read, { width }),
    );
    before(waits, () => reservedFigure(646, 755));
    prose(
      `<p>A wait has three parts: the queue, the time until the reviewer starts, and nights and weekends.</p>`,
    );
    const parts = cell('what a wait is made of', { run: study, queues }, ({ run, queues: read }, { width }) =>
      partsFigure(run, read, { width }),
    );
    before(parts, () => reservedFigure(426, 634));

    prose('<h2>The load over the week</h2>');
    const load = cell('load over the week', { run: study, queues }, ({ run, queues: read }, { width }) =>
      loadFigure(run, read, { width }),
    );
    before(load, () => reservedFigure(522, 604));
    statistic(
      load,
      'engine/simulator/reviews.ts#reviewWeek',
      ({ study: shown }, { queues: read }: { queues: Queues }) => [read.genops, shown.days, peopleOf(shown)],
    );

    prose(`<h2>More reviewers</h2>
      <p>The same changes with one to five reviewers per organization.</p>`);
    const rotas = cell('one to five reviewers', { run: study }, ({ run }, { signal }) =>
      runRotas(run, signal),
    );
    const reviewers = cell(
      'what a reviewer buys',
      { run: study, rotas },
      ({ run, rotas: results }, { width }) =>
        withRuns(
          reviewersFigure(run, results, { width }),
          'One to five reviewers',
          run,
          results.map(variedOf),
          path,
        ),
    );
    before(reviewers, () => reservedFigure(528, 854));

    prose(`<h2>Better reviewers</h2>
      <p>A reviewer who finds a bad change gets it fixed before it can escape. A reviewer who rejects a good change costs time. Each skill is
      varied alone (sensitivity from ${percent(parameters.reviewerSensitivity.range[0], 0)} up), with at most ${count(LARGEST_VARIANT)} deployments per setting.</p>`);
    const ticket = view('skill', () =>
      sweepControl({
        button: 'Vary both skills',
        waiting: 'Takes a few seconds.',
        unit: 'settings',
      }),
    );
    column(ticket, 'wide');
    const points = cell('skill moved', { run: study, ticket }, ({ run, ticket: asked }, { signal }) =>
      skillPoints(run, asked, signal),
    );
    const skill = cell('what skill does', { run: study, points }, ({ run, points: read }, { width }) =>
      withRuns(
        skillFigure(run, read, { width }),
        'Reviewers’ skills',
        run,
        [...new Set(read?.map(({ varied }) => varied))],
        path,
      ),
    );
    before(skill, () => reservedFigure(192));

    prose(`<h2>Levels of autonomy</h2>
      <p>In <em>shadow</em>, people deliver and the AI only observes. At the levels <em>assisted</em>, <em>governed</em> and <em>learning</em> it acts alone up
      to a risk score. That limit rises from level to level. Learning also adapts the weights of the score.</p>`);
    const levels = cell('four levels', { run: study }, ({ run }, { signal }) => runLevels(run, signal));
    const compared = cell('levels compared', { run: study, levels }, ({ run, levels: results }, { width }) =>
      withRuns(levelsFigure(run, results, { width }), 'Levels of autonomy', run, results.map(variedOf), path),
    );
    before(compared, () => reservedFigure(870, 1335));

    for (const chart of [waits, parts, load, reviewers, skill, compared]) column(chart, 'spread');

    prose(`<h2>What is printed</h2>
      <p>The README asks for human approval of risky changes and names four levels of autonomy, from shadow to learning. In the
      published code, approval is immediate: it draws nothing and takes no time.</p>
      <h2>What the model does</h2>
      <p>A change that needs a person joins a queue. Each organization has its own reviewers. They work Monday to Friday, 9:00 to 18:00, and
      take changes in order of arrival. A change waits until a reviewer is free, then until that reviewer starts, then for the
      review itself. The clock stops at night. Most rejected changes are fixed and come back.</p>
      <h2>What follows</h2>
      <p>More reviewers shorten the queue. Better reviewers find more bad changes per review. More autonomy means fewer reviews: that saves
      time, but fewer bad changes are fixed.</p>
      <h2>What this does not show</h2>
      <p>How the study’s reviewers worked. Their number, hours and skill are not printed; here they are assumptions with ranges. Our
      reviewers never tire, never hurry, and judge each change on its own.</p>`);
  },
);
