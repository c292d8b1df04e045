/** How well a risk score ranks: its curve, what the riskiest changes hold, and whether it says what happens. */
import * as Plot from '@observablehq/plot';
import type { StudyView } from '../authoring/define.ts';
import { count, decimal, percent } from '../format/number.ts';
import { emptyFigure, figure, numbers, runName } from './figure.ts';

/** ROC curve of a risk score: what share of what it should find it finds, for what share of false alarms. */
export type RocCurve = readonly (readonly [falsePositiveRate: number, truePositiveRate: number])[];

/** Names of the two classes. */
export interface RocClasses {
  readonly negatives: string;
  readonly positives: string;
}

const changes: RocClasses = { negatives: 'good changes', positives: 'bad changes' };

export function rocChart(
  curve: RocCurve,
  { width }: Place,
  { negatives, positives }: RocClasses = changes,
): SVGElement {
  const axes = { x: `of ${negatives}, scored at least as high →`, y: `↑ of ${positives}` };
  return square(width, 1, axes, [
    dotted('no better than chance'),
    Plot.line(curve, {
      x: ([falsePositives]) => falsePositives,
      y: ([, truePositives]) => truePositives,
      stroke: 'var(--arm-genops)',
      strokeWidth: 2.5,
    }),
    Plot.dot(curve, {
      x: ([falsePositives]) => falsePositives,
      y: ([, truePositives]) => truePositives,
      title: ([x, y]) => `${percent(y, 1)} of ${positives} for ${percent(x, 1)} of ${negatives}`,
      ...UNSEEN,
    }),
  ]);
}

/** What the drawings share: a square with axes in percent from zero to `top`, and the diagonal. */
function square(
  width: number,
  top: number,
  labels: { readonly x: string; readonly y: string },
  marks: readonly Plot.Markish[],
  height?: number,
): SVGElement {
  const side = Math.min(width, 440);
  const axis = { ticks: 5, tickFormat: (value: number) => percent(value, 0), tickSize: 3 };
  return Plot.plot({
    width: height === undefined ? side : width,
    height: height ?? side,
    marginLeft: 46,
    marginBottom: 44,
    marginTop: 30,
    marginRight: 20,
    className: 'plot-square',
    x: { domain: [0, top], label: null },
    y: { domain: [0, top], label: null },
    marks: [
      Plot.gridX({ ticks: 5, className: 'chart__grid' }),
      Plot.gridY({ ticks: 5, className: 'chart__grid' }),
      Plot.axisX({ ...axis, label: labels.x, labelOffset: 40 }),
      Plot.axisY({ ...axis, label: labels.y, labelOffset: 44 }),
      Plot.link([0], { x1: 0, y1: 0, x2: top, y2: top, stroke: 'var(--edge)', strokeDasharray: '1 3' }),
      ...marks,
    ],
  }) as SVGElement;
}

/** What the diagonal means, in the corner that no curve of a useful score reaches. */
function dotted(words: string): Plot.Markish {
  return Plot.text([`dotted: ${words}`], {
    frameAnchor: 'bottom-right',
    dx: -4,
    dy: -8,
    text: String,
    className: 'muted',
  });
}

/** A mark that only answers: where a line has its corners. */
const UNSEEN = { r: 3, fill: 'var(--arm-genops)', fillOpacity: 0, stroke: 'none' } as const;

/** The area under a curve with its interval: "0.713 (95% CI 0.684–0.740, DeLong)". */
export function areaText(
  area: number,
  { lower, upper }: { readonly lower: number; readonly upper: number },
): string {
  return `${decimal(area, 3)} (95% CI ${decimal(lower, 3)}–${decimal(upper, 3)}, DeLong)`;
}

/** The riskiest x % of changes hold y % of the bad ones, beside points that others published. */
interface Captured {
  /** Share of changes, riskiest first, ratio. */
  readonly share: number;
  /** Share of bad changes among them, ratio. */
  readonly held: number;
}

interface Reference {
  readonly name: string;
  readonly points: readonly Captured[];
}

function capturedChart(curve: readonly Captured[], reference: Reference, { width }: Place): SVGElement {
  const whole = [{ share: 0, held: 0 }, ...curve, { share: 1, held: 1 }];
  const last = reference.points.at(-1);
  const axes = { x: 'riskiest share of changes →', y: '↑ share of bad changes held' };
  return square(width, 1, axes, [
    Plot.dot(reference.points, {
      x: 'share',
      y: 'held',
      symbol: 'square',
      r: 5,
      stroke: 'var(--published)',
      strokeWidth: 1.75,
      fill: 'var(--paper)',
      title: ({ share, held }: Captured) =>
        `${reference.name}: the riskiest ${percent(share, 0)} hold ${percent(held, 1)}`,
    }),
    Plot.text(last === undefined ? [] : [last], {
      x: 'share',
      y: 'held',
      text: () => reference.name,
      dy: -14,
      className: 'muted',
    }),
    Plot.line(whole, { x: 'share', y: 'held', stroke: 'var(--arm-genops)', strokeWidth: 2.5 }),
    Plot.dot(curve, {
      x: 'share',
      y: 'held',
      r: 4,
      fill: 'var(--arm-genops)',
      stroke: 'var(--paper)',
      title: ({ share, held }: Captured) =>
        `the riskiest ${percent(share, 0)} hold ${percent(held, 1)} of the bad changes`,
    }),
  ]);
}

/** Calibration: by tenth of score, the mean score against the share that is bad. A calibrated score lies on the line. */
interface Tenth {
  readonly meanScore: number;
  readonly badShare: number;
  readonly n: number;
}

