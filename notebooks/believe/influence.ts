/** Which inputs move a claim's number: shares of its variance where they are committed, else effects that are screened live. */
import { believedClaims, quantityOfDraw } from '../../engine/belief/acceptance.ts';
import { type BeliefDraws, beliefPlan, pointsOf } from '../../engine/belief/belief.ts';
import { BELIEF_SEED } from '../../engine/belief/draw.ts';
import { priors } from '../../engine/belief/priors.ts';
import { elementaryEffects } from '../../engine/belief/sensitivity.ts';
import { isParameterKey, parameters } from '../../engine/simulator/settings.ts';
import { emptyFigure, type FigureOptions, figure, numbers } from '../charts/figure.ts';
import { rowsChart } from '../charts/rows.ts';
import { interval, inUnit } from '../format/estimate.ts';
import { count, percent, plural } from '../format/number.ts';
import type { Choice } from './choice.ts';
import type { SobolFile } from './committed.ts';
import { quantityLabels } from './map.ts';

/** Trajectories of the live screening, each a run more than there are inputs. */
const TRAJECTORIES = 20;
const SHOWN = 12;

export const screening = {
  plan: beliefPlan({ kind: 'free' }, 'morris'),
  count: TRAJECTORIES * (priors.length + 1),
};

const labelOf = (key: string): string => (isParameterKey(key) ? parameters[key].label : key);

/** @param sobol null where this build has none @param screened null before a screening */
export function influenceFigure(
  choice: Choice,
  sobol: SobolFile | null,
  screened: BeliefDraws | null,
  options: FigureOptions,
): HTMLElement {
  const claim = believedClaims.find(({ id }) => id === choice.focus);
  if (claim === undefined)
    return emptyFigure(
      'Choose a single claim above: several numbers together have no variance of their own.',
    );
  const own = sobol?.found.find((each) => each.claim === claim.id);
  if (sobol !== null && own !== undefined) return varianceFigure(claim, { sobol, own }, options);
  if (screened === null) {
    return emptyFigure(
      'This build has no committed variance shares for this comparison. Screen the inputs live with the button above (free comparison).',
    );
  }
  return effectsFigure(claim, screened, options);
}

type Believed = (typeof believedClaims)[number];

function varianceFigure(
  { id, test }: Believed,
  { sobol, own }: { sobol: SobolFile; own: SobolFile['found'][number] },
  options: FigureOptions,
): HTMLElement {
  const ranked = own.parameters.toSorted((a, b) => b.total.value - a.total.value);
  const [first] = ranked;
  const value = ({ total, first: alone }: (typeof ranked)[number]): string =>
    `${percent(total.value, 0)}, alone ${percent(Math.max(0, alone.value), 0)}`;
  return figure({
    ...options,
    id: 'influence',
    label: 'Share of the variance that each input explains, alone and with others',
    title: `${quantityLabels[test.quantity]}: “${labelOf(first?.key ?? '')}” moves it most, with ${percent(first?.total.value ?? Number.NaN, 0)} of its variance.`,
    subtitle: `Total Sobol index: the variance due to an input alone and together with others. The ${Math.min(SHOWN, ranked.length)} largest of ${ranked.length}.`,
    chart: rowsChart(
      {
        groups: [
          {
            heading: '',
            rows: ranked.slice(0, SHOWN).map((row) => ({
              label: labelOf(row.key),
              owner: 'both' as const,
              estimate: row.total,
              value: value(row),
            })),
          },
        ],
        domain: [0, Math.max(1, ...ranked.map(({ total }) => total.upper).filter(Number.isFinite))],
        tick: (share) => percent(share, 0),
        bars: true,
      },
      { width: options.width },
    ),
    run: `${count(sobol.subject.rows)} runs, 95% bootstrap intervals.`,
    table: {
      title: `Variance shares: ${id}`,
      columns: ['input', ...numbers('total', '95% interval', 'alone', '95% interval')],
      rows: ranked.map(({ key, total, first: alone }) => [
        labelOf(key),
        percent(total.value),
        interval('ratio', total.lower, total.upper),
        percent(alone.value),
        interval('ratio', alone.lower, alone.upper),
      ]),
    },
  });
}

function effectsFigure(
  { id, unit, test }: Believed,
  draws: BeliefDraws,
  options: FigureOptions,
): HTMLElement {
  const values = Float64Array.from({ length: draws.count }, (_, i) =>
    quantityOfDraw(draws, test.quantity, i),
  );
  const effects = elementaryEffects(values, pointsOf(draws.plan), BELIEF_SEED);
  const ranked = effects
    .map((effect, k) => ({ ...effect, key: draws.plan.priors[k]!.key }))
    .filter(({ size }) => Number.isFinite(size.value))
    .toSorted((a, b) => b.size.value - a.size.value);
  if (ranked.length === 0) return emptyFigure('No trajectory is complete yet.');
  const text = (value: number): string => inUnit(unit, value);
  const first = ranked[0]!;
  return figure({
    ...options,
    id: 'influence',
    label: 'Mean size of the effect of each input over its whole interval',
    title: `${quantityLabels[test.quantity]}: “${labelOf(first.key)}” moves it most, by ${text(first.size.value).replace('+', '')} on average.`,
    subtitle: `Elementary effects (Morris): how far the number moves over an input’s whole interval. The ${Math.min(SHOWN, ranked.length)} largest of ${ranked.length}.`,
    chart: rowsChart(
      {
        groups: [
          {
            heading: '',
            rows: ranked.slice(0, SHOWN).map((row) => ({
              label: labelOf(row.key),
              owner: 'both' as const,
              estimate: row.size,
              value: `${text(row.size.value).replace('+', '')}, ${row.mean < 0 ? 'mostly down' : 'mostly up'}`,
            })),
          },
        ],
        domain: [
          0,
          Math.max(...ranked.map(({ size }) => size.upper).filter(Number.isFinite), first.size.value),
        ],
        tick: text,
        bars: true,
      },
      { width: options.width },
    ),
    run: `${plural(Math.floor(draws.count / (draws.plan.priors.length + 1)), 'trajectory', 'trajectories')}, seed\u00a0${BELIEF_SEED}, 95% bootstrap intervals.`,
    table: {
      title: `Elementary effects: ${id}`,
      columns: ['input', ...numbers('mean size', '95% interval', 'mean', 'standard deviation')],
      rows: ranked.map(({ key, size, mean, spread }) => [
        labelOf(key),
        text(size.value),
        interval(unit, size.lower, size.upper),
        text(mean),
        text(spread),
      ]),
    },
  });
}
