/**
 * A page's static HTML, so that the first paint holds the whole structure: head, run panel, the notebook's place, foot. The
 * scripts find these elements again by their ids and data attributes.
 */
import { REPLAYED_COMMIT } from '../../engine/replay/versions.ts';
import { claimsPath, linkTo } from '../../notebooks/authoring/links.ts';
import { type FallbackFigures, type FallbackRow, fallbackFigures } from '../fallback/figures.ts';
import type { CitationFacts } from './citation.ts';
import { escape } from './escape.ts';
import { type Page, pages, sections } from './pages.ts';
import { noticesHtml, replayPanelHtml, runPanelHtml } from './panel.ts';
import { site } from './site-facts.ts';

const paper = 'https://doi.org/10.52783/jisem.v11i1s.14322';
const publishedCode = 'https://github.com/neerazz/genops-framework';

export interface PageFacts {
  /** Title and lead of the page's notebook. */
  readonly title: string;
  readonly lead: string;
  /** This project's own. */
  readonly version: string;
  /** Of the source; `unknown` where the build cannot tell. */
  readonly commit: string;
  /** Names all that was built; a placeholder until all is. */
  readonly build: string;
  /** Address of this project's own repository; null where it is not known. */
  readonly repository: string | null;
  readonly citation: CitationFacts;
  /** Where corrections go: a repository with issues, or `mailto:` an address; null where that is not known. */
  readonly corrections: string | null;
  /** Address of the script that starts the page. */
  readonly script: string;
  /** Digest of the committed run; null in development. */
  readonly digest: string | null;
  /** The notebook's place with the committed run's drawings in it; null where nothing is drawn. */
  readonly sections: string | null;
}

const panels: Readonly<Record<Page['runs'], (drawn: boolean) => string>> = {
  study: runPanelHtml,
  replay: replayPanelHtml,
  nothing: () => '',
};

/** What does nothing without scripts is not there, and no place is held for what will not come. A menu that the browser itself opens stays. */
const withoutScripts = `:is(.run-panel, .run-about, .cell-view, .cell-source, .skeleton, .talk-button, .skip-link[href="#run-change"], .receipts, .cite, p:has(> [data-do="save-page"]),
  button:not([popovertarget]), input, select, textarea, .run-identity > :not(.of-version)) { display: none !important; }`;

export function pageHtml(page: Page, facts: PageFacts): string {
  const title = page.path === '' ? site.title : `${page.meta?.name ?? facts.title} · ${site.name}`;
  return `<!doctype html>
<html lang="en-US" data-run="running"${page.runs === 'replay' ? ' data-replay="running"' : ''}>
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escape(title)}</title>
    <meta name="description" content="${escape(facts.lead)}" />
    <meta property="og:title" content="${escape(title)}" />
    <meta property="og:description" content="${escape(facts.lead)}" />
    <meta name="build" content="${escape(`${facts.version} ${facts.commit} ${facts.build}`)}" />
    <meta name="citation" content="${escape(JSON.stringify(facts.citation))}" />
    ${correctionsHtml(facts.corrections)}${sourceHtml(facts)}${digestHtml(page, facts)}
    <link rel="icon" type="image/svg+xml" href="/site/icon.svg" />
    <link rel="stylesheet" href="/site/styles/index.css" />
    <script type="module" src="${facts.script}"></script>
    <noscript><style>${withoutScripts}</style></noscript>
  </head>
  <body data-page="${page.path}">
${headHtml(page)}
${panels[page.runs](facts.sections !== null)}
    <main id="main">
${page.runs === 'nothing' ? '' : noticesHtml}
      <header class="page-head columns">
        <h1>${escape(facts.title)}</h1>
        <p class="lead">${escape(facts.lead)}</p>
      </header>
${notebookHtml(page, facts.sections)}
    </main>
${footHtml(page, facts)}
  </body>
</html>
`;
}

/** For a page that runs the study; a replay is another run, whose digest is over other things. */
function digestHtml({ runs }: Page, { digest }: PageFacts): string {
  return runs !== 'study' || digest === null
    ? ''
    : `\n    <meta name="committed-digest" content="${digest}" />`;
}

