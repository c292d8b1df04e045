/**
 * The page as one HTML file to keep: its text, charts and tables as they are on screen, the run on show and a link that runs it
 * again; styles are in it, scripts and controls are not. Loaded when it is asked for.
 */
import { element } from '../../notebooks/authoring/html.ts';
import { download } from '../../notebooks/authoring/offer-file.ts';

/** What a file that computes nothing does not need: controls, places of what is still to come, and what was never shown. */
const left = `script, noscript, button, input, select, textarea, label, form, iframe, progress, [hidden], [popover], .cm-editor, .cell-view,
  .figure__ways, .no-print, .skeleton, .figure--reserved, [data-silent]`;

/** Reads nothing but the page. @param link where the same run is shown again */
function savedPage(page: Document, link: string): string {
  const saved = document.implementation.createHTMLDocument(page.title);
  const { head, body, documentElement: root } = saved;
  root.lang = page.documentElement.lang;
  root.dataset.run = 'done';
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
  for (const [name, content] of Object.entries({
    viewport: 'width=device-width, initial-scale=1',
    generator: page.querySelector<HTMLMetaElement>('meta[name="build"]')?.content ?? '',
  })) {
    const meta = saved.createElement('meta');
    Object.assign(meta, { name, content });
    head.append(meta);
  }
  const style = saved.createElement('style');
  style.textContent = stylesOf(page);
  head.append(style);
  body.append(element`<main id="main">
    ${copyOf(page, '.page-head')}
    <section class="columns ui"><div class="wide stack">${copyOf(page, '.run-identity')}
      <p class="small muted breakable">Saved from <a href="${link}">${link}</a>, which shows it again, computed anew.</p></div></section>
    ${copyOf(page, '#notebook')}</main>`);
  // the encoding first, and the policy before anything that it rules
  const meta = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`;
  return `<!doctype html>\n${root.outerHTML.replace('<head>', `<head>${meta}`)}\n`;
}

/** The rules of the page's own style sheets; a font would be another file. */
function stylesOf(page: Document): string {
  const rules = [...page.styleSheets].flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText));
  return rules
    .join('\n')
    .replaceAll(/@font-face\s*\{[^}]*\}/g, '')
    .replaceAll('</', '<\\/');
}

function copyOf(page: Document, selector: string): Element | null {
  const copy = page.querySelector(selector)?.cloneNode(true);
  if (!(copy instanceof Element)) return null;
  for (const part of copy.querySelectorAll('.cell[aria-busy="true"] > .cell-output'))
    part.replaceChildren(
      element`<p class="muted">This was still being computed when the page was saved.</p>`,
    );
  for (const part of copy.querySelectorAll(left)) part.remove();
  for (const part of [copy, ...copy.querySelectorAll('[aria-busy], [tabindex]')]) {
    part.removeAttribute('aria-busy');
    if (!part.matches('.table-place, .code')) part.removeAttribute('tabindex');
  }
  // values that a script shows on hover; the browser itself shows a title
  for (const mark of copy.querySelectorAll('svg [data-tip]')) {
    const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
    title.textContent = mark.getAttribute('data-tip');
    mark.prepend(title);
  }
  for (const anchor of copy.querySelectorAll('a[href]')) leadOut(anchor, page.baseURI);
  return copy;
}

/** From the file a relative link leads nowhere. */
function leadOut(anchor: Element, base: string): void {
  const href = anchor.getAttribute('href')!;
  if (href.startsWith('#')) return;
  const { protocol, href: whole } = new URL(href, base);
  if (protocol === 'file:') anchor.removeAttribute('href');
  else anchor.setAttribute('href', whole);
}

/** `genops-cycle-time.html` */
export function savePage(page: Document, link: string): void {
  const path = page.body.dataset.page ?? '';
  // what draws itself when it is unfolded, as for print
  for (const folded of page.querySelectorAll('main details:not([open])'))
    folded.dispatchEvent(new Event('toggle'));
  download(
    `genops-${path.replace(/\/$/, '').replaceAll('/', '-') || 'overview'}.html`,
    savedPage(page, link),
    'text/html',
  );
}
