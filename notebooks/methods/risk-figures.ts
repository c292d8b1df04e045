/** How well the risk score tells bad changes from good ones: ROC, capture, calibration. */
import type { StudyView } from '../authoring/define.ts';
import { calibrationChart } from '../charts/calibration.ts';
import { capturedChart, type Reference } from '../charts/captured.ts';
import { emptyFigure, figure } from '../charts/figure.ts';
import { areaText, rocChart } from '../charts/roc.ts';
import { runName } from '../charts/run.ts';
import { count, decimal, percent } from '../format/number.ts';

/** Between figures that stand side by side, pixels. */
export const GAP = 32;

interface Place {
  readonly width: number;
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
    chart: rocChart(roc, { width }),
    caption: `A bad change scores higher than a good one in ${percent(auc)} of pairs (area under the curve ${areaText(auc, aucInterval)}; one half is chance).`,
    run: `${runName(study)}.`,
    table: {
      title: 'ROC curve',
      columns: [
        { head: 'of good changes, scored at least as high', numeric: true },
        { head: 'of bad changes', numeric: true },
      ],
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
    chart: capturedChart(captured, metaPoints, { width }),
    caption:
      `The riskiest ${percent(tenth.share, 0)} of changes hold ${percent(tenth.held)} of the bad ones` +
      `${meta === undefined ? '' : `; Meta published ${percent(meta.held)} for theirs`}.`,
    run: `${runName(study)}.`,
    table: {
      title: 'Bad changes held by the riskiest',
      columns: [
        { head: 'riskiest share of changes' },
        { head: 'bad changes held', numeric: true },
        { head: metaPoints.name, numeric: true },
      ],
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

export function calibrationFigure({ study }: StudyView, { width }: Place): HTMLElement {
  const tenths = study.measures.risk.calibration.filter(({ meanScore }) => Number.isFinite(meanScore));
  const last = tenths.at(-1);
  if (last === undefined) return emptyFigure('Risk scoring is off: there is nothing to calibrate.');
  return figure({
    label: 'Calibration of the risk score by tenths of the changes',
    chart: calibrationChart(tenths, { width }),
    caption:
      `In the riskiest tenth the mean score is ${decimal(last.meanScore)} and ${percent(last.badShare)} of changes are bad: ` +
      `the score ranks changes, it is not a probability.`,
    run: `${runName(study)}.`,
    table: {
      title: 'Calibration by tenth of score',
      columns: [
        { head: 'tenth' },
        { head: 'mean score', numeric: true },
        { head: 'bad changes', numeric: true },
        { head: 'changes', numeric: true },
      ],
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
