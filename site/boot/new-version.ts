/**
 * Says when a page is not the newest any more: another version has come, or a part that it asks for is gone. Nothing is loaded
 * anew unless the reader says so; the address holds the run.
 */
import { element } from '../../notebooks/authoring/html.ts';
import { type NoticeKind, notice } from '../components/notice.ts';

/** Time between two questions to the host, milliseconds. */
const REST_MS = 600_000;

export function watchVersion(root: Document): void {
  const own = buildOf(root);
  const place = element`<div class="newer-version no-print" role="status"></div>`;
  root.querySelector('.site-head')?.append(place);
  const say = (kind: NoticeKind, title: string, what: string): void => {
    const words = element`<p>${what} The address keeps the run that is on screen.</p>`;
    const said = notice(kind, title, words, [
      { label: 'Reload the page', act: () => location.reload() },
      { label: 'Not now', act: () => place.replaceChildren() },
    ]);
    place.replaceChildren(said);
  };
  const sayNewer = (): void =>
    say('plain', 'A newer version of this site is ready.', 'This page still shows the version before.');

  window.addEventListener('vite:preloadError', () => {
    const explain = async (): Promise<void> => {
      if ((await buildOnHost(root)) !== own) {
        const what = 'A part of this page was not loaded: it belongs to the version before.';
        say('failed', 'A newer version of this site is ready.', what);
      } else if (root.documentElement.dataset.run !== 'failed') {
        const what = 'The connection was cut, or a file is missing on the server.';
        say('failed', 'A part of this page could not be loaded.', what);
      }
    };
    void explain();
  });

  // a private window may have none
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
  const compare = async (): Promise<void> => {
    const build = await buildOfCopy(serviceWorker?.controller);
    if (build !== own) sayNewer();
  };
  serviceWorker?.addEventListener('controllerchange', () => void compare());
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void compare(); // kept by the browser meanwhile, and told nothing
  });
  let asked = performance.now();
  root.addEventListener('visibilitychange', () => {
    if (root.visibilityState !== 'visible' || performance.now() - asked < REST_MS) return;
    asked = performance.now();
    const update = async (): Promise<void> => {
      await (await serviceWorker?.getRegistration())?.update();
    };
    update().catch(() => {}); // no network, or no storage: the next time will do
  });
}

/** The last word of the page's `build`; empty where it has none. */
function buildOf(page: ParentNode): string {
  const { content = '' } = page.querySelector<HTMLMetaElement>('meta[name="build"]') ?? {};
  return content.replace(/^.* /, '');
}

/** Of the page as its host has it now; of the page itself where no host answers. */
async function buildOnHost(page: Document): Promise<string> {
  try {
    const text = await (await fetch(page.location.pathname, { cache: 'no-store' })).text();
    return buildOf(new DOMParser().parseFromString(text, 'text/html')) || buildOf(page);
  } catch {
    return buildOf(page);
  }
}

/** Of the offline copy that answers this page. Never comes where there is none, or one that does not know. */
function buildOfCopy(controller: ServiceWorker | null | undefined): Promise<string> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', ({ data }: MessageEvent<string>) => resolve(data), { once: true });
    port1.start();
    controller?.postMessage('build', [port2]);
  });
}
