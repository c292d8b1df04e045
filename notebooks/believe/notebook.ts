/** What you would have to believe: every claim judged over all settings that a skeptic and an advocate would both grant. */
import { type BeliefDraws, beliefPlan } from '../../engine/belief/belief.ts';
import { priors } from '../../engine/belief/priors.ts';
import { limitedPriors } from '../../engine/belief/within.ts';
import { defineNotebook, type Handle, type Notebook, type PageAddress } from '../authoring/define.ts';
import { element, html } from '../authoring/html.ts';
import { emptyFigure, reservedFigure } from '../charts/figure.ts';
import { count, plural } from '../format/number.ts';
import { type Choice, nameOf, path, readChoice, viewIn, withChoices } from './choice.ts';
import { claimsFigure } from './claims-map.ts';
import {
  type Committed,
  type ConfirmedFile,
  type Find,
  loadCommitted,
  loadJson,
  type SobolFile,
} from './committed.ts';
import { commonFigure, nearestText } from './common.ts';
import { type Change, createDesk, type Desk, findingText } from './desk.ts';
import { exportButtons } from './export.ts';
import { frontierFigure } from './frontier.ts';
import { influenceFigure, screening } from './influence.ts';
import { liveControl } from './live.ts';
import { type BeliefMap, mapOf } from './map.ts';
import { pairsFigure, whyNever } from './pairs.ts';
import { createPriorTable, type PriorTable } from './prior-table.ts';

const MISSING =
  'This build has no committed draws of this comparison. Choose another one, or run free draws yourself below.';

export interface BelieveParts {
  /** Where committed files are; tests have their own. */
  readonly find?: Find;
  /** Draws of a live run. */
  readonly liveDraws?: number;
  /** Draws between two drawings of it, and before the first. */
  readonly liveStep?: number;
}

