/** The staged rollout: requests and errors of canary and control at each stage, and the judge's decision. */
import * as Plot from '@observablehq/plot';
import type { StageDetection } from '../../engine/canary-rollout/detection-power.ts';
import type { StageRecord } from '../../engine/canary-rollout/rollout.ts';
import type { Settings } from '../../engine/simulator/settings.ts';
import type { Explanation } from '../../engine/simulator/study.ts';
import { html } from '../authoring/html.ts';
import { liftText } from '../charts/detection.ts';
import { dataTable, figure, numbers } from '../charts/figure.ts';
import { count, decimal, NO_NUMBER, percent } from '../format/number.ts';
import { minutes } from '../format/time.ts';
import { stageWords } from '../format/words.ts';

const isJudged = ({ verdict }: StageRecord): boolean => verdict !== 'not-judged' && verdict !== 'skipped';

export function stagesTable({ genops: { rollout, detection } }: Explanation): Node {
  if (rollout === null)
    return html`<p>The change was stopped before any traffic, so there was no rollout.</p>`;
  let judged = 0;
  return dataTable({
    title: 'Stages of the rollout: canary and control',
    cards: true,
    columns: [
      'share',
      ...numbers(
        'bake, min',
        'requests, canary / control',
        'errors, canary / control',
        'slow, canary / control',
        'smallest rise it detects',
        'chance to roll it back',
        'rise rolled back 80% of the time',
        'evidence',
      ),
      'decision',
    ],
    rows: rollout.stages.map((stage) => {
      const detected = isJudged(stage) ? detection[judged++] : undefined;
      return [
        percent(stage.share, 0),
        decimal(stage.bakeMinutes, 1),
        both(stage.canaryRequests, stage.controlRequests),
        both(stage.canaryErrors, stage.controlErrors),
        both(stage.canarySlow, stage.controlSlow),
        detected === undefined ? '' : liftText(detected.lift),
        detected === undefined ? '' : powerAt(detected),
        detected === undefined ? '' : liftText(detected.liftAtUsualPower),
        isJudged(stage) ? evidenceText(stage.evidence) : '',
        stageWords[stage.verdict],
      ];
    }),
  });
}

/** Of canary and control. */
const both = (canary: number, control: number): string => `${count(canary)} / ${count(control)}`;

function powerAt({ lift, power }: StageDetection): string {
  return Number.isFinite(lift) ? percent(power, 0) : NO_NUMBER;
}

function evidenceText(evidence: number): string {
  if (evidence < 0.005) return 'below 0.01';
  return evidence >= 1e6 ? 'over 1,000,000' : decimal(evidence, evidence < 10 ? 2 : 0);
}

/** Null where there is no evidence to draw: no rollout, or a judge that looks at thresholds only. */
export function evidenceFigure(
  { genops: { rollout } }: Explanation,
  { alpha, judge }: Settings,
  { width, run }: { readonly width: number; readonly run: string },
): HTMLElement | null {
  const judged = rollout?.stages.filter(isJudged) ?? [];
  if (judged.length === 0 || judge !== 'always-valid') return null;
  const threshold = 1 / alpha;
  const last = judged.at(-1)!;
  return figure({
    label:
      'Evidence against the new version after each stage, on a log scale, with the level at which it is rolled back',
    chart: evidenceChart(
      judged.map(({ share, evidence, verdict }) => ({
        stage: percent(share, 0),
        evidence,
        breach: verdict === 'breach',
      })),
      { width, threshold },
    ),
    id: 'evidence',
    title:
      last.verdict === 'breach'
        ? `At ${percent(last.share, 0)} of traffic, the evidence (${evidenceText(last.evidence)}) passed ${count(threshold)}: rolled back.`
        : `The evidence ended at ${evidenceText(last.evidence)} and never passed ${count(threshold)}: the rollout continued.`,
    subtitle: `Evidence against the new version after each stage. The limit is 1 divided by the false-alarm level, ${percent(alpha)}. Log scale.`,
    run,
    table: {
      title: 'Evidence by stage',
      columns: ['share', ...numbers('evidence'), 'decision'],
      rows: judged.map(({ share, evidence, verdict }) => [
        percent(share, 0),
        evidenceText(evidence),
        stageWords[verdict],
      ]),
    },
  });
}

