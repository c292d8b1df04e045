/** Which inputs move a claim's number: where its median lies at each input's ends; and, where committed, Morris' effects and shares of its variance. */
import { believedClaims, quantityOfDraw, reached } from '../../engine/belief/acceptance.ts';
import { reachesOf } from '../../engine/belief/in-common.ts';
import { priors } from '../../engine/belief/priors.ts';
import type { Index } from '../../engine/belief/sensitivity.ts';
import type { ClaimUnit } from '../../engine/claims/claim.ts';
import { quantile } from '../../engine/statistics/index.ts';
import { element } from '../authoring/html.ts';
import { emptyFigure, type FigureOptions, type Frame, figure, numbers } from '../charts/figure.ts';
import { rowsChart } from '../charts/rows.ts';
import { traceChart } from '../charts/tornado.ts';
import { interval, inUnit } from '../format/estimate.ts';
import { count, percent } from '../format/number.ts';
import type { AnalysisFile } from './draws.ts';
import { type BeliefMap, drawsLabel, NONE_INSIDE, publishedAt } from './map.ts';
import { priorLabel, priorValueText, quantityLabels } from './words.ts';

const SHOWN = 10;
const SINGLE = 'Choose a single claim above: several numbers have no median and no variance in common.';

const ONLY_FREE =
  'Elementary effects and shares of the variance are computed for the free comparison only. Their designs need a result from every run, and in this comparison some settings cannot reach the published figures. The medians above are of all settings that can.';

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

/** What the committed runs of one analysis say of one claim. */
interface Analysis extends Pick<Frame, 'id' | 'label' | 'subtitle' | 'run'> {
  readonly title: (most: string, label: string) => string;
  /** Of the intervals. */
  readonly unit: ClaimUnit;
  /** Of each input's indices, in order: what it is called, and how it reads. */
  readonly columns: readonly (readonly [head: string, text: (value: number) => string])[];
  /** The first index is the bar. */
  readonly inputs: readonly { readonly key: string; readonly indices: readonly Index[] }[];
  readonly value: (...of: number[]) => string;
}

/** Bars of the inputs that matter most, with their intervals; the table has all. */
function rankedFigure({ columns, inputs, unit, value, ...frame }: Analysis, width: number): HTMLElement {
  const ranked = inputs
    .map(({ key, indices }) => ({
      label: priorLabel(priors.find((prior) => prior.key === key)!),
      indices,
      owner: 'both' as const,
      estimate: indices[0]!,
      value: value(...indices.map((index) => index.value)),
    }))
    .sort((a, b) => b.estimate.value - a.estimate.value);
  const rows = ranked.slice(0, SHOWN);
  const domain = [0, 1.02 * Math.max(...rows.map(({ estimate }) => estimate.upper))] as const;
  const tick = columns[0]![1];
  return figure({
    ...frame,
    title: frame.title(tick(rows[0]!.estimate.value), rows[0]!.label),
    subtitle: `${frame.subtitle!} The ${rows.length} largest of ${inputs.length}.`,
    chart: rowsChart({ groups: [{ heading: '', rows }], domain, tick }, { width }),
    table: {
      title: frame.label,
      columns: ['input', ...numbers(...columns.flatMap(([head]) => [head, '95% interval']))],
      rows: ranked.map(({ label, indices }) => [
        label,
        ...indices.flatMap((index, k) => [
          columns[k]![1](index.value),
          interval(unit, index.lower, index.upper),
        ]),
      ]),
    },
  });
}

/** Morris' effects and shares of the variance, each where this build has it. */
export function analysesFigures(map: BeliefMap, { width }: FigureOptions): HTMLElement {
  if (map.choice.comparison.kind !== 'free') return element`<p class="muted measure">${ONLY_FREE}</p>`;
  const claim = claimIn(map);
  const name = claim === undefined ? '' : quantityLabels[claim.test.quantity];
  const inputsOf = <T>(file: AnalysisFile<T> | null | undefined) =>
    file?.found.find((each) => each.claim === claim?.id)?.parameters;
  const runText = (rows = 0): string =>
    `${count(rows)} runs, free comparison, our own intervals, 95% bootstrap intervals.`;
  const [runs, effects, shares] = [
    map.files?.morris?.subject.rows,
    inputsOf(map.files?.morris),
    inputsOf(map.files?.sobol),
  ];
  const unit = claim?.unit === 'ratio' ? 'points' : (claim?.unit ?? 'number'); // a difference of shares is in points
  const signed = (value: number): string => inUnit(unit, value);
  const size = (value: number): string => signed(value).replace('+', '');
  const bare = (text: string): string => text.replace(/\s(min|points)$/, ''); // the unit once
  const found: Analysis[] = [];
  if (effects !== undefined)
    found.push({
      id: 'effects',
      label: `Elementary effects (Morris) on the number: ${name}`,
      title: (most, label) =>
        `${name}: “${label}” moves it most, by ${most} on average for a step of half its interval or to another option.`,
      subtitle:
        'Bars: mean size of an input’s elementary effects, one such step each (Morris’ μ*). Next to it their mean with its sign (μ), and their standard deviation (σ), which is large where the effect depends on the other inputs.',
      run: `${count(runs! / (effects.length + 1))} trajectories, ${runText(runs)}`,
      unit,
      columns: [
        ['mean size', size],
        ['mean', signed],
        ['SD', size],
      ],
      inputs: effects.map(({ key, size: most, mean, spread }) => ({
        key,
        indices: [most, mean, spread].map(halved),
      })),
      value: (most, mean, spread) => `${bare(size(most))}, mean ${bare(signed(mean))}, SD ${size(spread)}`,
    });
  if (shares !== undefined)
    found.push({
      id: 'variances',
      label: `Shares of the number’s variance by input: ${name}`,
      title: (most, label) => `${name}: ${most} of the variance over all settings involves “${label}”.`,
      subtitle:
        'Bars: total Sobol indices, the variance in which an input has a part, alone or together with others; so they add up to more than 100%.',
      run: runText(map.files?.sobol?.subject.rows),
      unit: 'ratio',
      columns: [
        ['total', percent],
        ['alone', percent],
      ],
      inputs: shares.map(({ key, total, first }) => ({ key, indices: [total, first] })),
      value: (total, first) => `${percent(total, 0)}, alone ${percent(Math.max(0, first), 0)}`,
    });
  return element`<div class="stack">${found.map((analysis) => rankedFigure(analysis, width))}</div>`;
}

/** Effects are slopes over the whole of an interval; the steps that were made are half of it. */
const halved = ({ value, lower, upper }: Index): Index => ({
  value: value / 2,
  lower: lower / 2,
  upper: upper / 2,
});
