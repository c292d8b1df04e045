/** How well the risk score tells bad changes from good ones. */
import { riskLevels } from '../../domain/deployment.ts';
import { rocAuc, rocCurve } from '../../statistics/index.ts';
import type { Ledger } from '../ledger.ts';
import type { RiskMeasures } from './measures.ts';

/** Shares at which Meta published what the riskiest changes hold (arXiv 2410.06351). */
const CAPTURE_SHARES = [0.05, 0.1, 0.5] as const;
const GROUPS = 10;
const ROC_POINTS = 101;

export function riskMeasures(ledger: Ledger, scored: boolean): RiskMeasures {
  const n = ledger.deployments;
  const scores = ledger.genops.riskScore;
  const bad = ledger.defect.map((kind) => (kind === 0 ? 0 : 1));
  const badCount = bad.reduce((sum, b) => sum + b, 0);
  const levels = { low: 0, medium: 0, high: 0, critical: 0 };
  if (!scored) return { auc: Number.NaN, roc: [], captured: [], calibration: [], levels };
  for (const level of ledger.genops.riskLevel) levels[riskLevels[level]!] += 1;
  const separable = badCount > 0 && badCount < n;
  const riskiestFirst = Uint32Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]! || a - b);
  return {
    auc: separable ? rocAuc(scores, bad) : Number.NaN,
    roc: separable
      ? rocCurve(scores, bad, ROC_POINTS).map((p) => [p.falsePositiveRate, p.truePositiveRate] as const)
      : [],
    captured: CAPTURE_SHARES.map((share) => {
      const upTo = Math.round(share * n);
      let held = 0;
      for (let k = 0; k < upTo; k++) held += bad[riskiestFirst[k]!]!;
      return { share, held: badCount === 0 ? Number.NaN : held / badCount };
    }),
    calibration: calibration(scores, bad, riskiestFirst),
    levels,
  };
}

/** Tenths of the changes, from the least to the most risky. */
function calibration(
  scores: Float64Array,
  bad: Uint8Array,
  riskiestFirst: Uint32Array,
): RiskMeasures['calibration'] {
  const n = scores.length;
  const groups = Math.min(GROUPS, n);
  return Array.from({ length: groups }, (_, g) => {
    const from = Math.floor((g * n) / groups);
    const to = Math.floor(((g + 1) * n) / groups);
    let sum = 0;
    let found = 0;
    for (let k = from; k < to; k++) {
      const i = riskiestFirst[n - 1 - k]!;
      sum += scores[i]!;
      found += bad[i]!;
    }
    return { meanScore: sum / (to - from), badShare: found / (to - from), n: to - from };
  });
}
