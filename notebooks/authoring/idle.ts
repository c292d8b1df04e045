/** Work that nobody waits for: done piece by piece, when the page has nothing better to do. */

const waiting: (() => void)[] = [];
/** Time left in an idle moment below which no further piece is begun, milliseconds. */
const ENOUGH = 4;
/** Pieces of one idle moment: what they add to the page is laid out in one go after it. */
const AT_ONCE = 4;
/** Where a browser does not say when it is idle (Safari): a pause between two pieces, milliseconds. */
const PAUSE = 20;

export function whenIdle(piece: () => void): void {
  waiting.push(piece);
  if (waiting.length === 1) next();
}

function next(): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work);
  else setTimeout(work, PAUSE);
}

function work(idle?: IdleDeadline): void {
  let done = 0;
  do waiting.shift()?.();
  while (waiting.length > 0 && ++done < AT_ONCE && idle !== undefined && idle.timeRemaining() > ENOUGH);
  if (waiting.length > 0) next();
}