export function believeNotebook({
  find,
  liveDraws = 2000,
  liveStep = 200,
}: BelieveParts = {}): Notebook<PageAddress> {
  return defineNotebook<PageAddress>(
    {
      title: 'What you would have to believe',
      lead: 'One model at one setting convinces nobody. In how many plausible settings does each claim come true, and what do those settings have in common?',
      claims: [],
      path,
    },
    ({ study: page, prose, view, cell, before, column }) => {
      let desk: Desk | null = null;
      let table: PriorTable | null = null;
      let now: Choice = readChoice(''); // what a live run starts from

      const asked: Handle<string | null> = { name: 'choices' }; // made below
      let keep: PageAddress['keep'] = () => {};
      const change: Change = (changes) => {
        const next = withChoices(now.view, changes);
        keep(next);
        desk?.ask(next ?? '');
      };
      const choice = cell('choice', { page, asked }, ({ page: address, asked: latest }) => {
        ({ keep } = address);
        now = readChoice(latest ?? viewIn(address.query));
        return now;
      });
      let kept: { readonly name: string; readonly found: Promise<Committed | null> } | null = null;
      const committed = cell('committed draws', { choice }, ({ choice: made }) => {
        const name = nameOf(made);
        if (kept?.name !== name) kept = { name, found: loadCommitted(made, find) };
        return kept.found;
      });
      const confirmed = cell('confirmed', { choice }, ({ choice: made }) =>
        loadJson<ConfirmedFile>(`${nameOf(made)}-confirmed.json`, find),
      );
      const sobol = cell('variance shares', { choice }, ({ choice: made }) =>
        loadJson<SobolFile>(`${nameOf(made)}-sobol.json`, find),
      );
      const live: Handle<BeliefDraws | null> = { name: 'live draws' }; // run below
      const map = cell(
        'the map',
        { choice, committed, live },
        ({ choice: made, committed: file, live: own }): BeliefMap | null => {
          if (own !== null && made.comparison.kind === 'free' && isOf(own.plan.priors, made))
            return mapOf(made, own, 'live');
          return file === null ? null : mapOf(made, file.draws, 'committed');
        },
      );

      const finding = cell('finding', { map }, ({ map: read }) => orMissing(read, findingText));
      before(finding, () => reservedFigure(110, 230));
      column(
        view(asked.name, () => (desk = createDesk(change)).root),
        'wide',
      );
      cell('choices shown', { choice }, ({ choice: made }) => desk?.show(made));
      const claims = cell('claims', { map, confirmed }, ({ map: read, confirmed: again }, { width }) =>
        orMissing(read, (own) => claimsFigure(own, again, { width })),
      );
      before(claims, () => reservedFigure(1010, 1200));
      column(claims, 'spread');

      prose('<h2>Run your own draws</h2>');
      column(
        view(live.name, () =>
          liveControl(
            {
              button: `Run ${count(liveDraws)} free draws`,
              waiting: `Inside the intervals below; the map is drawn after ${count(liveStep)}. Two to three minutes on two cores.`,
            },
            () => ({
              plan: beliefPlan({ kind: 'free' }, 'map', limitedPriors(priors, now.limits)),
              count: liveDraws,
              every: liveStep,
            }),
          ),
        ),
        'wide',
      );

      prose('<h2>Claims two at a time</h2>');
      const pairs = cell('pairs', { map }, ({ map: read }, { width }) =>
        orMissing(read, (own) => pairsFigure(own, { width })),
      );
      before(pairs, () => reservedFigure(560, 690));
      cell('why never', { map }, ({ map: read }) => (read === null ? null : whyNever(read)));

      prose('<h2>What accepted settings have in common</h2>');
      const nearest = cell('nearest', { map }, ({ map: read }) => orMissing(read, nearestText));
      before(nearest, () => reservedFigure(280, 420));
      const common = cell('in common', { map }, ({ map: read }, { width }) =>
        orMissing(read, (own) => commonFigure(own, { width })),
      );
      before(common, () => reservedFigure(460, 1350));

      prose('<h2>What moves each number</h2>');
      const screened = view('screening', () =>
        liveControl(
          {
            button: 'Screen all inputs',
            waiting: `${count(screening.count)} runs over our intervals, about a minute.`,
          },
          () => ({ ...screening, every: priors.length + 1 }),
        ),
      );
      const influence = cell(
        'influence',
        { choice, sobol, screened },
        ({ choice: made, sobol: file, screened: runs }, { width }) =>
          influenceFigure(made, file, runs, { width }),
      );
      before(influence, () => reservedFigure(420, 700));

      prose('<h2>What can be had at once</h2>');
      const frontier = cell('frontier', { map }, ({ map: read }, { width }) =>
        orMissing(read, (own) => frontierFigure(own, { width })),
      );
      before(frontier, () => reservedFigure(620, 560));

      prose(`<h2>The priors</h2>
        <p>We, the authors of this notebook, set these ${plural(priors.length, 'interval')} and options, each with its source. They were tried
        once before, on 6,000 draws, and then committed unchanged before the run that is shown here. Move an interval to see what
        changes: of the committed draws only those inside count then. <em>Halved</em> is the share of the claim above if only the
        middle half counts. <em>Doubled</em> extrapolates from the outermost eighths. Below options is the share with each of them alone.</p>`);
      const list = view('priors', () => (table = createPriorTable(change)).root);
      column(list, 'spread');
      cell('priors shown', { choice, map }, ({ choice: made, map: read }) => table?.show(made, read));

      prose('<h2>Take the draws with you</h2>');
      const files = cell('files', { map, committed }, ({ map: read, committed: file }) =>
        read === null
          ? emptyFigure(MISSING)
          : element`<div class="stack">${exportButtons(read)}${file === null || read.source === 'live' ? null : html`<p class="small">Made by <code class="breakable">${file.subject.command}</code>, engine <code class="breakable">${file.subject.engine}</code>, seed <code>${file.subject.seed}</code>.</p>`}</div>`,
      );
      before(files, () => reservedFigure(90));

      prose(`<h2>What this does not show</h2>
        <p>How likely a setting is. A share counts settings, and it depends on the intervals above. A draw has few deployments, so its numbers
        carry chance: one that is barely inside may lie outside in a larger run. No setting outside the intervals was tried.</p>`);
    },
  );
}

function orMissing(map: BeliefMap | null, draw: (map: BeliefMap) => HTMLElement): HTMLElement {
  return map === null ? emptyFigure(MISSING) : draw(map);
}

/** Whether priors are ours under a reader's limits. */
function isOf(own: typeof priors, { limits }: Choice): boolean {
  return JSON.stringify(own) === JSON.stringify(limitedPriors(priors, limits));
}

export const notebook = believeNotebook();
