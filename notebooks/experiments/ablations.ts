/** One part switched at a time on the same seeds: what each claim's number loses or gains, and where bad changes end. */

import type { ClaimUnit } from '../../engine/claims/claim.ts';
import { fates, type PairedDifference, pairedDifference } from '../../engine/claims/over-seeds.ts';
import { element } from '../authoring/html.ts';
import { emptyFigure, type FigureOptions, figure, numbers } from '../charts/figure.ts';
import { type RowsChart, rowsChart } from '../charts/rows.ts';
import { drawing, linearScale, roundDomain, svg, textWidth } from '../charts/svg.ts';
import { interval, inUnit } from '../format/estimate.ts';
import { count, decimal, NO_NUMBER, percent, plural } from '../format/number.ts';
import { type AblationsResult, type AveragedClaim, averagedClaims } from './runs.ts';

/** A difference of shares is in points. */
const unitOf = (unit: ClaimUnit): ClaimUnit => (unit === 'ratio' ? 'points' : unit);

function differenceText(unit: ClaimUnit, { value, lower, upper }: PairedDifference): string {
  const plus = value > 0 && unit !== 'points' ? '+' : '';
  const same = lower === upper;
  return `${plus}${inUnit(unit, value)}${same ? '' : ` (${interval(unit, lower, upper)})`}`;
}

/** Whether a difference is more than zero as printed. */
const isPrinted = (unit: ClaimUnit, value: number): boolean => /[1-9]/.test(inUnit(unit, value));

const about = ({ config, done }: AblationsResult): string =>
  `${plural(done, 'seed')} each, n\u00a0=\u00a0${count(config.deployments)}, the same changes, seeds from ${config.seed} on.`;

const differencesOf = ({ variants }: AblationsResult, { test }: AveragedClaim) =>
  variants.slice(1).flatMap(({ label, columns }) => {
    const difference = pairedDifference(columns[test.quantity], variants[0]!.columns[test.quantity]);
    return difference === null ? [] : [{ label, difference }];
  });

export function ablationsFigure(
  claim: AveragedClaim,
  result: AblationsResult | null,
  options: FigureOptions,
): HTMLElement | null {
  if (result === null) return null;
  const found = differencesOf(result, claim);
  if (found.length === 0) return emptyFigure('The differences follow from two seeds of every variant on.');
  const unit = unitOf(claim.unit);
  const sure = found.filter(
    ({ difference: { lower, upper, value } }) => (lower > 0 || upper < 0) && isPrinted(unit, value),
  );
  const size = ({ difference }: (typeof found)[number]): number => Math.abs(difference.value);
  const most = sure.toSorted((a, b) => size(b) - size(a))[0];
  const rows = found.map(({ label, difference }) => {
    return { label, owner: 'both' as const, estimate: difference, value: differenceText(unit, difference) };
  });
  return figure({
    ...options,
    id: 'ablations',
    label: `Paired differences of each ablation from the settings of the run. ${claim.sentence}`,
    title:
      most === undefined
        ? 'No switch changes this number beyond chance.'
        : `The switch that matters most is “${most.label}”: ${differenceText(unit, most.difference)}. ${sure.length === found.length ? 'Every switch changes' : `${count(sure.length)} of ${count(found.length)} switches change`} the number beyond chance.`,
    subtitle: `${claim.sentence} Difference from the settings of the run, seed by seed, with its 95% interval.`,
    chart: differencesChart([{ heading: '', rows }], unit, options),
    run: about(result),
    table: {
      title: 'Ablations: paired differences by claim',
      columns: [
        'switch',
        ...numbers(...averagedClaims.map(({ printed, sentence }) => `${printed}: ${sentence}`)),
      ],
      rows: result.variants.slice(1).map(({ label }) => [
        label,
        ...averagedClaims.map((each) => {
          const own = differencesOf(result, each).find((other) => other.label === label);
          return own === undefined ? NO_NUMBER : differenceText(unitOf(each.unit), own.difference);
        }),
      ]),
    },
  });
}

