/** Work that nobody waits for: done piece by piece, when the page has nothing better to do. */

const waiting: (() => void)[] = [];
/** Time left in an idle moment below which no further piece is begun, milliseconds. */
const ENOUGH = 4;
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
  do waiting.shift()?.();
  while (waiting.length > 0 && idle !== undefined && idle.timeRemaining() > ENOUGH);
  if (waiting.length > 0) next();
}
