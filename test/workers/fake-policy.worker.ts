/** A policies' worker whose evaluator never comes back: as if its lists multiplied without end. */
import { expose } from 'comlink';
import { createTaskApi } from '../../workers/core/api.ts';
import { type Steps } from '../../workers/core/task.ts';

function* endless(): Steps<never> {
  yield { done: 0, total: 1 };
  for (;;);
}

// deaf as well: a cancel that comes before the loop begins would be obeyed
expose({ ...createTaskApi({ check: { steps: endless } }), cancel: () => {} });
