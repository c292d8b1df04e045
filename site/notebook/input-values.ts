/** A control as a sequence: its value now, and again at each `input` event, until it is no longer needed. */
export async function* inputValues<T>(
  control: HTMLElement & { value: T },
  invalidation: Promise<void>,
): AsyncGenerator<T> {
  const end = new AbortController();
  let wake = (): void => {};
  control.addEventListener('input', () => wake(), { signal: end.signal });
  end.signal.addEventListener('abort', () => wake());
  const endIt = async (): Promise<void> => {
    await invalidation;
    end.abort();
  };
  void endIt();
  while (!end.signal.aborted) {
    // set up before the yield: an event while the reader is busy must not be lost
    const next = new Promise<void>((resolve) => {
      wake = resolve;
    });
    yield control.value;
    await next;
  }
}
