/** How well the risk score tells bad changes from good ones. */
import { riskLevels } from '../../domain/deployment.ts';
import { aucInterval, rocCurve } from '../../statistics/index.ts';
import type { Ledger } from '../ledger.ts';
import type { RiskMeasures } from './measures.ts';

/** Shares at which Meta published what the riskiest changes hold (arXiv 2410.06351). */
const CAPTURE_SHARES = [0.05, 0.1, 0.5] as const;
const GROUPS = 10;
const ROC_POINTS = 101;
const CONFIDENCE = 0.95;
const noInterval = { lower: Number.NaN, upper: Number.NaN };

/** Yields between its parts. */
export function* riskMeasures(ledger: Ledger, scored: boolean): Generator<void, RiskMeasures, void> {
  const n = ledger.deployments;
  const scores = ledger.genops.riskScore;
  const bad = ledger.defect.map((kind) => (kind === 0 ? 0 : 1));
  const badCount = bad.reduce((sum, b) => sum + b, 0);
  const levels = { low: 0, medium: 0, high: 0, critical: 0 };
  if (!scored)
    return { auc: Number.NaN, aucInterval: noInterval, roc: [], captured: [], calibration: [], levels };
  for (const level of ledger.genops.riskLevel) levels[riskLevels[level]!] += 1;
  const separable = badCount > 0 && badCount < n;
  yield;
  const { area, lower, upper } = separable
    ? aucInterval(scores, bad, CONFIDENCE)
    : { area: Number.NaN, ...noInterval };
  yield;
  const roc = separable
    ? rocCurve(scores, bad, ROC_POINTS).map((p) => [p.falsePositiveRate, p.truePositiveRate] as const)
    : [];
  yield;
  const ranks = ranksOf(scores);
  yield;
  const captured = CAPTURE_SHARES.map((share) => {
    const from = n - Math.round(share * n);
    let held = 0;
    for (let i = 0; i < n; i++) if (ranks[i]! >= from) held += bad[i]!;
    return { share, held: badCount === 0 ? Number.NaN : held / badCount };
  });
  yield;
  return {
    auc: area,
    aucInterval: { lower, upper },
    roc,
    captured,
    calibration: calibration(scores, bad, ranks),
    levels,
  };
}

/** Place of each score from the lowest up, from 0; of equal scores the earlier stands lower. */
function ranksOf(scores: Float64Array): Uint32Array {
  const sorted = scores.slice().sort();
  const taken = new Uint32Array(scores.length); // how many of a run of equal scores have their place
  return Uint32Array.from(scores, (score) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < score) low = middle + 1;
      else high = middle;
    }
    return low + taken[low]!++;
  });
}

/** Tenths of the changes, from the least to the most risky. */
function calibration(scores: Float64Array, bad: Uint8Array, ranks: Uint32Array): RiskMeasures['calibration'] {
  const n = scores.length;
  const groups = Math.min(GROUPS, n);
  const sums = Array.from({ length: groups }, () => ({ score: 0, bad: 0, n: 0 }));
  for (let i = 0; i < n; i++) {
    const sum = sums[Math.floor(((ranks[i]! + 1) * groups - 1) / n)]!;
    sum.score += scores[i]!;
    sum.bad += bad[i]!;
    sum.n += 1;
  }
  return sums.map((sum) => ({ meanScore: sum.score / sum.n, badShare: sum.bad / sum.n, n: sum.n }));
}
