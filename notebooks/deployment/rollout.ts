/** The staged rollout: what canary and control met at each stage, and what the judge made of it. */
import type { StageRecord } from '../../engine/canary-rollout/rollout.ts';
import type { Settings } from '../../engine/simulator/settings.ts';
import type { Explanation } from '../../engine/simulator/study.ts';
import { html } from '../authoring/html.ts';
import { dataTable } from '../charts/data-table.ts';
import { evidenceChart } from '../charts/evidence.ts';
import { figure } from '../charts/figure-frame.ts';
import { count, decimal, percent } from '../format/number.ts';
import { minutes } from '../format/time.ts';
import { stageWords } from '../format/words.ts';

const isJudged = ({ verdict }: StageRecord): boolean => verdict !== 'not-judged' && verdict !== 'skipped';

export function stagesTable({ genops: { rollout, detectableLifts } }: Explanation): Node {
  if (rollout === null) return html`<p>It was stopped before any traffic: there was no rollout.</p>`;
  let judged = 0;
  return dataTable({
    title: 'Stages of the rollout: canary and control',
    cards: true,
    columns: [
      { head: 'share' },
      { head: 'bake, min', numeric: true },
      { head: 'requests, canary', numeric: true },
      { head: 'requests, control', numeric: true },
      { head: 'errors, canary', numeric: true },
      { head: 'errors, control', numeric: true },
      { head: 'slow, canary', numeric: true },
      { head: 'slow, control', numeric: true },
      { head: 'smallest lift it could see', numeric: true },
      { head: 'evidence', numeric: true },
      { head: 'judgement' },
    ],
    rows: rollout.stages.map((stage) => [
      percent(stage.share, 0),
      decimal(stage.bakeMinutes, 1),
      count(stage.canaryRequests),
      count(stage.controlRequests),
      count(stage.canaryErrors),
      count(stage.controlErrors),
      count(stage.canarySlow),
      count(stage.controlSlow),
      isJudged(stage) ? liftText(detectableLifts[judged++]) : '',
      isJudged(stage) ? evidenceText(stage.evidence) : '',
      stageWords[stage.verdict],
    ]),
  });
}

function liftText(lift: number | undefined): string {
  return lift === undefined || !Number.isFinite(lift) ? 'none' : percent(lift, 2);
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
    caption:
      last.verdict === 'breach'
        ? `At ${percent(last.share, 0)} of traffic the evidence, ${evidenceText(last.evidence)}, passed ${count(threshold)}: rolled back.`
        : `The evidence ended at ${evidenceText(last.evidence)} and never passed ${count(threshold)}, one over the false-alarm level of ${percent(alpha)}: rolled on.`,
    run,
    table: {
      title: 'Evidence by stage',
      columns: [{ head: 'share' }, { head: 'evidence', numeric: true }, { head: 'judgement' }],
      rows: judged.map(({ share, evidence, verdict }) => [
        percent(share, 0),
        evidenceText(evidence),
        stageWords[verdict],
      ]),
    },
  });
}

/** In words, what the rollout came to. */
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