/** One sentence on how long the rollout took and how it ended. */
export function rolloutSummary({ genops: { rollout } }: Explanation): Node | null {
  if (rollout === null) return null;
  const length = minutes(rollout.endMinute - rollout.startMinute);
  const end = rollout.byVerification
    ? 'was rolled back by the verification after full traffic'
    : rollout.rolledBack
      ? `was rolled back at ${percent(rollout.rollbackShare, 0)} of traffic`
      : 'reached all traffic';
  return html`<p>The rollout ran for ${length} and ${end}.</p>`;
}

/** A canary's evidence stage by stage on a log scale, against the level at which it is rolled back. */
interface EvidencePoint {
  readonly stage: string;
  /** E-value so far. */
  readonly evidence: number;
  readonly breach: boolean;
}

function evidenceChart(
  points: readonly EvidencePoint[],
  { width, threshold }: { readonly width: number /** Roll back from here on. */; readonly threshold: number },
): SVGElement {
  const shown = points.map((point) => ({
    ...point,
    evidence: Math.min(Math.max(point.evidence, FLOOR), CEILING),
  }));
  const values = shown.map(({ evidence }) => evidence);
  const domain = [Math.min(0.1, ...values) / 1.5, Math.max(threshold, ...values) * 4];
  return Plot.plot({
    width,
    height: 220,
    marginLeft: 52,
    marginRight: 20,
    marginTop: 18,
    marginBottom: 34,
    className: 'plot',
    x: { type: 'point', domain: points.map(({ stage }) => stage), label: null },
    y: { type: 'log', domain, label: null },
    marks: [
      Plot.axisX({ label: 'share of traffic →', labelOffset: 32, tickSize: 3 }),
      Plot.axisY(
        (domain[1]! > 1e5 ? FAR_TICKS : TICKS).filter((v) => v >= domain[0]! && v <= domain[1]!),
        {
          text: (v: number) =>
            v < 1 ? decimal(v, v < 0.1 ? 2 : 1) : v >= 1e6 ? `10${exponent(v)}` : count(v),
          label: '↑ evidence against the version',
          tickSize: 3,
          labelOffset: 50,
        },
      ),
      Plot.ruleY([1], { className: 'chart__grid' }),
      Plot.ruleY([threshold], { stroke: 'var(--ink)', strokeWidth: 1 }),
      Plot.text([`limit ${count(threshold)}: roll back above`], {
        y: () => threshold,
        frameAnchor: 'right',
        textAnchor: 'end',
        dy: -8,
        text: String,
        className: 'muted',
      }),
      Plot.line(shown, { x: 'stage', y: 'evidence', stroke: 'var(--arm-genops)', strokeWidth: 2 }),
      Plot.dot(shown, {
        x: 'stage',
        y: 'evidence',
        r: 5,
        symbol: (point: EvidencePoint) => (point.breach ? 'times' : 'circle'),
        fill: (point: EvidencePoint) => (point.breach ? 'none' : 'var(--arm-genops)'),
        stroke: 'var(--arm-genops)',
        strokeWidth: 2,
        title: (point: EvidencePoint) => `${point.stage} of traffic: ${evidenceText(point.evidence)}`,
      }),
    ],
    symbol: { type: 'identity' },
    color: { type: 'identity' },
  }) as SVGElement;
}

const TICKS = [0.01, 0.1, 1, 10, 100, 1000, 1e4];
const FAR_TICKS = [0.01, 1, 100, 1e4, 1e6, 1e9];
/** Beyond these the picture would say no more. */
const FLOOR = 0.01;
const CEILING = 1e9;

function exponent(value: number): string {
  return String(Math.round(Math.log10(value))).replaceAll(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]!);
}
