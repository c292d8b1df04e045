/** What each stage of a design detects: three smallest lifts a row, on a log scale. */
import type { DesignedStage } from '../../engine/canary-rollout/design.ts';
import { emptyFigure, type FigureOptions, figure, numbers } from '../charts/figure.ts';
import { drawing, logScale, logTicks, svg, textWidth, tickLabel } from '../charts/svg.ts';
import { count, decimal, NO_NUMBER, percent } from '../format/number.ts';
import { minutes } from '../format/time.ts';
import type { DesignInputs } from './inputs.ts';

const ROW = 46;
const LABEL = 17;
const AXIS = 24;
const powers = ['50%', '80%', '95%'] as const;

/** Three digits at most: `1%`, `0.838%`, `16.3%`. */
export const rateText = (rate: number): string =>
  Number.isFinite(rate) ? `${Number((100 * rate).toPrecision(3))}%` : NO_NUMBER;

const powerText = (power: number): string =>
  power < 0.0005 ? '< 0.1%' : power > 0.9995 ? '> 99.9%' : percent(power, 1);

function findingText(judge: string, lift: number, stages: readonly DesignedStage[]): string {
  const who = judge === 'always-valid' ? 'The always-valid test finds' : 'A fixed threshold finds';
  const found = stages.filter(({ power }) => power >= 0.8).map(({ share }) => percent(share, 0));
  const best = stages.reduce((a, b) => (b.power > a.power ? b : a));
  const list =
    found.length > 2 ? `${found.slice(0, -1).join(', ')} and ${found.at(-1)!}` : found.join(' and ');
  const named = `the ${list} ${found.length === 1 ? 'stage' : 'stages'}`;
  const where = found.length === stages.length ? 'every stage' : named;
  return found.length === 0
    ? `No stage finds an added error rate of ${rateText(lift)} with a probability of 80%. The ${percent(best.share, 0)} stage comes closest, with ${powerText(best.power)}.`
    : `${who} an added error rate of ${rateText(lift)} with a probability of 80% or more in ${where}.`;
}

export function stagesFigure(
  { judge, lift, traffic, errors }: DesignInputs,
  stages: readonly DesignedStage[],
  options: FigureOptions,
): HTMLElement {
  if (stages.every(({ lifts }) => lifts.every((each) => !Number.isFinite(each)))) {
    return emptyFigure(
      'No stage finds any added error rate: too few requests reach the canary. Raise the traffic or the bake times.',
    );
  }
  const falseAlarms = stages.map(({ falseAlarm }) => falseAlarm);
  return figure({
    ...options,
    id: 'designed-stages',
    label: 'Smallest added error rate that each canary stage finds with a probability of 50%, 80% and 95%',
    title: findingText(judge, lift, stages),
    subtitle:
      'Smallest added error rate that each stage alone finds with a probability of 50% (hollow), 80% and 95% (full), log scale. Dashed line: the defect to find.',
    caption: `A good canary is rolled back by one stage with a probability of ${Math.max(...falseAlarms) < 0.00005 ? 'less than 0.01%' : `${percent(Math.max(...falseAlarms), 2)} at most`}. That is below the false-alarm level, because a good canary stays under the tolerated ratio.`,
    chart: stagesChart(stages, lift, options),
    run: `Exact: Poisson counts, equal hosts, ${count(traffic)} requests per minute, error rate ${rateText(errors)}.`,
    table: {
      title: 'What each stage detects',
      columns: [
        'stage',
        ...numbers(
          'bake time, min',
          'canary requests',
          'control requests',
          `probability to find ${rateText(lift)}`,
          ...powers.map((power) => `found with ${power}`),
          'false alarm',
        ),
      ],
      rows: stages.map(
        ({ share, bakeMinutes, canaryRequests, controlRequests, power, lifts, falseAlarm }) => [
          percent(share, 0),
          decimal(bakeMinutes, 1),
          count(canaryRequests),
          count(controlRequests),
          powerText(power),
          ...lifts.map(rateText),
          percent(falseAlarm, 2),
        ],
      ),
    },
  });
}

/** Each row: its stage and requests, the power at the wanted lift, and three marks from hollow to full. */
function stagesChart(
  stages: readonly DesignedStage[],
  lift: number,
  { width }: FigureOptions,
): SVGSVGElement {
  const finite = [...stages.flatMap(({ lifts }) => lifts), lift].filter(
    (each) => Number.isFinite(each) && each > 0,
  );
  const domain = [Math.min(...finite) / 1.4, Math.min(1, Math.max(...finite) * 1.4)] as const;
  const scale = logScale(domain, [8, width - 12]);
  const bottom = stages.length * ROW + LABEL;
  const axis = svg('g', { class: 'chart__axis' });
  const lanes = stages.map((_, k) => LABEL + k * ROW + LABEL);
  const rules = (x: number, name: string): SVGElement[] =>
    lanes.map((y) => svg('line', { x1: x, x2: x, y1: y, y2: y + ROW - LABEL - 4, class: name }));
  for (const value of logTicks(domain, width / 80)) {
    axis.append(
      ...rules(scale(value), 'chart__grid'),
      tickLabel(percent(value, value < 0.001 ? 2 : value < 0.01 ? 1 : 0), scale(value), bottom + 12, width),
    );
  }
  const rows = stages.map(({ share, canaryRequests, bakeMinutes, power, lifts }, k) => {
    const y = lanes[k]! + (ROW - LABEL - 4) / 2;
    const shown = lifts.flatMap((each, i) => (Number.isFinite(each) ? [{ x: scale(each), each, i }] : []));
    const chance = `chance to find ${rateText(lift)}: ${powerText(power)}`;
    const name = `${percent(share, 0)} of traffic`;
    const about = `: ${count(canaryRequests)} requests in ${minutes(bakeMinutes, Number.isInteger(bakeMinutes) ? 0 : 1)}`;
    const roomy = textWidth(name + about) + textWidth(chance) + 16 < width;
    return svg(
      'g',
      { class: 'row' },
      svg('text', { x: 2, y: lanes[k]! - 4, class: 'row__label' }, roomy ? name + about : name),
      svg('text', { x: width - 1, y: lanes[k]! - 4, class: 'row__value ink at-end' }, chance),
      svg('line', { x1: shown[0]?.x ?? 0, x2: shown.at(-1)?.x ?? 0, y1: y, y2: y, class: 'design-span' }),
      ...shown.map(({ x, each, i }) =>
        svg('circle', {
          cx: x,
          cy: y,
          r: 5.5,
          class: `design-mark design-mark--${i}`,
          'data-tip': `${name}: ${rateText(each)} is found with a probability of ${powers[i]!}`,
        }),
      ),
    );
  });
  return drawing(width, bottom + AXIS, axis, ...rules(scale(lift), 'design-wanted'), ...rows);
}