function headHtml(here: Page): string {
  const listed = pages.filter((page) => page.listed);
  const item = ({ path, title }: Pick<Page, 'path' | 'title'>, current: string): string =>
    `<li><a href="${linkTo(here.path, path, '')}" data-to="${path}"${current}>${title}</a></li>`;
  const own = listed.filter(({ section }) => section === here.section);
  // a section of one page is that page; in a section of several, the second line says which
  const sectionItems = sections.map(({ id, title }) => {
    const first = listed.find(({ section }) => section === id);
    if (first === undefined) return '';
    const current = id !== here.section ? '' : ` aria-current="${own.length > 1 ? 'true' : 'page'}"`;
    return item({ path: first.path, title }, current);
  });
  const pageItems = own.map((page) => {
    const isAbove = page.path !== '' && here.path.startsWith(page.path);
    const current = page.path === here.path ? 'page' : isAbove ? 'true' : null;
    return item(page, current === null ? '' : ` aria-current="${current}"`);
  });
  const lines: readonly [label: string, items: readonly string[]][] = [
    ['Sections', sectionItems],
    ['Pages of this section', own.length > 1 ? pageItems : []],
  ];
  const navigation = lines
    .filter(([, items]) => items.length > 0)
    .map(
      ([label, items]) =>
        `<nav class="site-nav" aria-label="${label}"><ul class="plain">${items.join('')}</ul></nav>`,
    );
  return `<a class="skip-link visually-hidden" href="#notebook">Skip to the findings</a>
${here.runs === 'nothing' ? '' : '<a class="skip-link visually-hidden" href="#run-change">Skip to the run</a>'}
<header class="site-head columns ui">
  <div class="site-head-row cluster">
    <a class="site-name one-line medium strong" href="${linkTo(here.path, '', '')}" data-to="">${escape(site.name)}</a>
    <button class="button quiet menu-button" type="button" popovertarget="site-menu">Menu</button>
    <div class="site-menu" id="site-menu" popover>${navigation.join('')}<a class="button quiet talk-button one-line" href="${linkTo(here.path, 'talk/', '')}" data-to="talk/" aria-keyshortcuts="t"><span aria-hidden="true">▶ </span>Talk</a></div>
    <button class="button quiet theme-button" type="button" data-do="theme">Colors: auto</button>
  </div>
</header>`;
}

const bars = (n: number): string => '<span></span>'.repeat(n);
const text = (n: number): string => `<div class="skeleton skeleton-text" aria-hidden="true">${bars(n)}</div>`;
const board = (n: number, column: 'wide' | 'spread'): string =>
  `<div class="skeleton skeleton-board ${column}" aria-hidden="true">${bars(n)}</div>`;
const skeletons: Readonly<Record<Page['skeleton'], string>> = {
  figure: `${text(4)}<div class="skeleton skeleton-figure wide" aria-hidden="true"></div>${text(4)}`,
  rows: text(8) + board(8, 'wide'),
  board: board(12, 'spread'),
  checks: text(4) + board(8, 'spread'),
};
const needs: Readonly<Record<Page['runs'], string>> = {
  study: 'The study needs JavaScript: it runs in your browser and nowhere else.',
  replay: 'The replay needs JavaScript: it runs in your browser and nowhere else.',
  nothing: 'This page needs JavaScript: it computes in your browser and nowhere else.',
};

/** Where a notebook will stand, and what stands there without scripts. */
function notebookHtml({ runs, skeleton }: Page, drawn: string | null): string {
  const without = `<noscript>
        <div class="notice" data-kind="failed">
          <p class="notice-title strong">${needs[runs]}</p>
          <p>Below are the figures of one run that was computed when this version was made.</p>
        </div>
        ${fallbackHtml(fallbackFigures)}
      </noscript>`;
  const parts = drawn === null ? [without, skeletons[skeleton]] : [drawn, without];
  return `<div id="notebook" class="notebook columns" tabindex="-1" aria-busy="true">
      ${parts.join('\n')}
    </div>`;
}

/** The committed figures as a table, for readers without scripts. */
function fallbackHtml({ run, rows }: FallbackFigures): string {
  if (run === null || rows.length === 0) return '<p>No figures were written down with this version.</p>';
  const size = run.deployments.toLocaleString('en-US');
  return `<div class="table-place table-place--cards"><table class="fallback-table data">
  <caption>A run of ${size} deployments with seed ${escape(run.seed)}, scenario ${escape(run.scenario)}, computed when this version was made. Digest <span class="digest">${escape(run.digest)}</span></caption>
  <thead><tr><th scope="col">Claim</th><th scope="col">Paper</th><th scope="col">That run</th><th scope="col">Verdict</th></tr></thead>
  <tbody>${rows.map(rowHtml).join('')}</tbody>
</table></div>`;
}

