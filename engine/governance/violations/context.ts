/**
 * What a deployment was told of those before it, against what the log says of them: each is an earlier one that had ended,
 * near enough, and nearest first; as many had failed, and the confidence is the mean of how near they are.
 *
 * Neighbours of the warm-up (negative), and any that is not in the log, may have failed or not, and be as near as the rules
 * ask. So a rewritten outcome is contradicted by those who were told of it, and a deployment that was taken out by the
 * numbers of all later ones.
 */
import type { EventDetails } from '../audit/details.ts';
import { blamed, type Citation, contradiction, type Past } from './citation.ts';
import type { DeploymentRecord } from './deployment-record.ts';
import type { Finding, Report } from './finding.ts';
import type { RulesInForce } from './rules-in-force.ts';
import { HIGHEST_ACROSS_SERVICES, type Likeness, likenessOf, similarityOf } from './similarity.ts';

const TOLERANCE = 1e-6; // minutes, and sums of similarities

type Told = EventDetails['context-gathered'];

/** A class because it gathers the past, in the order of the log. */
export class PastOf {
  readonly #rules: RulesInForce;
  readonly #past = new Map<number, Past>();
  readonly #doubtful: Citation[] = [];

  constructor(rules: RulesInForce) {
    this.#rules = rules;
  }

  /** Holds a deployment's context against those before it, and keeps the deployment for those after it. */
  add(record: DeploymentRecord, report: Report): void {
    const started = record.first('started');
    if (started === null) return;
    const likeness = likenessOf(started.event);
    const context = record.first('context-gathered');
    let own: Citation | null = null;
    if (context !== null) {
      const { details } = context.event;
      const wrong = this.#wrongWith(details, record.deployment);
      if (wrong !== null) report('context-against-log', context.place, wrong);
      const told = details.neighbours.map((index) => this.#past.get(index));
      const known = told.filter((past) => past !== undefined);
      own = {
        record,
        place: context.place,
        known,
        least: details.failures - (told.length - known.length),
        most: details.failures,
        unlike: wrong === null ? this.#unlike(details, told, likeness, started.event.minute) : null,
      };
      for (const past of known) past.citing.push(own);
      if (own.unlike !== null || contradiction(own) !== 0) this.#doubtful.push(own);
    }
    const outcome = record.outcome?.event;
    const failed = outcome?.type === 'rolled-back' || outcome?.type === 'escaped';
    const hurt = outcome?.type === 'escaped' ? outcome.details.hurtMinutes : 0;
    const endMinute = (outcome?.minute ?? Number.POSITIVE_INFINITY) + hurt;
    this.#past.set(record.deployment, { record, likeness, failed, endMinute, own, citing: [] });
  }

  /** Contexts, and what they were told of, that contradict one another. */
  *findings(): Generator<Finding, void, void> {
    yield* blamed(this.#doubtful);
  }

  /** What is wrong with a context by itself; null when nothing is. */
  #wrongWith({ searched, neighbours, failures, reasons }: Told, deployment: number): string | null {
    const { retrieval } = this.#rules;
    if (searched !== (retrieval !== null)) return searched ? 'searched' : 'not searched';
    if (neighbours.length > (retrieval?.neighbours ?? 0)) return `${neighbours.length} neighbours`;
    if (neighbours.some((index) => index >= deployment)) return 'a neighbour that comes later';
    if (new Set(neighbours).size < neighbours.length) return 'a neighbour twice';
    if (failures > neighbours.length) return `${failures} failures`;
    return reasons.reduce((sum, { count }) => sum + count, 0) === failures
      ? null
      : 'failures without reasons';
  }

  /** In what its neighbours are not as near as it was told; null when in nothing. */
  #unlike(
    { neighbours, confidence }: Told,
    told: readonly (Past | undefined)[],
    own: Likeness,
    minute: number,
  ): string | null {
    const { threshold, neighbours: wanted } = this.#rules.retrieval ?? { threshold: 0, neighbours: 1 };
    let [least, most, last] = [0, 0, 1];
    for (const [k, past] of told.entries()) {
      if (past === undefined) {
        least += threshold;
        most += 1;
        continue;
      }
      if (past.endMinute > minute + TOLERANCE) return `deployment ${neighbours[k]} had not ended`;
      const near = similarityOf(own, past.likeness);
      const elsewhere = past.likeness.service !== own.service && threshold > HIGHEST_ACROSS_SERVICES;
      if (elsewhere || near < threshold - TOLERANCE || near > last + TOLERANCE) {
        return `deployment ${neighbours[k]} is not that near`;
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
