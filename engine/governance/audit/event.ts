/** The audit trail as people read it: events of one deployment, expanded from its leaf on demand. */

export const eventTypes = [
  'started',
  'context-gathered',
  'risk-assessed',
  'policies-evaluated',
  'approval-requested',
  'approved',
  'rejected',
  'canary-stage',
  'completed',
  'rolled-back',
  'blocked',
  'escaped',
] as const;
export type EventType = (typeof eventTypes)[number];

export type Actor = 'ai-agent' | 'human-reviewer' | 'system';

export interface AuditEvent {
  readonly sequence: number;
  /** Minutes since Monday 00:00 of the study's first week. */
  readonly minute: number;
  readonly type: EventType;
  readonly actor: Actor;
  /** One line, computed from the fields. */
  readonly summary: string;
  readonly details: Readonly<Record<string, number | string | boolean | readonly (number | string)[]>>;
}