/** Differences with their intervals, about zero; those of shares are in points. */
export function differencesChart(
  groups: RowsChart['groups'],
  unit: ClaimUnit,
  options: FigureOptions,
): SVGSVGElement {
  const ends = groups.flatMap(({ rows }) =>
    rows.flatMap(({ estimate: { lower, upper } }) => [0, lower, upper]),
  );
  const tick = (value: number): string => decimal(unit === 'points' ? 100 * value : value, 1);
  return rowsChart({ groups, domain: roundDomain(ends), tick, bars: false }, options);
}

const ROW = 46;
const LABEL = 17;
const BAR = 20;
const LEGEND = 20;

/** The same bad changes under each switch: fixed or blocked before, caught stage by stage, or escaped. */
export function fatesFigure(result: AblationsResult | null, options: FigureOptions): HTMLElement {
  if (result === null) return element`<p class="muted">The chart follows with the ablations.</p>`;
  const rows = result.variants.flatMap(({ label, fates: own }) =>
    own === undefined ? [] : [{ label, own, total: fates.reduce((sum, fate) => sum + own[fate], 0) }],
  );
  const [first] = rows;
  if (first === undefined || first.total === 0) return emptyFigure('No bad change has come up yet.');
  const escaped = rows.toSorted((a, b) => a.own.escaped / a.total - b.own.escaped / b.total);
  const [least, most] = [escaped[0]!, escaped.at(-1)!];
  const share = ({ own, total }: (typeof rows)[number]): string => percent(own.escaped / total);
  const same = rows.every(({ total }) => total === first.total);
  return figure({
    ...options,
    id: 'relabeling',
    label:
      'Where bad changes end under each switch: fixed or blocked before the rollout, caught by stage, or escaped',
    title: `The share of bad changes that escape goes from ${share(least)} (${least.label}) to ${share(most)} (${most.label}).`,
    subtitle: same
      ? `The same ${count(first.total)} bad changes in each row, relabeled by what the pipeline does with them.`
      : 'Bad changes of each row, by where they end.',
    chart: fatesChart(rows, options),
    run: about(result),
    table: {
      title: 'Where bad changes end',
      columns: [
        'switch',
        ...numbers(
          'bad changes',
          'fixed or blocked before',
          ...fates.slice(1, 5).map((fate) => `caught at ${fate}`),
          'by verification',
          'escaped',
        ),
      ],
      rows: rows.map(({ label, own, total }) => [
        label,
        count(total),
        ...fates.map((fate) => count(own[fate])),
      ]),
    },
  });
}

interface FateRow {
  readonly label: string;
  readonly own: Readonly<Record<(typeof fates)[number], number>>;
  readonly total: number;
}

function fatesChart(rows: readonly FateRow[], { width }: FigureOptions): SVGSVGElement {
  const used = fates.filter((fate) => rows.some(({ own }) => own[fate] > 0));
  const name = (fate: string): string => (fate.endsWith('%') ? `caught at ${fate}` : fate);
  let [x, y] = [0, 12];
  const legend = used.flatMap((fate) => {
    const length = textWidth(name(fate)) + 34;
    if (x > 0 && x + length > width) [x, y] = [0, y + LEGEND];
    const at = x;
    x += length;
    return [
      svg('rect', { x: at, y: y - 10, width: 12, height: 12, class: `fate fate--${fates.indexOf(fate)}` }),
      svg('text', { x: at + 18, y, class: 'row__label' }, name(fate)),
    ];
  });
  const top = y + 16;
  const scale = linearScale([0, 1], [0, width]);
  const body = rows.map(({ label, own, total }, k) => {
    const lane = top + k * ROW;
    let from = 0;
    const parts = used.map((fate) => {
      const share = own[fate] / total;
      const [left, right] = [scale(from), scale(from + share)];
      from += share;
      return svg('rect', {
        x: left,
        y: lane + LABEL,
        width: right - left,
        height: BAR,
        class: `fate fate--${fates.indexOf(fate)}`,
        'data-tip': `${label}, ${name(fate)}: ${count(own[fate])} (${percent(share)})`,
      });
    });
    const said = `${percent(own.escaped / total)} escape`;
    return svg(
      'g',
      { class: 'row' },
      svg('text', { x: 0, y: lane + 12, class: 'row__label' }, label),
      svg('text', { x: width - 1, y: lane + 12, class: 'row__value ink at-end' }, said),
      ...parts,
    );
  });
  return drawing(width, top + rows.length * ROW, ...legend, ...body);
}
