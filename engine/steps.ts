/** Work in steps: a generator that yields where it stands and returns its result, for callers who wait, show progress or cancel. */

/** What the steps come to, taken one after another without a pause. */
export function toItsEnd<Result>(steps: Iterator<unknown, Result, void>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same steps in other words: what each yields, as `tell` puts it. */
export function* retold<From, To, Result>(
  steps: Iterator<From, Result, void>,
  tell: (at: From) => To,
): Generator<To, Result, void> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield tell(step.value);
  }
}
