/** Whether this browser can run the study at all. */

/** What a page says where it cannot. */
export const noModuleWorkers =
  'this browser cannot run modules in workers (Chrome 80, Safari 15 and Firefox 114 were the first that can); ' +
  'the study needs them: open the page in a newer browser';

/** What a page says in a frame whose origin is opaque, where no worker starts. */
export const separatedFrame =
  'this page is in a frame that separates it from its own scripts (a sandbox without “allow-same-origin”)';

/** @returns why no worker can start on this page, in words; null where one can */
export function whyNoWorkers(): string | null {
  if (!supportsModuleWorkers()) return noModuleWorkers;
  // a file has no origin either, and its workers start: from blobs
  return self.origin === 'null' && location.protocol !== 'file:' ? separatedFrame : null;
}

/**
 * A browser that knows module workers reads the option `type`. The address cannot be parsed, so that the constructor
 * throws right after it has read its options: nothing is started, and no policy is asked.
 */
export function supportsModuleWorkers(): boolean {
  if (typeof Worker === 'undefined') return false;
  let asked = false;
  try {
    new Worker('http://[', {
      get type() {
        asked = true;
        return 'module' as const;
      },
    }).terminate();
  } catch {
    // as intended
  }
  return asked;
}
