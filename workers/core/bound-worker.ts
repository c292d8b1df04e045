/**
 * A worker that is bound by the page's content security policy. A policy in a meta element reaches no worker that is loaded from an
 * address. Those from a blob inherit it: the blob's one line imports the module. Where the offline copy answers, it sends the
 * policy with the worker, and Firefox (153) would not ask it for what a blob imports.
 */

/** By the module's address; kept, since a browser may read a blob after the worker was made. */
const blobs = new Map<string, string>();

function blobOf(module: string): string {
  const line = new Blob([`import ${JSON.stringify(module)};`], { type: 'text/javascript' });
  const made = blobs.get(module) ?? URL.createObjectURL(line);
  blobs.set(module, made);
  return made;
}

/** To be imported as `Worker`: the bundler finds a worker by the text `new Worker(new URL(…), …)`. */
export const BoundWorker = function BoundWorker(file: URL, options: WorkerOptions): Worker {
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
  return new globalThis.Worker(serviceWorker?.controller ? file : blobOf(file.href), options);
} as unknown as new (
  file: URL,
  options: WorkerOptions,
) => Worker;
