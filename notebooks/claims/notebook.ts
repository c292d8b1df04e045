/** The first page: every published claim, and what this run says about it. */
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { scenarios } from '../../engine/simulator/scenarios/index.ts';
import { defineNotebook } from '../authoring/define.ts';
import { linkTo } from '../authoring/links.ts';
import { pageLink } from '../authoring/page-link.ts';
import { type SweepTicket, sweepControl } from '../authoring/sweep-control.ts';
import { reservedFigure } from '../charts/figure-frame.ts';
import { claimsBoard } from './board.ts';
import { constructedBanner } from './constructed.ts';
import { judgeOverSeeds, REPLICATION_SEEDS, replicationsTable } from './replications.ts';
import { summary } from './summary.ts';

const path = '';

export const notebook = defineNotebook(
  {
    title: 'The claims',
    lead: 'What was published about GenOps, tested in your browser: the study is simulated anew, and every claim stands beside what comes out.',
    claims: publishedClaims.map(({ id }) => id),
    path,
  },
  ({ study, prose, view, cell, before, column }) => {
    const unfolded = new Set<string>();

    const banner = cell('what one would have to believe', { run: study }, ({ run }) => {
      const { scenario: id, settings } = run.study.config;
      const scenario = scenarios.find((candidate) => candidate.id === id);
      // most scenarios have no aim: then nothing stands here
      return scenario && scenario.constructed.length > 0 ? constructedBanner(scenario, settings) : null;
    });
    column(banner, 'spread');

    const counts = cell('summary', { run: study }, ({ run }) => summary(run));
    before(counts, () => summary(null));
    column(counts, 'spread');

    const board = cell('board', { run: study }, ({ run }) =>
      claimsBoard(publishedClaims, run.verdicts, {
        unfolded,
        linkTo: (page) => linkTo(path, page, run.query, { deployment: null }),
      }),
    );
    before(board, () =>
      claimsBoard(publishedClaims, null, { unfolded, linkTo: (page) => linkTo(path, page, '') }),
    );
    column(board, 'spread');

    prose(`<h2>Over several seeds</h2>
      <p>One seed has its luck. The same study under more seeds shows what the model says without it.</p>`);

    const ticket = view('more seeds', () =>
      sweepControl({
        button: `Run ${REPLICATION_SEEDS} seeds`,
        waiting: 'Not run yet: the study on show, from its seed on, over all cores.',
      }),
    );
    let answered: SweepTicket | null = null; // a press asks about the run on show, not about the next one

    const overSeeds = cell(
      'over several seeds',
      { run: study, ticket },
      async ({ run, ticket: asked }, { signal }) => {
        if (asked === null || asked === answered) return null;
        answered = asked;
        const aims = scenarios.find(({ id }) => id === run.study.config.scenario)?.constructed ?? [];
        const judged = await judgeOverSeeds(run, asked, signal, aims);
        return judged === null ? null : replicationsTable(run, judged);
      },
    );
    column(overSeeds, 'wide');

    prose(`<h2>Three charts behind the board</h2>
      <p>The published figures fly as flags; this run’s numbers are points with their intervals. Each chart has a page that argues it.</p>`);

    const times = cell('cycle time', { run: study }, async ({ run }, { width }) => {
      const { cycleTimeFigure } = await import('../figures/cycle-time.ts');
      return cycleTimeFigure(run, {
        width,
        more: pageLink(path, 'cycle-time/', 'Cycle time', run.query),
      });
    });
    before(times, () => reservedFigure(600));

    const success = cell('outcomes', { run: study }, async ({ run }, { width }) => {
      const { outcomesFigure } = await import('../figures/outcomes.ts');
      return outcomesFigure(run, {
        width,
        more: pageLink(path, 'success-rate/', 'Success rate', run.query),
      });
    });
    before(success, () => reservedFigure(780));

    const canary = cell('canary', { run: study }, async ({ run }, { width }) => {
      const { canaryFlowFigure } = await import('../figures/canary.ts');
      return canaryFlowFigure(run, {
        width,
        more: pageLink(path, 'canary-catch/', 'Canary catch', run.query),
      });
    });
    before(canary, () => reservedFigure(480));

    const definitions = cell('catch rates', { run: study }, async ({ run }, { width }) => {
      const { catchRateFigure } = await import('../figures/canary.ts');
      return catchRateFigure(run, {
        width,
        more: pageLink(path, 'canary-catch/', 'Canary catch', run.query),
      });
    });
    before(definitions, () => reservedFigure(300));
  },
);