function calibrationChart(tenths: readonly Tenth[], { width, height }: Place): SVGElement {
  const known = tenths.filter(
    ({ meanScore, badShare }) => Number.isFinite(meanScore) && Number.isFinite(badShare),
  );
  const most = Math.max(0.1, ...known.flatMap((t) => [t.meanScore, t.badShare]));
  const top = Math.min(1, Math.ceil(most * 10) / 10);
  const axes = { x: 'mean score of the tenth →', y: '↑ bad changes in it' };
  return square(
    width,
    top,
    axes,
    [
      dotted('score equals probability'),
      Plot.line(known, { x: 'meanScore', y: 'badShare', stroke: 'var(--arm-genops)', strokeOpacity: 0.45 }),
      Plot.dot(known, {
        x: 'meanScore',
        y: 'badShare',
        r: 4.5,
        fill: 'var(--arm-genops)',
        stroke: 'var(--paper)',
        title: ({ meanScore, badShare, n }: Tenth) =>
          `mean score ${decimal(meanScore, 3)}: ${percent(badShare, 1)} of ${count(n)} changes are bad`,
      }),
    ],
    height,
  );
}

/** Between figures that stand side by side, pixels. */
export const GAP = 32;

interface Place {
  readonly width: number;
  /** Left out, the drawing is a square. */
  readonly height?: number | undefined;
}

/** Published for Meta's diff risk score: the riskiest 5, 10 and 50% of changes hold these shares of bad ones. */
const metaPoints: Reference = {
  name: 'Meta, arXiv 2410.06351',
  points: [
    { share: 0.05, held: 0.187 },
    { share: 0.1, held: 0.279 },
    { share: 0.5, held: 0.846 },
  ],
};

const NOTHING = 'Risk scoring is off, or all changes of this run are of one kind: nothing to tell apart.';

export function rocFigure({ study }: StudyView, { width }: Place): HTMLElement {
  const { auc, aucInterval, roc } = study.measures.risk;
  if (!Number.isFinite(auc)) return emptyFigure(NOTHING);
  return figure({
    label: 'ROC curve of the risk score',
    id: 'risk-roc',
    title: `A bad change scores higher than a good one in ${percent(auc)} of pairs.`,
    subtitle: `ROC curve of the risk score. Area under the curve ${areaText(auc, aucInterval)}; 0.5 is chance.`,
    chart: rocChart(roc, { width }),
    run: `${runName(study)}.`,
    table: {
      title: 'ROC curve',
      columns: [...numbers('of good changes, scored at least as high', 'of bad changes')],
      rows: everyTenth(roc).map(([falsePositives, truePositives]) => [
        percent(falsePositives, 1),
        percent(truePositives, 1),
      ]),
    },
  });
}

/** A table of a hundred corners helps nobody. */
function everyTenth<T>(curve: readonly T[]): readonly T[] {
  return curve.filter((_, i) => i % 10 === 0 || i === curve.length - 1);
}

export function capturedFigure({ study }: StudyView, { width }: Place): HTMLElement {
  const captured = study.measures.risk.captured.filter(({ held }) => Number.isFinite(held));
  const tenth = captured.find(({ share }) => share === 0.1) ?? captured[0];
  if (tenth === undefined) return emptyFigure(NOTHING);
  const meta = metaPoints.points.find(({ share }) => share === tenth.share);
  return figure({
    label:
      'Share of bad changes held by the riskiest share of all changes, beside the points published by Meta',
    id: 'risk-captured',
    subtitle: 'Share of bad changes among the riskiest changes. Squares: published by Meta.',
    chart: capturedChart(captured, metaPoints, { width }),
    title:
      `The riskiest ${percent(tenth.share, 0)} of changes hold ${percent(tenth.held)} of the bad ones` +
      `${meta === undefined ? '' : `; Meta published ${percent(meta.held)}`}.`,
    run: `${runName(study)}.`,
    table: {
      title: 'Bad changes held by the riskiest',
      columns: ['riskiest share of changes', ...numbers('bad changes held', metaPoints.name)],
      rows: captured.map(({ share, held }) => {
        const reference = metaPoints.points.find((point) => point.share === share);
        return [
          percent(share, 0),
          percent(held, 1),
          reference === undefined ? '' : percent(reference.held, 1),
        ];
      }),
    },
  });
}

export function calibrationFigure({ study }: StudyView, place: Place): HTMLElement {
  const tenths = study.measures.risk.calibration.filter(({ meanScore }) => Number.isFinite(meanScore));
  const last = tenths.at(-1);
  if (last === undefined) return emptyFigure('Risk scoring is off: there is nothing to calibrate.');
  return figure({
    label: 'Calibration of the risk score by tenths of the changes',
    id: 'risk-calibration',
    title: `The score ranks changes but is not a probability: at a mean score of ${decimal(last.meanScore)}, ${percent(last.badShare)} are bad.`,
    subtitle: 'Mean score and share of bad changes, by tenth of score.',
    chart: calibrationChart(tenths, place),
    run: `${runName(study)}.`,
    table: {
      title: 'Calibration by tenth of score',
      columns: ['tenth', ...numbers('mean score', 'bad changes', 'changes')],
      rows: tenths.map(({ meanScore, badShare, n }, i) => [
        String(i + 1),
        decimal(meanScore, 3),
        percent(badShare, 1),
        count(n),
      ]),
    },
  });
}

/** Figures in a row where there is room, else one below the other. */
export function sideBySide(...figures: readonly HTMLElement[]): HTMLElement {
  const place = document.createElement('div');
  place.className = 'split';
  place.append(...figures);
  return place;
}
