/** The drop zone for a reader's own log, loaded when it comes near the window. Its value is that of the zone. */
import { element, html } from '../authoring/html.ts';
import { linkTo } from '../authoring/links.ts';
import type { DataOnShow } from './drop-zone.ts';

export type LazyZone = HTMLElement & { readonly value: DataOnShow | null };

/** How far below the window it is loaded already. */
const MARGIN = '600px';

type Zone = HTMLElement & { readonly value: DataOnShow | null };
const loadZone = async (): Promise<Zone> => (await import('./drop-zone.ts')).dropZone();

/**
 * @param path of the page that it stands on
 * @param load left out except in tests
 */
export function lazyZone(path: string, load: () => Promise<Zone> = loadZone): LazyZone {
  const inner = element`<div class="lazy-zone__place"></div>`;
  const root = element`<div class="lazy-zone no-print">${inner}</div>`;
  let zone: Zone | null = null;
  // fields inside fire `input` too: only a log that was read is one of ours
  inner.addEventListener('input', (event) => event.stopPropagation());

  const open = async (): Promise<void> => {
    try {
      const loaded = await load();
      zone = loaded;
      loaded.addEventListener('input', (event) => {
        if (event.target === loaded) root.dispatchEvent(new Event('input'));
      });
      inner.replaceChildren(loaded);
    } catch {
      inner.replaceChildren(
        html`<p>The drop zone could not be loaded. Use the one on <a href="${linkTo(path, 'your-data/', '')}" data-to="your-data/">Your data</a>.</p>`,
      );
    }
  };
  const near = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      near.disconnect();
      void open();
    },
    { rootMargin: MARGIN },
  );
  near.observe(root);
  return Object.defineProperty(root, 'value', { get: () => zone?.value ?? null }) as LazyZone;
}
