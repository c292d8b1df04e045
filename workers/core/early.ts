/**
 * A worker that the page's head has started before any module of the page ran: its script loads and compiles meanwhile. It
 * may have begun a run, too (`head-start.ts`).
 */
interface EarlyWorker {
  /** Of which subject. */
  readonly kind: string;
  readonly worker: Worker;
}

declare global {
  /** Left here by the early script; gone once it is taken, or when it could not load. */
  var earlyWorker: EarlyWorker | undefined;
}

/** The early worker of a subject, given out once; undefined where there is none: then the pool starts its own. */
export function takeEarlyWorker(kind: string): Worker | undefined {
  const early = globalThis.earlyWorker;
  if (early?.kind !== kind) return undefined;
  globalThis.earlyWorker = undefined;
  return early.worker;
}
