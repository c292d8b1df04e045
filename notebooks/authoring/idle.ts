/** Work that nobody waits for: done piece by piece, when the page has nothing better to do. */

interface Piece {
  readonly act: () => void;
  /** Aborted: nobody wants it any more. */
  readonly until: AbortSignal | undefined;
}

let waiting: Piece[] = [];
let asked = false;
/** Time left in an idle moment below which no further piece is begun, milliseconds. */
const ENOUGH = 4;
/** Pieces of one idle moment: what they add to the page is laid out in one go after it. */
const AT_ONCE = 4;
/** Where a browser does not say when it is idle (Safari): a pause between two pieces, milliseconds. */
const PAUSE = 20;

/** @param until aborted, it is neither done nor kept: it may hold what was drawn for an earlier run */
export function whenIdle(act: () => void, until?: AbortSignal): void {
  waiting = [...stillWanted(), { act, until }];
  if (!asked) next();
}

const stillWanted = (): Piece[] => waiting.filter(({ until }) => until?.aborted !== true);

function next(): void {
  asked = true;
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work);
  else setTimeout(work, PAUSE);
}

function work(idle?: IdleDeadline): void {
  asked = false;
  waiting = stillWanted();
  let done = 0;
  do waiting.shift()?.act();
  while (waiting.length > 0 && ++done < AT_ONCE && idle !== undefined && idle.timeRemaining() > ENOUGH);
  if (waiting.length > 0 && !asked) next();
}
