/** How a page's scripts tell the guard that they have started. */

/** Event of the document. */
export const STARTED = 'page-started';

/** From here on the page itself says what goes wrong. */
export function tellStarted(root: Document): void {
  root.dispatchEvent(new Event(STARTED));
}
