/** Approvals: who asks for a person, how long they wait, what more people and better people buy. */
import { parameters } from '../../engine/simulator/settings.ts';
import { defineNotebook } from '../authoring/define.ts';
import { html } from '../authoring/html.ts';
import { sweepControl } from '../authoring/sweep-control.ts';
import { reservedFigure } from '../charts/figure.ts';
import { LARGEST_VARIANT } from '../charts/variants.ts';
import { count, outOf, percent, plural } from '../format/number.ts';
import { levelsFigure, runLevels } from './levels.ts';
import { loadFigure } from './load.ts';
import { peopleOf, queuesOf } from './queue.ts';
import { reviewersFigure, runRotas } from './reviewers.ts';
import { skillFigure, skillPoints } from './skill.ts';
import { partsFigure, waitsFigure } from './waits.ts';

export const notebook = defineNotebook(
  {
    title: 'Approvals',
    lead: 'Who must look at a change before it moves, how long does it wait for them, and what would more or better reviewers buy?',
    claims: [],
    path: 'approvals/',
  },
  ({ study, prose, text, view, cell, before, column }) => {
    prose(`<h2>What is printed</h2>
      <p>The README asks for human approval of risky changes, and names four levels of autonomy, from shadow to learning. In the
      published code an approval is granted at once: it draws nothing and takes no time.</p>
      <h2>What the model does</h2>
      <p>Here a change that needs a person joins a queue. Each organization has its reviewers; they work Monday to Friday, nine to
      eighteen, and take changes in the order in which they come. A change waits until somebody is free, then until that person turns to
      it, then for the work itself, on a clock that stops at night. A rejected change is mostly mended and comes back.</p>`);
    const printed = text({ run: study }, ({ run: { study: shown } }) => {
      const { traditional, genops } = shown.measures;
      const { settings, deployments } = shown.config;
      return html`<p>In this run ${plural(peopleOf(shown), 'person', 'people')} in three organizations review
        ${outOf(traditional.reviewed, deployments)} changes in the traditional arm and ${outOf(genops.reviewed, deployments)} in the GenOps arm.
        They find ${percent(settings.reviewerSensitivity, 0)} of bad changes and pass ${percent(settings.reviewerSpecificity, 0)} of good ones.</p>`;
    });
    before(printed, () => reservedFigure(84, 139));

    const queues = cell('the queues', { run: study }, ({ run }, { signal }) => queuesOf(run.study, signal));
    prose('<h2>The load over the week</h2>');
    const load = cell('load over the week', { run: study, queues }, ({ run, queues: read }, { width }) =>
      loadFigure(run, read, { width }),
    );
    before(load, () => reservedFigure(480, 510));

    prose('<h2>The waits</h2>');
    const waits = cell('waits', { run: study, queues }, ({ run, queues: read }, { width }) =>
      waitsFigure(run, read, { width }),
    );
    before(waits, () => reservedFigure(365, 405));
    prose(`<p>A wait has three parts: a queue in front of busy people, the time until somebody turns to the change, and nights and weekends. How
      many people there are moves the first, and the third only where a queue runs into the evening.</p>`);
    const parts = cell('what a wait is made of', { run: study, queues }, ({ run, queues: read }, { width }) =>
      partsFigure(run, read, { width }),
    );
    before(parts, () => reservedFigure(245, 385));

    prose(`<h2>What another reviewer buys</h2>
      <p>The same changes with one to five reviewers an organization, everything else as set.</p>`);
    const rotas = cell('one to five reviewers', { run: study }, ({ run }, { signal }) =>
      runRotas(run, signal),
    );
    const reviewers = cell(
      'what a reviewer buys',
      { run: study, rotas },
      ({ run, rotas: results }, { width }) => reviewersFigure(run, results, { width }),
    );
    before(reviewers, () => reservedFigure(315, 460));

    prose(`<h2>What better reviewers buy</h2>
      <p>A reviewer who finds more turns escapes and rollbacks into mended changes; one who passes fewer good changes costs time. Each is moved
      alone over its range (sensitivity from ${percent(parameters.reviewerSensitivity.range[0], 0)} up), at most ${count(LARGEST_VARIANT)} deployments
      a setting.</p>`);
    const ticket = view('skill', () =>
      sweepControl({
        button: 'Run both lines',
        waiting: 'Sensitivity, then specificity; a few seconds of work.',
        unit: 'settings',
      }),
    );
    column(ticket, 'wide');
    const points = cell('skill moved', { run: study, ticket }, ({ run, ticket: asked }, { signal }) =>
      skillPoints(run, asked, signal),
    );
    const skill = cell('what skill does', { run: study, points }, ({ run, points: read }, { width }) =>
      skillFigure(run, read, { width }),
    );
    before(skill, () => reservedFigure(192));

    prose(`<h2>Levels of autonomy</h2>
      <p>In <em>shadow</em> people deliver and the AI looks on. <em>Assisted</em>, <em>governed</em> and <em>learning</em> let it act alone up to a
      score that rises from level to level; learning also adapts the weights of the score. The same changes go through all four.</p>`);
    const levels = cell('four levels', { run: study }, ({ run }, { signal }) => runLevels(run, signal));
    const compared = cell('levels compared', { run: study, levels }, ({ run, levels: results }, { width }) =>
      levelsFigure(run, results, { width }),
    );
    before(compared, () => reservedFigure(840, 1240));

    prose(`<h2>What follows</h2>
      <p>The number of reviewers acts on the queue, their skill on what a review is worth, and the level of autonomy on how many
      changes a person sees: with it come both the time that is saved and the mending that is lost.</p>
      <h2>What this does not show</h2>
      <p>How the study’s reviewers worked: their number, hours and skill are not printed. Here they are assumptions with ranges; reviewers here
      never tire, never hurry when the queue is long, and judge each change on its own.</p>`);
  },
);
