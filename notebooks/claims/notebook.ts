/** The first page: every published claim, and what this run says about it. */

import { withData } from '../../engine/claims/lenses/ledger.ts';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { constructedScenario } from '../../engine/simulator/scenarios/of-settings.ts';
import type { ReplayClient } from '../../workers/replay/pool.ts';
import { defineNotebook } from '../authoring/define.ts';
import { element } from '../authoring/html.ts';
import { linkTo, pageLink, type QueryChanges } from '../authoring/links.ts';
import { type SweepTicket, sweepControl } from '../authoring/sweep-control.ts';
import { reservedFigure } from '../charts/figure.ts';
import { remarksOf } from '../charts/safety.ts';
import { claimsBoard } from './board.ts';
import { constructedBanner, ownData } from './constructed.ts';
import { ledgerSteps } from './ledger.ts';
import { judgeOverSeeds, REPLICATION_SEEDS, replicationsTable } from './replications.ts';
import { scorecard, summary, summaryNote } from './scorecard.ts';

const path = '';

/** Loaded once, and only when the board stands. */
let pool: Promise<ReplayClient> | null = null;
const replayClient = (): Promise<ReplayClient> => {
  pool ??= import('../../workers/replay/pool.ts').then(({ ReplayPool }) => new ReplayPool());
  return pool;
};

export const notebook = defineNotebook(
  {
    title: 'The GenOps study, claim by claim',
    lead: 'What was published about GenOps, tested in your browser: we re-run the study and put each claim next to our result.',
    claims: publishedClaims.map(({ id }) => id),
    path,
  },
  ({ study, prose, text, view, cell, before, column, drawnAtBuild }) => {
    prose(`<p>GenOps is an architecture for putting generative AI into delivery pipelines under governance, proposed in
      <a href="https://doi.org/10.52783/jisem.v11i1s.14322">a paper by N. K. S. Beshane</a>. The deployment data of the study is not public.
      This model and its assumptions are ours: a verdict says what follows from them, not what happened in the study.
      <a href="./methods/" data-to="methods/">Methods</a> lists every assumption and its source, and has a
      <a href="./methods/#glossary">glossary</a>.</p>`);

    const unfolded = new Set<string>();
    const card = scorecard();

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

    const score = text({ run: study, ledger }, ({ run, ledger: { rows } }) => {
      card.show(rows);
      return summary(rows, run.study.config.deployments);
    });
    drawnAtBuild(score);
    before(score, () => summary(null, 0));
    column(score, 'spread');

    const choice = view('choice', () => card);
    column(choice, 'spread');

    const own = view('your data', () => ownData());
    column(own, 'spread');

    const board = cell(
      'board',
      { run: study, ledger, choice, own },
      ({ run, ledger: { rows, problem }, choice: chosen, own: data }) => {
        const linked = (page: string, changes: QueryChanges = {}): string =>
          linkTo(path, page, run.query, { deployment: null, ...changes });
        const drawn = claimsBoard(
          publishedClaims,
          data === null ? rows : withData(rows, data),
          { unfolded, linkTo: linked, remarks: remarksOf(run.study) },
          chosen,
        );
        if (problem !== null)
          drawn.prepend(element`<p class="muted">The published code could not be replayed: ${problem}.</p>`);
        return drawn;
      },
    );
    drawnAtBuild(board);
    before(board, () =>
      claimsBoard(publishedClaims, null, {
        unfolded,
        linkTo: (page, changes) => linkTo(path, page, '', changes),
        remarks: new Map(),
      }),
    );
    column(board, 'spread');
    const note = text({ run: study }, ({ run }) => summaryNote(run.study.config.seed));
    before(note, () => reservedFigure(67, 156));
    column(note, 'spread');

    prose(`<h2 id="over-seeds">Over several seeds</h2>
      <p>A run depends on its seed, as a study depends on the changes that came its way. The mean over several seeds shows what the
      model says apart from that chance.</p>`);

    const ticket = view('more seeds', () =>
      sweepControl({
        button: `Run ${REPLICATION_SEEDS} seeds`,
        waiting: 'Not run yet: the study shown above, with its own seed and those that follow.',
      }),
    );
    let answered: SweepTicket | null = null; // a press asks about the run on show, not about the next one

    const overSeeds = cell(
      'over several seeds',
      { run: study, ticket },
      async ({ run, ticket: asked }, { signal }) => {
        if (asked === null || asked === answered) return null;
        answered = asked;
        const judged = await judgeOverSeeds(run, asked, signal);
        return judged === null ? null : replicationsTable(run, judged);
      },
    );
    column(overSeeds, 'wide');

    prose(`<h2>Three charts behind the board</h2>
      <p>The published figures are flags on dashed lines; this run’s numbers are points with their intervals. Each chart has a page that argues it.</p>`);

    const times = cell('cycle time', { run: study }, async ({ run }, { width }) => {
      const { cycleTimeFigure } = await import('../charts/cycle-time.ts');
      return cycleTimeFigure(run, {
        width,
        more: pageLink(path, 'cycle-time/', 'Cycle time', run.query),
      });
    });
    drawnAtBuild(times);
    before(times, () => reservedFigure(600, 640));

    const success = cell('outcomes', { run: study }, async ({ run }, { width }) => {
      const { outcomesFigure } = await import('../charts/outcomes.ts');
      return outcomesFigure(run, {
        width,
        more: pageLink(path, 'success-rate/', 'Success rate', run.query),
      });
    });
    drawnAtBuild(success);
    before(success, () => reservedFigure(860, 1170));

    const canary = cell('canary', { run: study }, async ({ run }, { width }) => {
      const { canaryFlowFigure } = await import('../charts/canary.ts');
      return canaryFlowFigure(run, {
        width,
        more: pageLink(path, 'canary-catch/', 'Canary catch', run.query),
      });
    });
    drawnAtBuild(canary);
    before(canary, () => reservedFigure(425, 500));

    const definitions = cell('catch rates', { run: study }, async ({ run }, { width }) => {
      const { catchRateFigure } = await import('../charts/canary.ts');
      return catchRateFigure(run, {
        width,
        more: pageLink(path, 'canary-catch/', 'Canary catch', run.query),
      });
    });
    before(definitions, () => reservedFigure(300, 450));
  },
);
