/** The events of one deployment as the checker reads them: by type, with their places in the log. */
import type { AuditEvent, EventOf, EventType } from '../audit-log/event.ts';
import type { CheckedChange } from './conditions.ts';

export interface Placed {
  readonly event: AuditEvent;
  /** In the list that was given to the checker. */
  readonly place: number;
}

export interface PlacedOf<Type extends EventType> extends Pick<Placed, 'place'> {
  readonly event: EventOf<Type>;
}

/** In the order of the log. A class because it answers by type. */
export class DeploymentRecord {
  readonly deployment: number;
  readonly events: readonly Placed[];
  readonly stages: readonly PlacedOf<'canary-stage'>[];
  /** Whatever has traffic, or had it. */
  readonly firstTraffic: Placed | null;
  readonly outcome: Placed | null;
  /** The input of its policies; null if its records do not say. */
  readonly facts: CheckedChange | null;
  readonly #first: { [Type in EventType]?: Placed } = {};

  constructor(deployment: number, events: readonly Placed[]) {
    const stages: PlacedOf<'canary-stage'>[] = [];
    let [traffic, outcome]: [Placed | null, Placed | null] = [null, null];
    for (const placed of events) {
      const { type } = placed.event;
      this.#first[type] ??= placed;
      if (type === 'canary-stage') stages.push(placed as PlacedOf<'canary-stage'>);
      if (traffic === null && trafficTypes.has(type)) traffic = placed;
      if (outcomeTypes.has(type)) outcome = placed;
    }
    this.deployment = deployment;
    this.events = events;
    this.stages = stages;
    this.firstTraffic = traffic;
    this.outcome = outcome;
    this.facts = factsOf(this);
  }

  /** Its first event of a type. */
  first<Type extends EventType>(type: Type): PlacedOf<Type> | null {
    return (this.#first[type] as PlacedOf<Type> | undefined) ?? null;
  }

  /** The first approval or rejection. */
  get verdict(): PlacedOf<'approved'> | PlacedOf<'rejected'> | null {
    const approved = this.first('approved');
    const rejected = this.first('rejected');
    if (approved === null || rejected === null) return approved ?? rejected;
    return approved.place < rejected.place ? approved : rejected;
  }
}

function factsOf(record: DeploymentRecord): CheckedChange | null {
  const started = record.first('started')?.event;
  const asked = record.first('policies-evaluated')?.event;
  if (started === undefined || asked === undefined) return null;
  const { tier, lines, migration, hotfix } = started.details;
  return {
    tier,
    lines,
    migration,
    hotfix,
    riskScore: record.first('risk-assessed')?.event.details.score ?? -1,
    errorBudgetRemaining: asked.details.errorBudgetRemaining,
    decidedMinute: asked.minute,
  };
}

const trafficTypes: ReadonlySet<EventType> = new Set<EventType>([
  'rollout-started',
  'canary-stage',
  'completed',
  'rolled-back',
  'escaped',
]);
export const outcomeTypes: ReadonlySet<EventType> = new Set<EventType>([
  'completed',
  'rolled-back',
  'blocked',
  'escaped',
]);

/** Sorts a log by deployment; each keeps the order of the log. */
export function recordsOf(events: readonly AuditEvent[]): DeploymentRecord[] {
  const byDeployment = new Map<number, Placed[]>();
  events.forEach((event, place) => {
    const own = byDeployment.get(event.deployment);
    if (own === undefined) byDeployment.set(event.deployment, [{ event, place }]);
    else own.push({ event, place });
  });
  return Array.from(byDeployment, ([deployment, own]) => new DeploymentRecord(deployment, own));
}
