/** The image that stands for a page where its address is shared. */
import type { Claim } from '../../engine/claims/claim.ts';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { claimPath } from '../../notebooks/authoring/links.ts';
import { fallbackFigures } from '../fallback/figures.ts';
import { pages } from './pages.ts';
import { site } from './site-facts.ts';

/** Pixels. */
export const previewSize = { width: 1200, height: 630 } as const;

/** Of the home screen's icons, pixels. */
export const iconSizes = [192, 512] as const;

/** What the image shows of a claim: the verdict is that of the committed run. */
export interface Preview {
  readonly sentence: string;
  readonly printed: readonly string[];
  readonly verdict: string;
  /** The same in words; the image has it written in, so that an outdated one is found. */
  readonly text: string;
}

export function previewOf({ id, sentence, printed: main, alternatives }: Claim): Preview {
  const kind = fallbackFigures.rows.find((row) => row.id === id)?.verdict;
  if (kind === undefined) throw new Error(`${id}: expected a verdict in the committed run; npm run fallback`);
  const printed = [main, ...alternatives.map((other) => other.printed)];
  const verdict = kind.replaceAll('-', ' ');
  const text = `${sentence} Printed: ${printed.join(', ')}. Our verdict: ${verdict}.`;
  return { sentence, printed, verdict, text };
}

/** What is read of the image of any page; null for a page that has none. */
export function previewTextOf(path: string): string | null {
  const claim = publishedClaims.find(({ id }) => claimPath(id) === path);
  if (claim !== undefined) return previewOf(claim).text;
  const page = pages.find((each) => each.path === path);
  return page === undefined ? null : `${page.title}. ${site.title}`;
}

/** The name of a page's image, without its ending. */
export const previewNameOf = (path: string): string | null =>
  previewTextOf(path) === null
    ? null
    : path.replace(/^claims\/(?=.)/, 'claim-').replace(/\/$/, '') || 'overview';
