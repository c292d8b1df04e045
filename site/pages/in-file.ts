/** Addresses in the single file, which holds the first page and the claims' pages: the page stands after `#`, the run after `?`. */
import { claimsPath } from '../../notebooks/authoring/links.ts';
import { type Page, pages } from './pages.ts';

/** The pages that the file holds. */
const pagesInFile: readonly Page[] = pages.filter(({ path }) => path === '' || path.startsWith(claimsPath));

/** The page that an address names after `#`; the first page where it names none. */
export function pageInFile(hash: string): Page {
  return pagesInFile.find(({ path }) => path !== '' && hash === `#${path}`) ?? pagesInFile[0]!;
}

/**
 * A link of a page as it stands in the file.
 *
 * @param here path of the page that has the link
 * @param site where the whole site is, with a slash at its end; null where that is not known
 * @returns null for a page that the file does not hold, when nobody knows where the site is
 */
export function hrefInFile(href: string, here: string, site: string | null): string | null {
  if (/^([a-z][a-z+.-]*:|[?#])/i.test(href)) return href;
  const { pathname, search, hash } = new URL(href, `https://site.invalid/${here}`);
  const path = pathname.slice(1);
  if (pagesInFile.some((page) => page.path === path))
    return `${search || '?'}${path === '' ? hash : `#${path}`}`;
  return site === null ? null : `${site}${path}${search}${hash}`;
}
