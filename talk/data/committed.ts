/** What the beats show when no run gives it in time: one real run, written down by `npm run fallback`. */
import committed from './committed.json' with { type: 'json' };

/** Which run a beat shows. */
export interface RunOnStage {
  readonly seed: string;
  readonly deployments: number;
  readonly digest: string;
}

export interface Committed {
  readonly run: RunOnStage;
  /** By the id of a beat. */
  readonly facts: Readonly<Record<string, unknown>>;
}

export const committedTalk: Committed = committed;
