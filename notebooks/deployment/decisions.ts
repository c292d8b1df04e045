/** What the machine knew and decided before any traffic: neighbors, score, policies, approval. */
import type { AutonomyLevel } from '../../engine/domain/deployment.ts';
import { factorNames, riskLevel } from '../../engine/risk-scoring/assessment.ts';
import type { Settings } from '../../engine/simulator/settings.ts';
import type { Explanation } from '../../engine/simulator/study.ts';
import { type Hole, html } from '../authoring/html.ts';
import { dataTable, emptyFigure, figure, numbers } from '../charts/figure.ts';
import { drawEstimate } from '../charts/marks.ts';
import { drawing, linearScale, svg, textWidth } from '../charts/svg.ts';
import { count, decimal, outOf, percent } from '../format/number.ts';
import { defectWords, factorWords, policyReason, ruleName, spaced } from '../format/words.ts';
import { lengthText } from './time-lines.ts';

export function contextTable({ genops: { context } }: Explanation, linkTo: (index: number) => string): Node {
  const { neighbours, failures, failureRate, confidence } = context;
  if (neighbours.length === 0) {
    return html`<p>No past deployment is similar enough, or context ingestion is off. The score uses its prior.</p>`;
  }
  const seen = neighbours.some(({ reason }) => reason !== 'none');
  return html`<p>${outOf(failures, neighbours.length)} similar past ${neighbours.length === 1 ? 'deployment' : 'deployments'} failed (${percent(failureRate)}). Confidence, from their number and
      similarity: ${decimal(confidence)}.</p>
    ${dataTable({
      title: 'Nearest past deployments',
      columns: [
        'deployment',
        ...numbers('similarity', 'lines'),
        'outcome',
        ...(seen ? ['what was seen'] : []),
      ],
      rows: neighbours.map(({ index, similarity, lines, failed, reason }) => [
        index < 0
          ? `warm\u2011up\u00a0${count(-index)}`
          : html`<a href="${linkTo(index)}">${count(index)}</a>`,
        decimal(similarity, 3),
        count(lines),
        failed ? 'failed' : 'succeeded',
        ...(seen ? [reason === 'none' ? '' : defectWords[reason]] : []),
      ]),
    })}`;
}

export function riskFigure(
  { genops }: Explanation,
  { width, run }: { readonly width: number; readonly run: string },
): HTMLElement {
  const { risk, riskInterval } = genops;
  if (risk === null) return emptyFigure('Risk scoring is switched off: no score was given.');
  const factors = factorNames.map((name) => ({
    label: factorWords[name],
    weight: risk.weights[name],
    value: risk.factors[name],
  }));
  const largest = factors.toSorted((a, b) => b.weight * b.value - a.weight * a.value)[0]!;
  const [lower, upper] = riskInterval ?? [Number.NaN, Number.NaN];
  return figure({
    label:
      'Six risk factors laid end to end, weight times value, and their sum, the score, with its credible interval',
    chart: factorsChart(factors, { value: risk.score, lower, upper }, levelMarks, { width }),
    id: 'risk-factors',
    title: `The risk score is ${decimal(risk.score, 3)}, ${risk.level} risk; ${largest.label} adds the most.`,
    subtitle: `Weight times value of each factor, end to end. 95% credible interval ${decimal(lower, 3)}–${decimal(upper, 3)}.`,
    run,
    table: {
      title: 'Risk factors',
      columns: ['factor', ...numbers('value', 'weight', 'contribution')],
      rows: factors.map(({ label, weight, value }) => [
        label,
        decimal(value, 3),
        decimal(weight, 3),
        decimal(weight * value, 3),
      ]),
    },
  });
}

/** The levels' lower ends, asked of the scorer's own rule. */
const levelMarks = [0, 0.5, 0.7, 0.9].map((from) => ({ label: riskLevel(from), from }));

export function policiesTable(
  { change, genops: { policies } }: Explanation,
  { hotfixesExempt }: Pick<Settings, 'hotfixesExempt'>,
): Node {
  if (policies.length === 0) return html`<p>Governance is off: no policy was evaluated.</p>`;
  if (change.hotfix && hotfixesExempt) {
    return html`<p>The change is a hotfix, and hotfixes are exempt: each of the ${count(policies.length)} policies allows it.</p>`;
  }
  const rows: readonly (readonly Hole[])[] = policies.map(({ policy, action, explicit, reason }) => [
    ruleName(policy),
    action === 'allow' ? spaced(action) : html`<strong>${spaced(action)}</strong>`,
    explicit ? 'this policy' : 'the default',
    policyReason(reason),
  ]);
  return dataTable({
    title: 'Policies and their decisions',
    columns: ['policy', 'decision', 'decided by', 'reason'],
    rows,
  });
}

