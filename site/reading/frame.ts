/** The foot of a page that runs nothing: there is no run to identify, only the version. */
import { escape } from '../pages/escape.ts';
import { type FootFacts, footHtml } from '../pages/frame.ts';

export function readingFootHtml(facts: FootFacts): string {
  return footHtml(facts, [['version', 'Version', escape(facts.version)]]);
}
