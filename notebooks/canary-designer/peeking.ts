/** What repeated looks do to each judge: alarms on a good canary and on a bad one, by look. */
import * as Plot from '@observablehq/plot';
import {
  type DesignJudge,
  designedStages,
  designJudges,
  MINIMUM_SAMPLE,
  type Peeking,
} from '../../engine/canary-rollout/design.ts';
import { wilsonInterval } from '../../engine/statistics/index.ts';
import { type FigureOptions, figure, numbers, stacked } from '../charts/figure.ts';
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
    subtitle: `The ${percent(designedStages[Number(stage)]!, 0)} stage cut into equal parts with a look after each. All judges get the same requests; which of them each looks at is said below.`,
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

function panel(
  peeking: Peeking,
  canary: 'good' | 'bad',
  { alpha, lift }: { readonly alpha: number; readonly lift: number },
  width: number,
): SVGElement {
  const lines = designJudges.map((judge) => {
    const values = [0, ...alarmedBy(peeking, judge, canary)];
    return { ...judges[judge], points: values.map((share, look) => ({ look, share })), end: values.at(-1)! };
  });
  const top = canary === 'bad' ? 1 : Math.min(1, Math.max(4 * alpha, ...lines.map(({ end }) => end)) * 1.15);
  const looks = peeking.alarms['always-valid'].good.length;
  const height = 230;
  // names apart: each at least a line below the one above it
  const line = (top * 17) / (height - 64);
  let above = Number.POSITIVE_INFINITY;
  const names = lines
    .toSorted((a, b) => b.end - a.end)
    .map((each, k, all) => {
      const room = (all.length - 1 - k) * line; // for those below it
      above = Math.min(Math.max(each.end, room), above - line);
      return { ...each, at: Math.min(above, top - k * line) };
    });
  return Plot.plot({
    width,
    height,
    marginTop: 28,
    marginLeft: 48,
    marginRight: 92,
    marginBottom: 36,
    className: 'plot',
    x: { label: null, domain: [0, looks] },
    y: { domain: [0, top], label: null },
    marks: [
      Plot.gridY({ ticks: 4, className: 'chart__grid' }),
      Plot.axisY({
        ticks: 4,
        tickSize: 0,
        tickFormat: (value: number) => percent(value, top < 0.05 ? 1 : 0),
      }),
      Plot.axisX({
        ticks: 5,
        tickSize: 3,
        label: 'looks',
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 34,
        tickFormat: (value: number) => count(value),
      }),
      ...(canary === 'good'
        ? [Plot.ruleY([alpha], { stroke: 'var(--ink)', strokeWidth: 0.75, strokeDasharray: '1 3' })]
        : []),
      ...lines.flatMap(({ name, color, dash, points }) => [
        Plot.line(points, {
          x: 'look',
          y: 'share',
          stroke: color,
          strokeWidth: 2,
          strokeDasharray: dash,
          curve: 'step-after',
        }),
        Plot.dot(points.slice(-1), {
          x: 'look',
          y: 'share',
          r: 3.5,
          fill: color,
          title: ({ look, share }: { look: number; share: number }) =>
            `${name}, ${plural(look, 'look')}: ${percent(share)}`,
        }),
      ]),
      ...names.map(({ name, color, at }) =>
        Plot.text([{ at }], { x: looks, y: 'at', text: () => name, textAnchor: 'start', dx: 8, fill: color }),
      ),
      Plot.text(
        [
          canary === 'good'
            ? 'Good canary: false alarms'
            : `Bad canary, added error rate of ${rateText(lift)}: found`,
        ],
        {
          text: String,
          frameAnchor: 'top-left',
          dx: -47,
          dy: -26,
          className: 'chart__heading',
          fill: 'var(--ink)',
        },
      ),
    ],
    color: { type: 'identity' },
  }) as SVGElement;
}
