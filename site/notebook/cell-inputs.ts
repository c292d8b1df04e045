/** What a cell reads beside the run and other cells: the value of a control, and the width of its place. */

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

/** The width of a place, observed only after it was read. */
interface Width {
  /** CSS pixels, whole. */
  read(): number;
  /** Calls after the width that was read last is no longer true; returns what ends the watching. */
  onChange(changed: () => void): () => void;
}

/** A window that is being dragged reports every frame: wait until it rests. */
const REST = 120;
/** A place that is not laid out yet has no width; a phone's is the careful guess. */
const GUESS = 358;

export function widthOf(place: HTMLElement): Width {
  let read: number | null = null;
  const measure = (): number => Math.floor(place.getBoundingClientRect().width);
  return {
    read() {
      read = measure() || GUESS;
      return read;
    },
    onChange(changed) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const observer = new ResizeObserver(() => {
        const now = measure();
        if (read === null || now === 0 || now === read) return;
        clearTimeout(timer);
        timer = setTimeout(changed, REST);
      });
      observer.observe(place);
      return () => {
        clearTimeout(timer);
        observer.disconnect();
      };
    },
  };
}