function rowHtml({ id, sentence, printed, value, verdict, why }: FallbackRow): string {
  const badge = `<span class="badge" data-claim="${escape(id)}" data-verdict="${verdict}">${verdict.replaceAll('-', ' ')}</span>`;
  return `<tr><th scope="row">${escape(sentence)}</th><td data-head="Paper: ">${escape(printed)}</td><td data-head="That run: ">${escape(value)}</td><td>${badge} ${escape(why)}</td></tr>`;
}

/** Tells a page's scripts where corrections go; empty where that is not known. */
export function correctionsHtml(place: string | null): string {
  return `<meta name="corrections" content="${escape(place ?? '')}" />`;
}

/** Where files of the source are shown, for links to them; nothing where the repository is not known. */
function sourceHtml({ repository, commit }: PageFacts): string {
  if (repository === null) return '';
  return `<meta name="source" content="${escape(`${repository}/blob/${commit === 'unknown' ? 'HEAD' : commit}/`)}" />`;
}

/** What identifies a run on screen: name, label and value at first paint of each fact, the digest last. */
type IdentityFacts = readonly (readonly [name: string, label: string, value: string])[];

const identities: Readonly<Record<Page['runs'], (version: string) => IdentityFacts>> = {
  study: (version) => [
    ['scenario', 'Scenario', '—'],
    ['settings', 'Changed settings', '—'],
    ['deployments', 'Deployments', '—'],
    ['seed', 'Seed', '—'],
    ['version', 'Version', escape(version)],
    ['digest', 'Digest (SHA-256 over settings, seed, ledger and audit head)', '—'],
  ],
  replay: (version) => [
    ['code', 'Published code', escape(`genops-framework ${REPLAYED_COMMIT}`)],
    ['deployments', 'Deployments', '—'],
    ['seed', 'Seed', '—'],
    ['version', 'Version', escape(version)],
    ['digest', 'Digest (SHA-256 over the rows; the same as of a run in Python)', '—'],
  ],
  // there is no run to identify, only the version
  nothing: (version) => [['version', 'Version', escape(version)]],
};

/** What is on screen to take away, and what is brought back. */
const receiptsHtml = (runs: Page['runs']): string => `<div class="receipts cluster no-print">
      ${runs === 'nothing' ? '' : '<button class="button" type="button" data-do="receipt" disabled>Download receipt</button>\n      <button class="button" type="button" data-do="copy-receipt-link" disabled>Copy receipt link</button>'}
      <label class="button receipts__file">Check a receipt<input class="visually-hidden" type="file" accept=".zip" multiple data-do="check-receipt" /></label>
      <button class="button" type="button" data-do="cancel-receipt" hidden>Stop checking</button>
      <label class="cluster">or a digest <input class="input digest" type="text" size="14" spellcheck="false" autocomplete="off" data-do="check-digest" /></label>
      <p id="receipt-status" class="flush breakable" role="status"></p>
    </div>`;

function footHtml({ path, runs }: Page, { version, commit, build, repository }: PageFacts): string {
  const fact = (name: string, label: string, value: string, more = ''): string =>
    `<div class="of-${name}"><dt>${label}</dt><dd><span${name === 'digest' ? ' class="digest"' : ''} data-fact="${name}">${value}</span>${more}</dd></div>`;
  const copy =
    ' <button class="button quiet no-print" type="button" data-do="copy-digest" disabled>Copy</button>';
  const own = repository === null ? '' : ` · <a href="${escape(repository)}">This project</a>`;
  const source = commit === 'unknown' ? '' : `commit ${commit.slice(0, 7)}, `;
  const facts = identities[runs](`${version} (${source}build ${build})`).map(([name, label, value]) =>
    fact(name, label, value, name === 'digest' ? copy : ''),
  );
  return `<footer class="site-foot columns ui muted">
  <div class="site-foot-row stack">
    <dl class="run-identity pairs digits breakable" aria-label="The run on screen">
      ${facts.join('')}
    </dl>
    ${receiptsHtml(runs)}
    <details class="cite unfold no-print"><summary>Cite this ${path.length > claimsPath.length && path.startsWith(claimsPath) ? 'claim' : 'site'}</summary></details>
    <div class="no-print cluster gap-8"><button class="button" type="button" data-do="save-page">Save this page as a file</button> <span>Text, charts and tables as they are now, in one HTML file that needs no network.</span></div>
    <p><a href="${paper}">The paper</a> (JISEM 11(1s), 1518–1539) · <a href="${publishedCode}">The published code</a>${own} · MIT license. Nothing on this page leaves your browser, and nothing of it is kept.</p>
  </div>
</footer>`;
}
