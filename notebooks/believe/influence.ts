/** Which inputs move a claim's number: where its median lies at each input's ends, and, where committed, shares of its variance. */
import { believedClaims, quantityOfDraw, reached } from '../../engine/belief/acceptance.ts';
import { reachesOf } from '../../engine/belief/in-common.ts';
import { priors } from '../../engine/belief/priors.ts';
import { type Interval, quantile } from '../../engine/statistics/index.ts';
import { emptyFigure, type FigureOptions, figure, numbers } from '../charts/figure.ts';
import { rowsChart } from '../charts/rows.ts';
import { traceChart } from '../charts/tornado.ts';
import { interval, inUnit } from '../format/estimate.ts';
import { count, percent } from '../format/number.ts';
import type { SobolFile } from './committed.ts';
import { type BeliefMap, drawsLabel, NONE_INSIDE, publishedAt } from './map.ts';
import { priorLabel, priorValueText, quantityLabels } from './words.ts';

const SHOWN = 10;
const SINGLE = 'Choose a single claim above: several numbers have no median and no variance in common.';

const claimIn = ({ choice }: BeliefMap): (typeof believedClaims)[number] | undefined =>
  believedClaims.find(({ id }) => id === choice.focus);

export function tornadoFigure(map: BeliefMap, { width }: FigureOptions): HTMLElement {
  const claim = claimIn(map);
  if (claim === undefined) return emptyFigure(SINGLE);
  const { draws, places, acceptance, choice } = map;
  const { unit, test } = claim;
  const counts = reached(draws);
  const values = Float64Array.from({ length: draws.count }, (_, i) =>
    counts[i] === 1 ? quantityOfDraw(draws, test.quantity, i) : Number.NaN,
  );
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  if (known.length === 0) return emptyFigure(NONE_INSIDE);
  const all = reachesOf(draws, places, values).map(({ prior, medians }) => {
    const ends = prior.kind === 'options' ? prior.options : [prior.low, prior.high];
    const at = ends.map((value, k) => priorValueText(prior, value, k === 0 && prior.kind === 'interval'));
    return { label: priorLabel(prior), at, moved: medians };
  });
  const rows = all.slice(0, SHOWN).map(({ label, at, moved }) => ({
    label,
    values: at.length > 2 ? `${at.length} options` : at.join(' to '),
    moved,
    follows: true,
  }));
  const range = acceptance.claims.find((each) => each.claim.id === claim.id)!.range;
  const usual = quantile(known, 0.5);
  const flag = publishedAt(claim, choice.judging.baseline);
  const ends = rows.flatMap(({ moved }) => moved.map(({ value }) => value));
  const wanted = [...ends, usual, flag.value, range.lower, range.upper].filter(Number.isFinite);
  const tick = (value: number): string => inUnit(unit, value);
  const medianText = ({ value, lower, upper }: (typeof all)[number]['moved'][number]): string =>
    `${tick(value)} (${interval(unit, lower, upper)})`;
  const [first] = rows;
  const reach = first!.moved.map(({ value }) => value).filter(Number.isFinite);
  return figure({
    id: 'tornado',
    label: 'Median of the number over the settings at the ends of each input',
    title: `${quantityLabels[test.quantity]}: “${first!.label}” moves its median most, between ${tick(Math.min(...reach))} and ${tick(Math.max(...reach))}.`,
    subtitle: `Open: the median over the settings in the lowest eighth of an input’s interval, or with its first option. Filled: in the highest eighth, or with another option. Line: over all settings, ${tick(usual)}. The ${rows.length} that move most, of ${all.length}.`,
    chart: traceChart(
      {
        rows,
        usual: { value: usual, lower: usual, upper: usual },
        flags: Number.isNaN(flag.value) ? [] : [flag],
        bands: [range],
        domain: [Math.min(...wanted), Math.max(...wanted)],
        scale: 'linear',
        tick,
        nothing: 'no setting',
      },
      { width },
    ),
    run: drawsLabel(map),
    table: {
      title: `Medians at the ends of each input: ${claim.id}`,
      columns: ['input', 'median at each end, or with each option (95% interval)'],
      rows: all.map(({ label, at, moved }) => [
        label,
        at.map((value, k) => `${value}: ${medianText(moved[k]!)}`).join('; '),
      ]),
    },
  });
}

const inputLabel = (key: string): string => {
  const prior = priors.find((each) => each.key === key);
  return prior === undefined ? key : priorLabel(prior);
};

/** @param sobol null where this build has none */
export function variancesFigure(
  map: BeliefMap,
  sobol: SobolFile | null,
  { width }: FigureOptions,
): HTMLElement | null {
  const claim = claimIn(map);
  const own = sobol?.found.find((each) => each.claim === claim?.id);
  if (sobol === null || own === undefined || claim === undefined) return null;
  const ends = ({ lower, upper }: Interval): string => interval('ratio', lower, upper);
  const inputs = own.parameters.toSorted((a, b) => b.total.value - a.total.value);
  const rows = inputs.slice(0, SHOWN).map(({ key, total, first }) => ({
    label: inputLabel(key),
    owner: 'both' as const,
    estimate: total,
    value: `${percent(total.value, 0)}, alone ${percent(Math.max(0, first.value), 0)}`,
  }));
  const most = Math.max(...rows.map(({ estimate }) => estimate.upper));
  const [largest] = rows;
  return figure({
    id: 'variances',
    label: 'Shares of the number’s variance by input',
    title: `${quantityLabels[claim.test.quantity]}: ${percent(largest!.estimate.value, 0)} of the variance over all settings involves “${largest!.label}”.`,
    subtitle: `Bars: total Sobol indices, the variance in which an input has a part, alone or together with others; so they add up to more than 100%. The ${rows.length} largest of ${inputs.length}.`,
    chart: rowsChart({ groups: [{ heading: '', rows }], domain: [0, most] }, { width }),
    run: `${count(sobol.subject.rows)} runs, free comparison, our own intervals, 95% bootstrap intervals.`,
    table: {
      title: `Shares of the variance: ${claim.id}`,
      columns: ['input', ...numbers('total', '95% interval', 'alone', '95% interval')],
      rows: inputs.map(({ key, total, first }) => [
        inputLabel(key),
        percent(total.value),
        ends(total),
        percent(first.value),
        ends(first),
      ]),
    },
  });
}
