/** The people who look at changes: a queue for each organization, on a clock that stops outside working time. */
import { minuteAtWorking, workingMinutes } from '../domain/clock.ts';
import type { Review } from '../domain/deployment.ts';
import { logNormal } from '../random/distributions.ts';

export interface ReviewConfig {
  readonly reviewersPerOrganisation: number;
  /** Time until a reviewer turns to a change, median in working minutes; does not occupy them. */
  readonly attentionMedian: number;
  readonly attentionSigma: number;
  /** Work, median in working minutes; occupies one reviewer. */
  readonly workMedian: number;
  readonly workSigma: number;
  /** Probability that a bad change is rejected. */
  readonly sensitivity: number;
  /** Probability that a good change is passed. */
  readonly specificity: number;
  readonly mendProbability: number;
  readonly reworkMedian: number;
  readonly reworkSigma: number;
}

/** Positions of a review's five uniforms after its first slot. */
const reviewDraws = { attention: 0, work: 1, verdict: 2, mend: 3, rework: 4 } as const;

/** A class because it guards when each reviewer is free. */
export class ReviewerQueue {
  readonly #config: ReviewConfig;
  /** Working minute at which each reviewer is free again, by organization. */
  readonly #freeAt: readonly Float64Array[];

  constructor(config: ReviewConfig, organisations: number) {
    this.#config = config;
    this.#freeAt = Array.from({ length: organisations }, () =>
      new Float64Array(config.reviewersPerOrganisation).fill(Number.NEGATIVE_INFINITY),
    );
  }

  /**
   * Has one change reviewed: service begins at max(ready, earliest free reviewer); the attention delay follows and
   * keeps nobody busy.
   * @param readyMinute when the change asks for a review
   * @param bad whether the change is bad: what a reviewer finds with the given sensitivity
   * @param row uniforms of the change; the review's begin at `slot`
   */
  review(organisation: number, readyMinute: number, bad: boolean, row: Float64Array, slot: number): Review {
    const config = this.#config;
    const freeAt = this.#freeAt[organisation]!;
    let reviewer = 0;
    for (let k = 1; k < freeAt.length; k++) if (freeAt[k]! < freeAt[reviewer]!) reviewer = k;
    const begins = Math.max(workingMinutes(readyMinute), freeAt[reviewer]!);
    const attention = logNormal(
      row[slot + reviewDraws.attention]!,
      config.attentionMedian,
      config.attentionSigma,
    );
    const workMinutes = logNormal(row[slot + reviewDraws.work]!, config.workMedian, config.workSigma);
    freeAt[reviewer] = begins + workMinutes;
    const ends = begins + attention + workMinutes;
    const endMinute = minuteAtWorking(ends);
    const u = row[slot + reviewDraws.verdict]!;
    const rejected = bad ? u < config.sensitivity : u >= config.specificity;
    const mended = rejected && row[slot + reviewDraws.mend]! < config.mendProbability;
    const doneMinute = mended
      ? minuteAtWorking(
          ends + logNormal(row[slot + reviewDraws.rework]!, config.reworkMedian, config.reworkSigma),
        )
      : endMinute;
    const waitMinutes = Math.max(0, endMinute - readyMinute - workMinutes);
    return { waitMinutes, workMinutes, rejected, mended, reworkMinutes: doneMinute - endMinute, doneMinute };
  }
}
