/** Checks that can be stopped and gone on with. */

/** Deployments, or events, between two pauses. */
export const A_STEP = 256;

/** Where a check stands: of deployments, or of events. */
export interface CheckProgress {
  readonly done: number;
  readonly total: number;
}

/** All steps at once. */
export function toItsEnd<Result>(steps: Generator<unknown, Result, void>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
