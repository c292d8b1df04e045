/** Asks the browser to keep the site for use without a network. */

// in a variable, or Vite takes new URL(…, import.meta.url) for an asset; built chunks lie in assets/, one below the root
const chunk: string = import.meta.url;

/** Does nothing in development, on file:// and where there are no service workers. Failure costs the reader nothing. */
export function keepOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator) || location.protocol === 'file:') return;
  const scope = new URL('../', chunk).pathname;
  navigator.serviceWorker.register(new URL('../sw.js', chunk), { scope }).catch(() => {
    // a private window, a full disk: the page works, only not without a network
  });
}
