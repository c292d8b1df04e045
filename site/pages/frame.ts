/**
 * What every page has in its static HTML, so that the first paint holds the whole structure: head, run panel, foot. The
 * scripts find these elements again by their ids and data attributes.
 */
import { LONGEST_SEED, MOST_DEPLOYMENTS } from '../../engine/limits.ts';
import { presets, type Scenario } from '../../engine/simulator/scenario.ts';
import { linkTo } from '../../notebooks/authoring/links.ts';
import { defaultRun } from '../state/run.ts';
import { escape } from './escape.ts';
import { type Page, pages, sections } from './pages.ts';

const paper = 'https://doi.org/10.52783/jisem.v11i1s.14322';
const publishedCode = 'https://github.com/neerazz/genops-framework';

export function headHtml(here: Page): string {
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
  const pageItems = own.map((page) => item(page, page.path === here.path ? ' aria-current="page"' : ''));
  const theme = (name: string): string =>
    `<button class="button" type="button" data-theme-choice="${name}" aria-pressed="${name === 'auto'}">${name}</button>`;
  return `<a class="skip-link visually-hidden" href="#main">Skip to the page</a>
<header class="site-head columns">
  <div class="site-head-row">
    <a class="site-name" href="${linkTo(here.path, '', '')}" data-to="">GenOps, re-run</a>
    <nav class="site-nav" aria-label="Sections"><ul>${sectionItems.join('')}</ul></nav>
    <div class="theme-switch segments" role="group" aria-label="Colours">${['auto', 'light', 'dark'].map(theme).join('')}</div>
  </div>${
    own.length > 1
      ? `\n  <nav class="site-nav site-subnav" aria-label="Pages of this section"><ul>${pageItems.join('')}</ul></nav>`
      : ''
  }
</header>`;
}

const grouped = (n: number): string => n.toLocaleString('en-GB');

export function runPanelHtml(scenarios: readonly Scenario[]): string {
  const size = (n: number): string => {
    const name = n === presets.study ? ' <small>the study’s</small>' : '';
    return `<button class="button" type="button" data-size="${n}" aria-pressed="${n === defaultRun.deployments}">${grouped(n)}${name}</button>`;
  };
  const option = ({ id, title }: Scenario): string =>
    `<option value="${id}"${id === defaultRun.scenario ? ' selected' : ''}>${escape(title)}</option>`;
  const start = scenarios.find(({ id }) => id === defaultRun.scenario);
  return `<form class="run-panel columns" id="run-panel" method="get" autocomplete="off" novalidate aria-label="The run">
  <div class="run-bar spread">
    <div class="field of-seed">
      <div class="field-head"><label for="run-seed">Seed</label>${resetHtml('seed', defaultRun.seed)}</div>
      <div class="field-row">
        <input class="input" id="run-seed" name="seed" value="${defaultRun.seed}" maxlength="${LONGEST_SEED}" spellcheck="false" autocapitalize="off" aria-describedby="run-seed-problem">
        <button class="button" type="button" data-do="another-seed">Another seed</button>
      </div>
      <p class="field-error" id="run-seed-problem"></p>
    </div>
    <div class="field of-deployments" role="group" aria-label="Deployments">
      <div class="field-head"><label for="run-deployments">Deployments</label>${resetHtml('n', grouped(defaultRun.deployments))}</div>
      <div class="field-row">
        <input class="input number" id="run-deployments" name="n" type="number" inputmode="numeric" min="1" max="${MOST_DEPLOYMENTS}" step="1" value="${defaultRun.deployments}" aria-describedby="run-deployments-problem run-sizes">
        <div class="segments" id="run-sizes" role="group" aria-label="Sizes">${Object.values(presets).map(size).join('')}</div>
      </div>
      <p class="field-error" id="run-deployments-problem"></p>
    </div>
    <div class="field of-scenario">
      <div class="field-head"><label for="run-scenario">Scenario</label>${resetHtml('scenario', start?.title ?? defaultRun.scenario)}</div>
      <select class="input" id="run-scenario" name="scenario" aria-describedby="run-varies">${scenarios.map(option).join('')}</select>
    </div>
    <div class="run-actions">
      <button class="button primary" type="submit" data-do="run">Run</button>
      <button class="button" type="button" data-do="cancel" hidden>Cancel</button>
    </div>
    <div class="progress-line" role="progressbar" aria-label="Progress of the run" aria-valuemin="0" aria-valuemax="100"><span></span></div>
  </div>
</form>
<div class="run-about columns">
  <div class="spread run-about-row">
    <p class="run-state"><span id="run-status">Starting the run …</span> <button class="button quiet no-print" type="button" data-do="copy-link">Copy link</button></p>
    <p class="run-varies">What the scenario varies: <span id="run-varies">${escape(start?.varies ?? '')}</span></p>
    <details class="settings" id="settings">
      <summary><span class="settings-title">Settings of the arms</span> <span class="settings-count">all as in the scenario</span></summary>
      <div class="settings-body"></div>
    </details>
    <div class="run-notices" id="run-problems"></div>
    <div class="run-notices" id="run-notices"></div>
    <p class="visually-hidden" role="status" id="run-announcement"></p>
  </div>
</div>`;
}

