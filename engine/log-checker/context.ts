/**
 * What a deployment was told of those before it, against what the log says of them: each is an earlier one that had ended,
 * near enough, and nearest first; as many had failed, and the confidence is the mean of how near they are.
 *
 * Neighbours of the warm-up (negative), and any that is not in the log, may have failed or not, and be as near as the rules
 * ask. So a rewritten outcome is contradicted by those who were told of it, and a deployment that was taken out by the
 * numbers of all later ones.
 */
import type { EventDetails } from '../audit-log/details.ts';
import { blamed } from './blame.ts';
import type { Citation, Past } from './citation.ts';
import type { DeploymentRecord, PlacedOf } from './deployment-record.ts';
import type { Finding, Report } from './finding.ts';
import type { RulesInForce } from './rules-in-force.ts';
import { HIGHEST_ACROSS_SERVICES, type Likeness, likenessOf, similarityOf } from './similarity.ts';
import { A_STEP, type CheckProgress } from './steps.ts';

const TOLERANCE = 1e-6; // minutes, and sums of similarities

type Told = EventDetails['context-gathered'];

/** A class because it gathers the past, in the order of the log. */
export class PastOf {
  readonly #rules: RulesInForce;
  readonly #past = new Map<number, Past>();
  /** Whether anything contradicts anything: only then is it asked who is at fault. */
  #doubtful = false;

  constructor(rules: RulesInForce) {
    this.#rules = rules;
  }

  /** Holds a deployment's context against those before it, and keeps the deployment for those after it. */
  add(record: DeploymentRecord, report: Report): void {
    const started = record.first('started');
    if (started === null) return;
    const likeness = likenessOf(started.event);
    const context = record.first('context-gathered');
    if (context !== null) {
      const { details } = context.event;
      const wrong = this.#wrongWith(details, record.deployment);
      if (wrong !== null) report('context-against-log', context.place, wrong);
      else if (this.#unlike(details, likeness, started.event.minute) !== null) this.#doubtful = true;
      if (!this.#isAsTold(details)) this.#doubtful = true;
    }
    const outcome = record.outcome?.event;
    const failed = outcome?.type === 'rolled-back' || outcome?.type === 'escaped';
    const hurt = outcome?.type === 'escaped' ? outcome.details.hurtMinutes : 0;
    const endMinute = (outcome?.minute ?? Number.POSITIVE_INFINITY) + hurt;
    this.#past.set(record.deployment, { record, likeness, failed, endMinute });
  }

  /** Contexts, and what they were told of, that contradict one another, step by step. @param records those of the log */
  *findings(records: readonly DeploymentRecord[]): Generator<CheckProgress, Finding[], void> {
    if (!this.#doubtful) return [];
    const citations: Citation[] = [];
    for (const [k, record] of records.entries()) {
      if (k % A_STEP === 0) yield { done: k, total: records.length };
      const context = record.first('context-gathered');
      const own = this.#past.get(record.deployment);
      if (context !== null && own !== undefined) citations.push(this.#citationOf(own, context));
    }
    return yield* blamed(citations);
  }

  #citationOf(own: Past, { event, place }: PlacedOf<'context-gathered'>): Citation {
    const { neighbours, failures } = event.details;
    const { record, likeness } = own;
    const known = neighbours
      .filter((index) => index < record.deployment)
      .map((index) => this.#past.get(index))
      .filter((past) => past !== undefined);
    const unlike =
      this.#wrongWith(event.details, record.deployment) === null
        ? this.#unlike(event.details, likeness, record.first('started')!.event.minute)
        : null;
    return {
      own,
      place,
      known,
      failed: known.filter(({ failed }) => failed).length,
      least: failures - (neighbours.length - known.length),
      most: failures,
      unlike,
    };
  }

  /** What is wrong with a context by itself; null when nothing is. */
  #wrongWith({ searched, neighbours, failures, reasons }: Told, deployment: number): string | null {
    const { retrieval } = this.#rules;
    if (searched !== (retrieval !== null)) return searched ? 'searched' : 'not searched';
    if (neighbours.length > (retrieval?.neighbours ?? 0)) return `${neighbours.length} neighbours`;
    for (let k = 0; k < neighbours.length; k++) {
      if (neighbours[k]! >= deployment) return 'a neighbour that comes later';
      if (neighbours.includes(neighbours[k]!, k + 1)) return 'a neighbour twice';
    }
    if (failures > neighbours.length) return `${failures} failures`;
    let explained = 0;
    for (const { count } of reasons) explained += count;
    return explained === failures ? null : 'failures without reasons';
  }

  /** Whether its neighbours may have failed as often as it was told. */
  #isAsTold({ neighbours, failures }: Told): boolean {
    let [failed, unknown] = [0, 0];
    for (const index of neighbours) {
      const past = this.#past.get(index);
      if (past === undefined) unknown += 1;
      else if (past.failed) failed += 1;
    }
    return failed <= failures && failures <= failed + unknown;
  }

  /** In what its neighbours are not as near as it was told; null when in nothing. */
  #unlike({ neighbours, confidence }: Told, own: Likeness, minute: number): string | null {
    const { threshold, neighbours: wanted } = this.#rules.retrieval ?? { threshold: 0, neighbours: 1 };
    let [least, most, last] = [0, 0, 1];
    for (const index of neighbours) {
      const past = this.#past.get(index);
      if (past === undefined) {
        least += threshold;
        most += 1;
        continue;
      }
      if (past.endMinute > minute + TOLERANCE) return `deployment ${index} had not ended`;
      const near = similarityOf(own, past.likeness);
      const elsewhere = past.likeness.service !== own.service && threshold > HIGHEST_ACROSS_SERVICES;
      if (elsewhere || near < threshold - TOLERANCE || near > last + TOLERANCE) {
        return `deployment ${index} is not that near`;
      }
      last = near;
      least += near;
      most += near;
    }
    const isMean =
      confidence >= Math.min(1, least / wanted) - TOLERANCE && confidence <= most / wanted + TOLERANCE;
    return isMean ? null : `confidence ${confidence.toFixed(3)}`;
  }
}