export function approval({ genops: { review, reviewReasons } }: Explanation, autonomy: AutonomyLevel): Node {
  if (review === null) {
    return html`<p>No review was needed: no policy required one, and autonomy level “${autonomy}” may decide alone at this score.</p>`;
  }
  const verdict = review.rejected
    ? review.mended
      ? `rejected it; it came back fixed after ${lengthText(review.reworkMinutes)}`
      : 'rejected it, and it was abandoned'
    : 'approved it';
  return html`<p>A review was needed: ${reviewReasons.join('; ') || 'because of the score'}. The reviewer started after
    ${lengthText(review.waitMinutes)}, worked for ${lengthText(review.workMinutes)}, and ${verdict}.</p>`;
}

/**
 * A risk score taken apart: each factor's contribution (weight × value) laid end to end, so that the last bar ends at
 * the score; the score with its credible interval and the ends of the risk levels below.
 */
export interface FactorBar {
  readonly label: string;
  readonly weight: number;
  readonly value: number;
}

export interface Score {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** Where a level begins. */
export interface LevelMark {
  readonly label: string;
  readonly from: number;
}

const NARROW = 560;
const ROW = 26;
const BAR = 16;

export function factorsChart(
  factors: readonly FactorBar[],
  score: Score,
  levels: readonly LevelMark[],
  { width }: { readonly width: number },
): SVGSVGElement {
  const narrow = width < NARROW;
  const row = narrow ? ROW + 16 : ROW;
  const left = narrow ? 0 : Math.max(...factors.map(({ label }) => textWidth(label))) + 14;
  const values = narrow ? 8 : 150;
  const scale = linearScale([0, 1], [left, width - values]);
  const bottom = (factors.length + 1) * row + 6;
  const drawn = drawing(width, bottom + (narrow ? 40 : 24));
  drawn.append(...levels.flatMap((level) => levelMark(level, scale, bottom, { width, narrow })));
  let sum = 0;
  factors.forEach(({ label, weight, value }, i) => {
    const y = i * row + (narrow ? 18 : 4);
    const x = scale(sum);
    const x2 = scale(sum + weight * value);
    const product = `${decimal(weight)} × ${decimal(value)} = ${decimal(weight * value, 3)}`;
    drawn.append(
      svg('text', { x: 0, y: narrow ? y - 5 : y + 12.5, class: 'row__value ink at-start' }, label),
      svg('rect', {
        x,
        y,
        width: Math.max(x2 - x, 0.75),
        height: BAR,
        class: 'factor',
        'data-tip': `${label}: ${product}`,
      }),
      svg('line', { x1: x2, x2, y1: y + BAR, y2: y + row, class: 'flow__thread' }),
      svg('text', { x: width - 1, y: narrow ? y - 5 : y + 12.5, class: 'row__value ink at-end' }, product),
    );
    sum += weight * value;
  });
  const y = factors.length * row + (narrow ? 26 : 14);
  drawn.append(
    svg(
      'text',
      { x: 0, y: narrow ? y - 13 : y + 4.5, class: 'row__value ink at-start row__value--strong' },
      'score',
    ),
    drawEstimate(
      'genops',
      score,
      scale,
      y,
      scale.range,
      `score: ${decimal(score.value, 3)} (${decimal(score.lower, 3)}–${decimal(score.upper, 3)})`,
    ),
    svg(
      'text',
      { x: width - 1, y: narrow ? y - 13 : y + 4.5, class: 'row__value ink at-end row__value--strong' },
      decimal(score.value, 3),
    ),
  );
  return drawn;
}

/** Where there is little room, the level's end stands below its name. */
function levelMark(
  { label, from }: LevelMark,
  scale: (value: number) => number,
  bottom: number,
  { width, narrow }: { readonly width: number; readonly narrow: boolean },
): SVGElement[] {
  const x = scale(from);
  const end = decimal(from, 1);
  const lines = narrow ? [label, end] : [`${label} ${end}`];
  const start = narrow ? Math.min(x + 3, width - textWidth(label, 12)) : x + 3;
  return [
    svg('line', { x1: x, x2: x, y1: 0, y2: bottom, class: from === 0 ? 'baseline' : 'chart__grid' }),
    ...lines.map((text, k) =>
      svg('text', { x: start, y: bottom + 14 + 15 * k, class: 'chart__tick at-start' }, text),
    ),
  ];
}
