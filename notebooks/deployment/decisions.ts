/** What the machine knew and decided before any traffic: neighbors, score, policies, approval. */
import type { AutonomyLevel } from '../../engine/domain/deployment.ts';
import { factorNames } from '../../engine/risk-scoring/assessment.ts';
import { riskLevel } from '../../engine/risk-scoring/levels.ts';
import type { Settings } from '../../engine/simulator/settings.ts';
import type { Explanation } from '../../engine/simulator/study.ts';
import { type Hole, html } from '../authoring/html.ts';
import { dataTable } from '../charts/data-table.ts';
import { factorsChart } from '../charts/factors.ts';
import { emptyFigure, figure } from '../charts/figure-frame.ts';
import { count, decimal, outOf, percent, plural } from '../format/number.ts';
import { span } from '../format/time.ts';
import { defectWords, factorWords, spaced } from '../format/words.ts';

export function contextTable({ genops: { context } }: Explanation, linkTo: (index: number) => string): Node {
  const { neighbours, failures, failureRate, confidence } = context;
  if (neighbours.length === 0) {
    return html`<p>No past deployment was near enough, or context ingestion is switched off: the score falls back on its prior.</p>`;
  }
  return html`<p>${plural(neighbours.length, 'past deployment')} of this arm ${neighbours.length === 1 ? 'was' : 'were'} near enough;
      ${outOf(failures, neighbours.length)} failed (${percent(failureRate)}). The confidence in them, from how many they are and how near, is ${decimal(confidence)}.</p>
    ${dataTable({
      title: 'Nearest past deployments',
      columns: [
        { head: 'deployment' },
        { head: 'similarity', numeric: true },
        { head: 'lines', numeric: true },
        { head: 'outcome' },
        { head: 'what was seen' },
      ],
      rows: neighbours.map(({ index, similarity, lines, failed, reason }) => [
        index < 0
          ? `warm\u2011up\u00a0${count(-index)}`
          : html`<a href="${linkTo(index)}">${count(index)}</a>`,
        decimal(similarity, 3),
        count(lines),
        failed ? 'failed' : 'succeeded',
        reason === 'none' ? '' : defectWords[reason],
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
    caption:
      `The score is ${decimal(risk.score, 3)} (95% credible interval ${decimal(lower, 3)} to ${decimal(upper, 3)}), ${risk.level} risk; ` +
      `the largest part, ${decimal(largest.weight * largest.value, 3)}, is ${largest.label}.`,
    run,
    table: {
      title: 'Risk factors',
      columns: [
        { head: 'factor' },
        { head: 'value', numeric: true },
        { head: 'weight', numeric: true },
        { head: 'contribution', numeric: true },
      ],
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
  if (policies.length === 0) return html`<p>Governance is switched off: no policy was asked.</p>`;
  if (change.hotfix && hotfixesExempt) {
    return html`<p>The change is a hotfix, and hotfixes are exempt from all policies: none was asked, and it was allowed.</p>`;
  }
  const rows: readonly (readonly Hole[])[] = policies.map(({ policy, action, explicit, reason }) => [
    spaced(policy),
    action === 'allow' ? spaced(action) : html`<strong>${spaced(action)}</strong>`,
    explicit ? 'this policy' : 'the default',
    reason,
  ]);
  return dataTable({
    title: 'Policies and their decisions',
    columns: [{ head: 'policy' }, { head: 'decision' }, { head: 'decided by' }, { head: 'reason' }],
    rows,
  });
}

export function approval({ genops: { review, reviewReasons } }: Explanation, autonomy: AutonomyLevel): Node {
  if (review === null) {
    return html`<p>No review was needed: no policy asked for one, and autonomy level “${autonomy}” may decide alone at this score.</p>`;
  }
  const verdict = review.rejected
    ? review.mended
      ? `rejected it; it came back fixed after ${span(review.reworkMinutes)}`
      : 'rejected it, and it was given up'
    : 'approved it';
  return html`<p>A review was needed: ${reviewReasons.join('; ') || 'because of the score'}. The reviewer started after
    ${span(review.waitMinutes)}, worked for ${span(review.workMinutes)}, and ${verdict}.</p>`;
}
