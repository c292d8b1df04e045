/** One event of the audit trail: what happened to which deployment, when, by whose hand, under which policies. */
import type { EventDetails } from './details.ts';

/** In the order of their bytes: new types go to the end. */
export const eventTypes = [
  'started',
  'context-gathered',
  'risk-assessed',
  'policies-evaluated',
  'approval-requested',
  'approved',
  'rejected',
  'rollout-started',
  'canary-stage',
  'completed',
  'rolled-back',
  'blocked',
  'escaped',
] as const satisfies readonly (keyof EventDetails)[];
export type EventType = (typeof eventTypes)[number];

/** In the order of their bytes. */
export const actors = ['ai-agent', 'human-reviewer', 'system'] as const;
export type Actor = (typeof actors)[number];

/** What every event has. A log holds what was written, also where actor and model contradict each other: checkers judge. */
export interface EventFrame {
  /** Place in the log, from 0 without gaps. */
  readonly sequence: number;
  /** Index of the deployment in its study. */
  readonly deployment: number;
  /** The service's id, such as `svc-012`. */
  readonly service: string;
  /** Minutes since Monday 00:00 of the study's first week. */
  readonly minute: number;
  readonly actor: Actor;
  /** Which model acted, such as `genops-risk-1`; null where no AI agent did. */
  readonly model: string | null;
  /** Id of the policy set in force; `none` when governance is off. */
  readonly policySet: string;
}

/** An event of one type. */
export type EventOf<Type extends EventType> = EventFrame & {
  readonly type: Type;
  readonly details: EventDetails[Type];
};

export type AuditEvent = { readonly [Type in EventType]: EventOf<Type> }[EventType];
