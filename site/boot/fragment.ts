/**
 * The place that the address names after `#`. A notebook's headings come after the page has loaded, when the browser has
 * stopped looking for them, and figures above it grow as they are drawn: the place is held in view until the reader
 * touches anything.
 */
export function holdFragment(place: HTMLElement, hash: string): void {
  if (hash.length < 2) return;
  const target = (): Element | undefined =>
    [...place.querySelectorAll('[id]')].find(({ id }) => `#${id}` === hash);
  const observer = new ResizeObserver(() => target()?.scrollIntoView());
  const letGo = new AbortController();
  for (const touch of ['wheel', 'touchstart', 'pointerdown', 'keydown', 'hashchange']) {
    window.addEventListener(touch, () => letGo.abort(), { passive: true, signal: letGo.signal });
  }
  letGo.signal.addEventListener('abort', () => observer.disconnect());
  observer.observe(place); // tells once at the start, too
}
