/** What you would have to believe: every claim judged over all settings that a skeptic and an advocate would both grant. */
import { type BeliefDraws, beliefPlan } from '../../engine/belief/belief.ts';
import { priors } from '../../engine/belief/priors.ts';
import { type Limits, limitedPriors } from '../../engine/belief/within.ts';
import { type AddressForm, addressForm, valuesOf } from '../authoring/address-form.ts';
import { defineNotebook, type Handle, type Notebook, type PageAddress } from '../authoring/define.ts';
import { element } from '../authoring/html.ts';
import { changedQuery, viewKey } from '../authoring/links.ts';
import { sweepControl } from '../authoring/sweep-control.ts';
import { emptyFigure, type FigureOptions, reservedFigure } from '../charts/figure.ts';
import { count, plural } from '../format/number.ts';
import { type Choice, choiceOf, fields, partsIn, path } from './choice.ts';
import { claimsFigure } from './claims-map.ts';
import { commonFigure, nearestText } from './common.ts';
import { drawsHere, type Find, loadCommitted } from './draws.ts';
import { exportButtons } from './export.ts';
import { choiceText, findingText } from './finding.ts';
import { frontierFigure } from './frontier.ts';
import { analysesFigures, tornadoFigure } from './influence.ts';
import { type BeliefMap, mapOf } from './map.ts';
import { pairsFigure } from './pairs.ts';
import { createPriorTable, type PriorTable } from './prior-table.ts';

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
    ({ study: page, prose, view, cell, before, column, statistic }) => {
      const form: Handle<AddressForm<typeof fields>> = { name: 'what counts' };
      const table: Handle<PriorTable> = { name: 'priors' };
      const asked = cell('asked', { form }, ({ form: own }, { signal }) => valuesOf(own, signal));
      const limits = cell('limits', { table }, ({ table: own }, { signal }) => valuesOf<Limits>(own, signal));
      const choice = cell('choice', { asked, limits }, (now) => choiceOf(now.asked, now.limits));
      const committed = cell('committed draws', { choice }, ({ choice: made }) => loadCommitted(made, find));
      const live: Handle<BeliefDraws | null> = { name: 'live draws' };
      /** Or why there is none, in words. */
      const map = cell('the map', { choice, committed, live }, (read): BeliefMap | string => {
        const { choice: made, committed: files, live: own } = read;
        const isMissing = typeof files === 'string';
        if (own && made.comparison.kind === 'free' && isOf(own.plan.priors, made))
          return mapOf(made, isMissing ? null : files, own);
        return isMissing ? files : mapOf(made, files);
      });
      /** A drawing of the map, in a place of its height on a screen and on a phone. */
      const drawn = (
        name: string,
        [height, onPhone]: readonly [number, number],
        draw: (own: BeliefMap, options: FigureOptions) => HTMLElement,
        missing: (why: string) => HTMLElement | null = () => null,
      ): void => {
        const made = cell(name, { map }, ({ map: read }, { width }) =>
          typeof read === 'string' ? missing(read) : draw(read, { width }),
        );
        before(made, () => reservedFigure(height, onPhone));
        statistic(
          made,
          'engine/belief/acceptance.ts#acceptanceOf',
          (_, { map: read }: { map: BeliefMap | string }) =>
            typeof read === 'string' ? null : [read.draws, read.choice.judging],
        );
        if (height > 400) column(made, 'spread');
      };

      drawn('finding', [140, 330], findingText, emptyFigure);
      drawn('claims', [960, 1200], claimsFigure);

      prose('<h2>Change what counts</h2>');
      const kept = { form: '', limits: '' }; // both parts of the address
      const viewText = (): string | null =>
        kept.limits === '' ? kept.form || null : `${kept.form}*${kept.limits}`;
      const keepPart = (address: PageAddress, part: keyof typeof kept, text: string): void => {
        kept[part] = text;
        address.keep(viewText());
      };
      const own = cell(form.name, { page }, ({ page: address }) => {
        Object.assign(kept, partsIn(address.query));
        const query = new URLSearchParams({ [viewKey]: kept.form }).toString();
        return addressForm('What counts', fields, {
          query,
          keep: (text) => keepPart(address, 'form', text ?? ''),
        });
      });
      before(own, () => reservedFigure(200, 560));
      drawn('what the choices come to', [190, 330], choiceText);

      prose('<h2>Claims two at a time</h2>');
      drawn('pairs', [700, 900], pairsFigure);

      prose('<h2>What accepted settings have in common</h2>');
      drawn('nearest', [280, 420], nearestText);
      drawn('in common', [460, 1350], commonFigure);

      prose('<h2>What moves each number</h2>');
      drawn('tornado', [470, 700], tornadoFigure);
      drawn('effects and variances', [900, 1500], analysesFigures);

      prose('<h2>What can be had at once</h2>');
      drawn('frontier', [620, 560], frontierFigure);

      prose(`<h2>The ranges we tried</h2>
        <p>We, the authors of this notebook, set these ${plural(priors.length, 'interval')} and options, each with its source. They were tried
        once before, on 6,000 draws, and then committed unchanged before the run that is shown here; the wording of eight sources was corrected after it. Move an interval to see what
        changes: of the committed draws only those inside count then. <em>Halved</em> is the share of the claim above if only the
        middle half counts. <em>Doubled</em> is extrapolated from the outermost eighths. Below options is the share with each of them alone.</p>`);
      const list = cell(table.name, { page }, ({ page: address }) =>
        createPriorTable(partsIn(address.query).limits, (text) => keepPart(address, 'limits', text)),
      );
      cell('priors shown', { table, choice, map }, ({ table: shown, choice: made, map: read }) => {
        shown.show(made, typeof read === 'string' ? null : read);
      });

      prose(`<h2>Run your own draws</h2>
        <p>Your own draws use the free comparison and stay inside the intervals above. Fair and strict draws also solve two inputs again, which
        takes up to three times as long, so this page runs none of them.</p>`);
      const ticket = view('run draws', () =>
        sweepControl({
          button: `Run ${count(liveDraws)} free draws`,
          waiting: `Takes about a minute on two idle cores. From ${count(liveStep)} draws on, the map above shows them.`,
          unit: 'draws',
          pausable: true,
        }),
      );
      cell('shown or not', { choice }, ({ choice: made }) =>
        made.comparison.kind === 'free'
          ? null
          : element`<p class="muted measure">The map above shows the ${made.comparison.kind} comparison. Choose <em>free</em> there to see your own draws.</p>`,
      );
      cell(live.name, { table, ticket }, async function* ({ table: { value }, ticket: pressed }) {
        if (pressed === null) yield null;
        else {
          const plan = beliefPlan({ kind: 'free' }, 'map', limitedPriors(priors, value));
          yield* drawsHere(plan, liveDraws, liveStep, pressed);
        }
      });

      prose('<h2>Download the draws</h2>');
      drawn('files', [140, 140], (read) =>
        exportButtons(read, () => changedQuery('', { [viewKey]: viewText() })),
      );
      for (const wide of [own, list]) column(wide, 'spread');
      column(ticket, 'wide');

      prose(`<h2>What this does not show</h2>
        <p>How likely a setting is. A share counts settings, and it depends on the intervals above. A draw has few deployments, so chance moves its
        numbers: one that is barely inside may lie outside in a larger run. No setting outside the intervals was tried.</p>`);
    },
  );
}

/** Whether priors are ours under a reader's limits. */
function isOf(own: typeof priors, { limits }: Choice): boolean {
  return JSON.stringify(own) === JSON.stringify(limitedPriors(priors, limits));
}

export const notebook = believeNotebook();
