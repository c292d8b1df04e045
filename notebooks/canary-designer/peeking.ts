/** What repeated looks do to each judge: alarms on a good canary and on a bad one, by look. */
import {
  type DesignJudge,
  designedStages,
  designJudges,
  MINIMUM_SAMPLE,
  type Peeking,
} from '../../engine/canary-rollout/design.ts';
import { wilsonInterval } from '../../engine/statistics/index.ts';
import { type FigureOptions, figure, numbers, stacked } from '../charts/figure.ts';
import { drawing, linearScale, svg, tickLabel, ticksIn } from '../charts/svg.ts';
import { interval } from '../format/estimate.ts';
import { count, percent, plural } from '../format/number.ts';
import type { DesignInputs } from './inputs.ts';
import { rateText } from './stages.ts';

const judges: Readonly<
  Record<DesignJudge, { readonly name: string; readonly color: string; readonly dash: string }>
> = {
  'always-valid': { name: 'always-valid', color: 'var(--arm-genops)', dash: '' },
  'fixed-thresholds': { name: 'thresholds', color: 'var(--ink-muted)', dash: '2 3' },
  'repeated-test': { name: 'z-test', color: 'var(--ink)', dash: '6 3' },
};

/** Share of rollouts with an alarm up to each look. */
function alarmedBy({ rollouts, alarms }: Peeking, judge: DesignJudge, canary: 'good' | 'bad'): number[] {
  let sum = 0;
  return Array.from(alarms[judge][canary], (first) => (sum += first) / rollouts);
}

const shareText = (share: number): string => (share === 0 ? 'none' : percent(share));

export function peekingFigure(
  { stage, looks, alpha, lift }: DesignInputs,
  peeking: Peeking,
  options: FigureOptions,
): HTMLElement {
  const last = (judge: DesignJudge, canary: 'good' | 'bad'): number =>
    alarmedBy(peeking, judge, canary).at(-1) ?? 0;
  const withError = (judge: DesignJudge, canary: 'good' | 'bad'): string => {
    const share = last(judge, canary);
    const { lower, upper } = wilsonInterval(Math.round(share * peeking.rollouts), peeking.rollouts, 0.95);
    return `${percent(share)} (${interval('ratio', lower, upper)})`;
  };
  const columns = options.width >= 700 ? 2 : 1;
  const width = Math.floor((options.width - (columns - 1) * 32) / columns);
  const place = stacked(
    ...(['good', 'bad'] as const).map((canary) => panel(peeking, canary, { alpha, lift }, width)),
  );
  place.classList.add('split');
  return figure({
    ...options,
    id: 'peeking',
    label: 'Share of simulated rollouts with an alarm, by number of looks, for three judges',
    title: `After ${plural(looks, 'look')}, a z-test with a level of ${rateText(alpha)} has raised a false alarm in ${shareText(last('repeated-test', 'good'))} of good rollouts, the always-valid test in ${shareText(last('always-valid', 'good'))}. Fixed thresholds, which judge each short part alone, did in ${shareText(last('fixed-thresholds', 'good'))}.`,
    subtitle: `The ${percent(designedStages[Number(stage)]!, 0)} stage cut into equal parts, with a look after each. All judges get the same requests; the note below says which of them each one uses.`,
    caption: `The always-valid test and the z-test look at all requests so far. Fixed thresholds look at the latest part alone: a small part crosses a limit by chance, and a part of fewer than ${MINIMUM_SAMPLE} requests is not judged.`,
    chart: place,
    run: `${count(peeking.rollouts)} simulated rollouts of each kind, always the same ones, equal hosts.`,
    table: {
      title: 'Alarms under repeated looks',
      columns: [
        'judge',
        ...numbers('looks', 'false alarms, good canary', 'found, bad canary', 'false alarms after one look'),
      ],
      rows: designJudges.map((judge) => [
        judges[judge].name,
        count(looks),
        withError(judge, 'good'),
        withError(judge, 'bad'),
        percent(alarmedBy(peeking, judge, 'good')[0] ?? 0),
      ]),
    },
  });
}

/** Names of lines lie at least so far apart. */
const NAME = 17;

function panel(
  peeking: Peeking,
  canary: 'good' | 'bad',
  { alpha, lift }: { readonly alpha: number; readonly lift: number },
  width: number,
): SVGElement {
  const lines = designJudges
    .map((judge) => ({ ...judges[judge], shares: [0, ...alarmedBy(peeking, judge, canary)] }))
    .map((each) => ({ ...each, end: each.shares.at(-1)! }));
  const most = canary === 'bad' ? 1 : Math.min(1, Math.max(4 * alpha, ...lines.map(({ end }) => end)) * 1.15);
  const looks = peeking.alarms['always-valid'].good.length;
  const [top, bottom, left, right] = [28, 194, 48, width - 92];
  const x = linearScale([0, looks], [left, right]);
  const y = linearScale([0, most], [bottom, top]);
  const across = (share: number, look: Readonly<Record<string, string>>): SVGElement =>
    svg('line', { x1: left, x2: right, y1: y(share), y2: y(share), ...look });
  let above = Number.NEGATIVE_INFINITY;
  const drawn = lines
    .toSorted((a, b) => b.end - a.end)
    .flatMap(({ name, color, dash, shares, end }, k, { length }) => {
      // below the name above it, with room for those below
      above = Math.min(Math.max(y(end), above + NAME), bottom - (length - 1 - k) * NAME);
      const d = shares.map((share, look) =>
        look === 0 ? `M${left},${y(share)}` : `H${x(look)}V${y(share)}`,
      );
      const tip = `${name}, ${plural(looks, 'look')}: ${percent(end)}`;
      return [
        svg('path', {
          d: d.join(''),
          fill: 'none',
          stroke: color,
          'stroke-width': 2,
          'stroke-dasharray': dash,
        }),
        svg('circle', { cx: right, cy: y(end), r: 3.5, fill: color, 'data-tip': tip }),
        svg('text', { x: right + 8, y: above + 4, fill: color }, name),
      ];
    });
  const heading =
    canary === 'good'
      ? 'Good canary: false alarms'
      : `Bad canary, added error rate of ${rateText(lift)}: found`;
  return drawing(
    width,
    bottom + 36,
    svg('text', { x: 0, y: 14, class: 'chart__heading' }, heading),
    ...ticksIn(y.domain, 4).flatMap((share) => [
      across(share, { class: share === 0 ? 'baseline' : 'chart__grid' }),
      svg(
        'text',
        { x: left - 6, y: y(share) + 4, class: 'chart__tick at-end' },
        percent(share, most < 0.05 ? 1 : 0),
      ),
    ]),
    ...ticksIn(x.domain, 5).map((look) => tickLabel(count(look), x(look), bottom + 16, width)),
    svg('text', { x: (left + right) / 2, y: bottom + 33, class: 'chart__tick' }, 'looks'),
    ...(canary === 'good'
      ? [across(alpha, { stroke: 'var(--ink)', 'stroke-width': '0.75', 'stroke-dasharray': '1 3' })]
      : []),
    ...drawn,
  );
}
