/** The site's pages in the order of the navigation. */

export interface Page {
  /** Path under the site's root: '' or a folder with a slash at its end. */
  readonly path: string;
  readonly title: string;
  /** Whether the navigation names it. */
  readonly listed: boolean;
}

export const pages: readonly Page[] = [
  { path: '', title: 'Claims', listed: true },
  { path: 'cycle-time/', title: 'Cycle time', listed: true },
  { path: 'success-rate/', title: 'Success rate', listed: true },
  { path: 'canary-catch/', title: 'Canary catch', listed: true },
  { path: 'numbers-agree/', title: 'Numbers', listed: true },
  { path: 'published-code/', title: 'Published code', listed: true },
  { path: 'methods/', title: 'Methods', listed: true },
  { path: 'deployment/', title: 'One deployment', listed: false },
];

/** @throws Error for a path that no page has */
export function pageAt(path: string): Page {
  const found = pages.find((page) => page.path === path);
  if (found === undefined) throw new Error(`page ${path}: not in site/pages/pages.ts`);
  return found;
}
