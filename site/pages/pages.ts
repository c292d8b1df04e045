/** The site's pages, section by section, in the order of the navigation. Each is one line here and one notebook. */

import { publishedClaims } from '../../engine/claims/published/index.ts';
import { claimPath, claimsPath } from '../../notebooks/authoring/links.ts';
import { allClaimsMeta, claimMeta } from '../../notebooks/claim/meta.ts';

/** A part of the site: the first line of the navigation; its pages are the second. */
export const sections = [
  { id: 'findings', title: 'Findings' },
  { id: 'charts', title: 'Charts' },
  { id: 'evidence', title: 'Evidence' },
  { id: 'governance', title: 'Governance' },
  { id: 'your-data', title: 'Your data' },
  { id: 'methods', title: 'Methods' },
] as const;
type SectionId = (typeof sections)[number]['id'];

export interface Page {
  /** Path under the site's root: '' or a folder with a slash at its end. */
  readonly path: string;
  /** Its name in the navigation. */
  readonly title: string;
  readonly section: SectionId;
  /** Whether the navigation names it. */
  readonly listed: boolean;
  /** Folder of its notebook below notebooks/, whose title and lead are the page's. */
  readonly notebook: string;
  /** What the page runs, and so which panel and which foot it has. */
  readonly runs: 'study' | 'replay' | 'nothing';
  /** What holds the notebook's place until it is there. */
  readonly skeleton: 'figure' | 'rows' | 'board' | 'checks';
  /** The module that makes its notebook, from the project's root; null: the notebook is the export of its own module. */
  readonly maker: string | null;
  /** What the page says of itself where its notebook's module does not say it. */
  readonly meta: PageMeta | null;
}

interface PageMeta {
  readonly title: string;
  readonly lead: string;
  /** The window's title, where it says more. */
  readonly name?: string;
}

/** What the build draws into the pages. */
export interface BuiltIn {
  /** Of the committed run, as it came out when the site was built. */
  readonly digest: string;
  /** The sections of the notebooks that have cells `drawnAtBuild`, by the notebook's folder. */
  readonly notebooks: Readonly<Record<string, string>>;
}

function page(path: string, title: string, section: SectionId, more: Partial<Page> = {}): Page {
  const usual = { listed: true, runs: 'study', skeleton: 'figure', maker: null, meta: null } as const;
  return { path, title, section, ...usual, notebook: path.slice(0, -1), ...more };
}

const ofClaims = { notebook: 'claim', skeleton: 'rows', maker: '/site/pages/claim.ts' } as const;

export const pages: readonly Page[] = [
  page('', 'Overview', 'findings', { notebook: 'claims', skeleton: 'board' }),
  page(claimsPath, 'All claims', 'findings', {
    ...ofClaims,
    meta: allClaimsMeta,
  }),
  page('cycle-time/', 'Cycle time', 'charts'),
  page('success-rate/', 'Success rate', 'charts'),
  page('canary-catch/', 'Canary catch', 'charts'),
  page('deployment/', 'One deployment', 'charts'),
  page('numbers-agree/', 'Numbers', 'evidence', { runs: 'nothing', skeleton: 'checks' }),
  page('definitions/', 'Definitions', 'evidence'),
  page('experiments/', 'Experiments', 'evidence'),
  page('published-code/', 'Published code', 'evidence', { runs: 'replay' }),
  page('believe/', 'Assumptions', 'evidence', { runs: 'nothing' }),
  page('certificate/', 'Certificate', 'evidence', { runs: 'nothing', skeleton: 'rows' }),
  page('policies/', 'Policies', 'governance'),
  page('approvals/', 'Approvals', 'governance'),
  page('audit-log/', 'Audit log', 'governance'),
  page('attack-lab/', 'Attack lab', 'governance'),
  page('canary-designer/', 'Canary designer', 'governance', { runs: 'nothing' }),
  page('your-data/', 'Your data', 'your-data'),
  page('methods/', 'Methods', 'methods'),
  ...publishedClaims.map((claim) =>
    page(claimPath(claim.id), claim.sentence, 'findings', {
      ...ofClaims,
      listed: false,
      meta: { ...claimMeta(claim), name: `${claim.printed}: ${claim.sentence}` },
    }),
  ),
];
