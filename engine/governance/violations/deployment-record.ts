/** The events of one deployment as the checker reads them: by type, with their places in the log. */
import type { AuditEvent, EventOf, EventType } from '../audit/event.ts';
import type { ChangeFacts } from './conditions.ts';

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
  /** What its policies were told; null where its records do not say. */
  readonly facts: ChangeFacts | null;
  readonly stages: readonly PlacedOf<'canary-stage'>[];

  constructor(deployment: number, events: readonly Placed[]) {
    this.deployment = deployment;
    this.events = events;
    this.facts = factsOf(this);
    this.stages = events.filter(
      ({ event }) => event.type === 'canary-stage',
    ) as unknown as PlacedOf<'canary-stage'>[];
  }

  /** Its first event of a type. */
  first<Type extends EventType>(type: Type): PlacedOf<Type> | null {
    const found = this.events.find(({ event }) => event.type === type);
    return (found as PlacedOf<Type> | undefined) ?? null;
  }

  /** Whatever has traffic, or had it. */
  get firstTraffic(): Placed | null {
    return this.events.find(({ event }) => trafficTypes.has(event.type)) ?? null;
  }

  get outcome(): Placed | null {
    return this.events.findLast(({ event }) => outcomeTypes.has(event.type)) ?? null;
  }

  /** The first approval or rejection. */
  get verdict(): PlacedOf<'approved'> | PlacedOf<'rejected'> | null {
    const approved = this.first('approved');
    const rejected = this.first('rejected');
    if (approved === null || rejected === null) return approved ?? rejected;
    return approved.place < rejected.place ? approved : rejected;
  }
}

function factsOf(record: DeploymentRecord): ChangeFacts | null {
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
