/** The worker of the canary designer, as its page uses it: one, since only the newest design matters. */
import type {
  CanaryDesign,
  DesignedStage,
  DesignJudge,
  Peeking,
} from '../../engine/canary-rollout/design.ts';
import { BoundWorker as Worker } from '../core/bound-worker.ts';
import { type PoolOptions, TaskPool } from '../core/pool.ts';
import type { Outcome, TaskHooks } from '../core/task.ts';
import type { CanaryTasks, PeekingPart } from './api.ts';

export class CanaryPool extends TaskPool<CanaryTasks> {
  constructor(options: Partial<PoolOptions> = {}) {
    super({
      start: () =>
        new Worker(new URL('./canary.worker.ts', import.meta.url), { type: 'module', name: 'canary' }),
      size: 1,
      ...options,
    });
  }

  /** What each stage detects. */
  stages(
    design: CanaryDesign,
    judge: DesignJudge,
    hooks?: TaskHooks,
  ): Promise<Outcome<readonly DesignedStage[]>> {
    return this.perform('stages', [design, judge], hooks);
  }

  /** Some rollouts, looked at repeatedly. */
  peek(design: CanaryDesign, part: PeekingPart, hooks?: TaskHooks): Promise<Outcome<Peeking>> {
    return this.perform('peek', [design, part], hooks);
  }
}
