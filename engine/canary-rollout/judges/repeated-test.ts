/**
 * The test that most dashboards run: a one-sided z-test of two error rates on all requests so far, as if each look were
 * the only one. Its level holds for one look. For comparison only: no run of the study is judged by it.
 *
 * z = (p₁ − p₂) / √(p (1 − p) (1/n₁ + 1/n₂)), p pooled; alarm where z exceeds the normal quantile of 1 − α.
 */
import { standardNormal } from '../../random/distributions.ts';
import type { BaseRates, Judge, JudgeKind, StageCounts } from '../stage.ts';

/** @param alpha level of a single look, (0, 1) */
export function repeatedTest(alpha: number): JudgeKind {
  const bar = standardNormal(1 - alpha);
  return {
    start: () => new RepeatedTestJudge(bar),
    canSee: (lift, canaryRequests, controlRequests, { errorRate }: BaseRates) =>
      zOf(canaryRequests, canaryRequests * (errorRate + lift), controlRequests, controlRequests * errorRate) >
      bar,
  };
}

/** 0 where nothing can be compared. */
function zOf(n1: number, x1: number, n2: number, x2: number): number {
  const pooled = (x1 + x2) / (n1 + n2);
  const variance = pooled * (1 - pooled) * (1 / n1 + 1 / n2);
  return n1 > 0 && n2 > 0 && variance > 0 ? (x1 / n1 - x2 / n2) / Math.sqrt(variance) : 0;
}

class RepeatedTestJudge implements Judge {
  evidence = 0;
  readonly #bar: number;
  #requests: readonly [number, number] = [0, 0];
  #errors: readonly [number, number] = [0, 0];

  constructor(bar: number) {
    this.#bar = bar;
  }

  look({ canaryRequests, controlRequests, canaryErrors, controlErrors }: StageCounts): boolean {
    this.#requests = [this.#requests[0] + canaryRequests, this.#requests[1] + controlRequests];
    this.#errors = [this.#errors[0] + canaryErrors, this.#errors[1] + controlErrors];
    this.evidence = zOf(this.#requests[0], this.#errors[0], this.#requests[1], this.#errors[1]);
    return this.evidence > this.#bar;
  }
}
