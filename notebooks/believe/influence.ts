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
import type { Indexed, SobolFile } from './committed.ts';
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
  { width }: FigureOptions,
): HTMLElement {
  const claim = believedClaims.find(({ id }) => id === choice.focus);
  if (claim === undefined) {
    return emptyFigure('Choose a single claim above: several numbers have no variance in common.');
  }
  const own = sobol?.found.find((each) => each.claim === claim.id);
  const shares = sobol === null || own === undefined ? null : varianceShares(sobol, own);
  const ranking = shares ?? (screened === null ? null : effectsOf(claim, screened));
  if (ranking === null) {
    return emptyFigure(
      'This build has no committed variance shares for this comparison. Screen the inputs live with the button above (free comparison).',
    );
  }
  const { inputs, tick, columns, ...rest } = ranking;
  const [first] = inputs;
  if (first === undefined) return emptyFigure('No trajectory is complete yet.');
  const shown = inputs.slice(0, SHOWN);
  const rows = shown.map(({ label, estimate, value }) => ({
    label,
    estimate,
    value,
    owner: 'both' as const,
  }));
  const ends = inputs.flatMap(({ estimate: { value, upper } }) => [value, upper]).filter(Number.isFinite);
  const groups = [{ heading: '', rows }];
  return figure({
    id: 'influence',
    label: 'How much each input moves the number',
    title: `${quantityLabels[claim.test.quantity]}: “${first.label}” moves it most (${first.value}).`,
    subtitle: `${rest.about} The ${shown.length} largest of ${inputs.length}.`,
    chart: rowsChart({ groups, domain: [0, Math.max(...ends)], tick, bars: true }, { width }),
    run: rest.run,
    table: {
      title: `What moves it: ${claim.id}`,
      columns: ['input', ...numbers(...columns)],
      rows: inputs.map(({ label, cells }) => [label, ...cells]),
    },
  });
}

/** Inputs, the one that moves most first. */
interface Ranking {
  readonly about: string;
  readonly run: string;
  readonly tick: (value: number) => string;
  readonly columns: readonly string[];
  readonly inputs: readonly {
    readonly label: string;
    readonly estimate: Indexed;
    readonly value: string;
    readonly cells: readonly string[];
  }[];
}

function varianceShares({ subject }: SobolFile, { parameters: all }: SobolFile['found'][number]): Ranking {
  const ends = ({ lower, upper }: Indexed): string => interval('ratio', lower, upper);
  return {
    about: 'Total Sobol index: the variance due to an input alone and together with others.',
    run: `${count(subject.rows)} runs, 95% bootstrap intervals.`,
    tick: (share) => percent(share, 0),
    columns: ['total', '95% interval', 'alone', '95% interval'],
    inputs: all
      .toSorted((a, b) => b.total.value - a.total.value)
      .map(({ key, total, first }) => ({
        label: labelOf(key),
        estimate: total,
        value: `${percent(total.value, 0)} of the variance, alone ${percent(Math.max(0, first.value), 0)}`,
        cells: [percent(total.value), ends(total), percent(first.value), ends(first)],
      })),
  };
}

function effectsOf({ unit, test }: (typeof believedClaims)[number], draws: BeliefDraws): Ranking {
  const { plan } = draws;
  const values = Float64Array.from({ length: draws.count }, (_, i) =>
    quantityOfDraw(draws, test.quantity, i),
  );
  const tick = (value: number): string => inUnit(unit, value);
  const size = (value: number): string => tick(value).replace('+', '');
  return {
    about: 'Elementary effects (Morris): how far the number moves over an input’s whole interval.',
    run: `${plural(Math.floor(draws.count / (plan.priors.length + 1)), 'trajectory', 'trajectories')}, free comparison, seed\u00a0${BELIEF_SEED}, 95% bootstrap intervals.`,
    tick,
    columns: ['mean size', '95% interval', 'mean', 'standard deviation'],
    inputs: elementaryEffects(values, pointsOf(plan), BELIEF_SEED)
      .map((effect, k) => ({ ...effect, label: labelOf(plan.priors[k]!.key), estimate: effect.size }))
      .filter(({ estimate }) => Number.isFinite(estimate.value))
      .toSorted((a, b) => b.estimate.value - a.estimate.value)
      .map(({ label, estimate, mean, spread }) => ({
        label,
        estimate,
        value: `${size(estimate.value)}, mostly ${mean < 0 ? 'down' : 'up'}`,
        cells: [
          size(estimate.value),
          interval(unit, estimate.lower, estimate.upper),
          tick(mean),
          size(spread),
        ],
      })),
  };
}
