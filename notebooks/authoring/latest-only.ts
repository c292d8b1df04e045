/** For what a reader asks faster than it can be done. */

/** Does one thing at a time, and always ends it; of what is asked for meanwhile, only the latest is done. */
export function latestOnly<T>(perform: (asked: T) => Promise<void>): (asked: T) => void {
  let waiting: { readonly asked: T } | null = null;
  let busy = false;
  const work = async (): Promise<void> => {
    busy = true;
    try {
      while (waiting !== null) {
        const { asked } = waiting;
        waiting = null;
        await perform(asked);
      }
    } finally {
      busy = false;
    }
  };
  return (asked) => {
    waiting = { asked };
    if (!busy) void work();
  };
}