const bars = (n: number): string => '<span></span>'.repeat(n);
const skeletons = {
  figure: `<div class="skeleton skeleton-text" aria-hidden="true">${bars(4)}</div>
      <div class="skeleton skeleton-figure wide" aria-hidden="true"></div>
      <div class="skeleton skeleton-text" aria-hidden="true">${bars(4)}</div>`,
  rows: `<div class="skeleton skeleton-text" aria-hidden="true">${bars(8)}</div>
      <div class="skeleton skeleton-board wide" aria-hidden="true">${bars(8)}</div>`,
} as const;

/** Where a notebook will stand, and what stands there without scripts. @param fallback a run that was written down */
export function notebookHtml(skeleton: keyof typeof skeletons, fallback: string): string {
  return `<div id="notebook" class="notebook columns" aria-busy="true">
      <noscript>
        <div class="notice" data-kind="failed">
          <p class="notice-title">The study needs JavaScript: it runs in your browser and nowhere else.</p>
          <p>Below stand the figures of one run that was made with this version.</p>
        </div>
        ${fallback}
      </noscript>
      ${skeletons[skeleton]}
    </div>`;
}

/** A control's default, and the way back to it. */
export function resetHtml(name: string, value: string): string {
  return `<button class="reset" type="button" data-reset="${name}" data-default="${escape(value)}" disabled>default ${escape(value)}</button>`;
}

/** Tells a page's scripts where corrections go; empty where that is not known. */
export function projectHtml(repository: string | null): string {
  return `<meta name="project" content="${escape(repository ?? '')}" />`;
}

export interface FootFacts {
  readonly version: string;
  /** Address of this project's own repository; null while the package names none. */
  readonly repository: string | null;
}

/** What identifies a run on screen: name, label and value at first paint of each fact, the digest last. */
export type IdentityFacts = readonly (readonly [name: string, label: string, value: string])[];

const studyIdentity = (version: string): IdentityFacts => [
  ['scenario', 'Scenario', '—'],
  ['settings', 'Changed settings', '—'],
  ['deployments', 'Deployments', '—'],
  ['seed', 'Seed', '—'],
  ['version', 'Version', escape(version)],
  ['digest', 'Digest (SHA-256 over settings, seed, ledger and audit head)', '—'],
];

export function footHtml(
  { version, repository }: FootFacts,
  identity: IdentityFacts = studyIdentity(version),
): string {
  const fact = (name: string, label: string, value: string, more = ''): string =>
    `<div class="of-${name}"><dt>${label}</dt><dd><span data-fact="${name}">${value}</span>${more}</dd></div>`;
  const copy =
    ' <button class="button quiet no-print" type="button" data-do="copy-digest" disabled>Copy</button>';
  const own = repository === null ? '' : ` · <a href="${escape(repository)}">This project</a>`;
  return `<footer class="site-foot columns">
  <div class="site-foot-row">
    <dl class="run-identity" aria-label="The run on screen">
      ${identity.map(([name, label, value]) => fact(name, label, value, name === 'digest' ? copy : '')).join('')}
    </dl>
    <p><a href="${paper}">The paper</a> (JISEM 11(1s), 1518–1539) · <a href="${publishedCode}">The published code</a>${own} · MIT licence. Nothing on this page leaves your browser, and nothing of it is kept.</p>
  </div>
</footer>`;
}
