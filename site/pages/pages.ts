/** The site's pages, section by section, in the order of the navigation. */

/** A part of the site: the first line of the navigation; its pages are the second. */
export const sections = [
  { id: 'claims', title: 'Claims' },
  { id: 'run', title: 'The run' },
  { id: 'governance', title: 'Governance' },
  { id: 'your-data', title: 'Your data' },
  { id: 'published-code', title: 'Published code' },
  { id: 'methods', title: 'Methods' },
] as const;
export type SectionId = (typeof sections)[number]['id'];

export interface Page {
  /** Path under the site's root: '' or a folder with a slash at its end. */
  readonly path: string;
  readonly title: string;
  readonly section: SectionId;
  /** Whether the navigation names it. */
  readonly listed: boolean;
}

export const pages: readonly Page[] = [
  { path: '', title: 'The board', section: 'claims', listed: true },
  { path: 'claim/', title: 'One claim', section: 'claims', listed: false },
  { path: 'numbers-agree/', title: 'Numbers', section: 'claims', listed: true },
  { path: 'definitions/', title: 'Definitions', section: 'claims', listed: true },
  { path: 'cycle-time/', title: 'Cycle time', section: 'run', listed: true },
  { path: 'success-rate/', title: 'Success rate', section: 'run', listed: true },
  { path: 'canary-catch/', title: 'Canary catch', section: 'run', listed: true },
  { path: 'deployment/', title: 'One deployment', section: 'run', listed: true },
  { path: 'policies/', title: 'Policies', section: 'governance', listed: true },
  { path: 'approvals/', title: 'Approvals', section: 'governance', listed: true },
  { path: 'audit-log/', title: 'Audit log', section: 'governance', listed: true },
  { path: 'attack-lab/', title: 'Attack lab', section: 'governance', listed: true },
  { path: 'your-data/', title: 'Your data', section: 'your-data', listed: true },
  { path: 'published-code/', title: 'Published code', section: 'published-code', listed: true },
  { path: 'methods/', title: 'Methods', section: 'methods', listed: true },
];

/** @throws Error for a path that no page has */
export function pageAt(path: string): Page {
  const found = pages.find((page) => page.path === path);
  if (found === undefined) throw new Error(`page ${path}: not in site/pages/pages.ts`);
  return found;
}
