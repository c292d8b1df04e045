/** What pages see of the worker that checks a reader's own printed numbers. Types only. */
import type { OwnAnswer, OwnCheckId, OwnField } from '../../engine/claims/consistency/index.ts';
import type { Outcome, TaskHooks } from '../study/contract.ts';

export type OwnValues = Readonly<Partial<Record<OwnField, string>>>;

export interface CheckClient {
  /** A finding, or what is wrong with which field: both are answers. */
  check(id: OwnCheckId, values: OwnValues, hooks?: TaskHooks): Promise<Outcome<OwnAnswer>>;
  /** Ends the worker; later calls start a new one. */
  close(): void;
}
