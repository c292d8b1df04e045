/** The first page: what was reported, what came out, three assumptions to move, and every claim with its verdict. */

import { withData } from '../../engine/claims/lenses/ledger.ts';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { constructedScenario } from '../../engine/simulator/scenarios/of-settings.ts';
import { defaultSettings } from '../../engine/simulator/settings.ts';
import type { ReplayClient } from '../../workers/replay/pool.ts';
import { defineNotebook, type Handle } from '../authoring/define.ts';
import { element, html } from '../authoring/html.ts';
import { whenIdle } from '../authoring/idle.ts';
import { linkTo } from '../authoring/links.ts';
import { reservedFigure } from '../charts/figure.ts';
import { pipelinesDiagram } from '../charts/pipelines.ts';
import { remarksOf } from '../charts/safety.ts';
import { claimsBoard } from './board.ts';
import { findingCards } from './cards.ts';
import { constructedBanner, type OwnData, ownData } from './constructed.ts';
import { assumptionKnobs, type Preview } from './knobs.ts';
import { ledgerSteps } from './ledger.ts';
import { scorecard, summary, summaryNote } from './scorecard.ts';

const path = '';

/** Loaded once, and only when the board stands; one worker, so that the page and the next run have the other core. */
let pool: Promise<ReplayClient> | null = null;
const replayClient = (): Promise<ReplayClient> => {
  pool ??= import('../../workers/replay/pool.ts').then(({ ReplayPool }) => new ReplayPool({ size: 1 }));
  return pool;
};

export const notebook = defineNotebook(
  {
    title: 'The GenOps study, claim by claim',
    lead: 'What was published about GenOps, tested in your browser: we simulate the study and put each claim next to our result.',
    claims: publishedClaims.map(({ id }) => id),
    path,
  },
  ({ study, prose, text, view, cell, before, column, statistic, drawnAtBuild }) => {
    const unfolded = new Set<string>();
    const card = scorecard();
    const knobs = assumptionKnobs();

    const result = text({ run: study }, ({ run }) => summary(run.rows));
    before(result, () => summary(null));
    column(result, 'spread');
    drawnAtBuild(result);

    // above the control that they answer to: on a phone the answer must be on screen first
    const moved: Handle<Preview | null> = { name: 'assumptions' };
    const cards = text({ run: study, preview: moved }, ({ run, preview }, { width }) => {
      knobs.follow(run);
      const linked = { width, linkTo: (page: string) => linkTo(path, page, run.query, { deployment: null }) };
      return preview === null || preview.of !== run
        ? findingCards(run, { ...linked, settled: null })
        : findingCards(preview, { ...linked, settled: run });
    });
    before(cards, () =>
      findingCards(null, { width: 0, settled: null, linkTo: (page) => linkTo(path, page, '') }),
    );
    column(cards, 'spread');
    drawnAtBuild(cards);

    column(
      view('assumptions', () => knobs),
      'spread',
    );

    const banner = cell('what one would have to believe', { run: study }, ({ run }) => {
      const { settings } = run.study.config;
      const scenario = constructedScenario(settings);
      // most scenarios have no aim: then nothing stands here
      return scenario === null ? null : constructedBanner(scenario, settings);
    });
    column(banner, 'spread');

    const ledger = cell('ledger', { run: study }, ({ run }, { signal }) =>
      ledgerSteps(run, replayClient, signal),
    );

    prose('<h2 id="claims">All claims</h2>');
    const choice = view('choice', () => card);
    column(choice, 'spread');

    const ownLog: Handle<OwnData['value']> = { name: 'your data' };
    const board = cell(
      'board',
      { run: study, ledger, choice, own: ownLog },
      ({ run, ledger: { rows, problem }, choice: chosen, own: data }, { signal }) => {
        card.show(run.rows);
        const drawn = claimsBoard(
          publishedClaims,
          data === null ? rows : withData(rows, data),
          {
            unfolded,
            linkTo: (page, changes) => linkTo(path, page, run.query, changes),
            settings: run.study.config.settings,
            remarks: remarksOf(run.study),
            changed: card.changed(),
            later: (draw) => whenIdle(draw, signal),
          },
          chosen,
        );
        if (problem !== null)
          drawn.prepend(element`<p class="muted">The published code could not be replayed: ${problem}.</p>`);
        return drawn;
      },
    );
    drawnAtBuild(board);
    statistic(board, 'engine/claims/judge.ts#judgeClaims', ({ study: { measures, config } }) => [
      { measures, settings: config.settings },
    ]);
    before(board, () =>
      claimsBoard(publishedClaims, null, {
        unfolded,
        linkTo: (page, changes) => linkTo(path, page, '', changes),
        settings: defaultSettings,
        remarks: new Map(),
      }),
    );
    column(board, 'spread');
    const note = text({ run: study }, ({ run }) => summaryNote(run.rows, run.study.config.seed));
    before(note, () => reservedFigure(67, 156));
    column(note, 'spread');

    column(
      view('your data', () => ownData()),
      'spread',
    );

    prose('<h2 id="how-we-judge">How we judge</h2>');
    const pipelines = text({}, (_, { width }) => pipelinesDiagram({ width }));
    column(pipelines, 'spread');
    drawnAtBuild(pipelines);
    column(
      text(
        {},
        () => html`<div class="split">
        <p>Our model sends the same changes, some of them bad, through both pipelines. The same reviewers look at both. Each claim has an
        <strong>accepted range</strong>: the one that the published package gives, or else ours, marked as such. Four lenses look at a claim:
        the printed figures checked against each other, a replay of the published code, our model, and your own data. A contradiction
        between printed figures decides first; otherwise our model; otherwise a replay. In how many plausible settings of our model a
        claim comes true is <a href="./believe/" data-to="believe/">said next to its verdict</a>, and changes none.</p>
        <p class="flush">GenOps is an architecture that puts generative AI into delivery pipelines under governance, proposed in
        <a href="https://doi.org/10.52783/jisem.v11i1s.14322">a paper by N. K. S. Beshane</a>. The study’s deployment data is not public. The
        model and its assumptions are ours: a verdict says what follows from them, not what happened in the study.
        <a href="./methods/" data-to="methods/">Methods</a> lists every assumption and has a <a href="./methods/#glossary">glossary</a>;
        <a href="./definitions/" data-to="definitions/">Definitions</a> shows every way to read a claim;
        <a href="./published-code/" data-to="published-code/">Published code</a> replays the first release;
        <a href="./experiments/" data-to="experiments/">Experiments</a> runs many seeds and switches off one part at a time.</p>
      </div>`,
      ),
      'spread',
    );
  },
);
