/** A visitor of the built site, who writes down what went wrong on the way. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Download,
  type Page,
} from 'playwright';
import { inject } from 'vitest';
import { builtSite } from './built-site.ts';
import { type HostOptions, hostPages, type PagesHost } from './pages-host.ts';

/** What must stay empty on every visit. */
interface Trouble {
  /** Requests to another host, which the browser cannot find. */
  readonly outside: string[];
  /** Answers of the site's own host from 400 up. */
  readonly failed: string[];
  /** Uncaught errors, what the content security policy has refused, and what the console has as an error. */
  readonly errors: string[];
}

export interface Visitor {
  readonly context: BrowserContext;
  readonly trouble: Trouble;
  /** Opens a page by its path below the site's front page. */
  readonly open: (path: string) => Promise<Page>;
}

export interface Visits {
  readonly host: PagesHost;
  /** A visitor with an empty cache and no history; without an offline copy unless `serviceWorkers` says so. */
  newVisitor(options?: BrowserContextOptions): Promise<Visitor>;
  end(): Promise<void>;
}

/** Where a download now lies on this machine: the browser, which others use too, keeps its own copy to itself. */
export async function saved(download: Download): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'download-')), download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

/** Hosts the built site for visits with the one browser of all test files; one call for each. */
export async function receiveVisits(options?: HostOptions, folderNow = builtSite): Promise<Visits> {
  const host = await hostPages(folderNow, options);
  const browser = await chromium.connect(inject('siteBrowser'));
  return {
    host,
    newVisitor: (contextOptions) => newVisitor(browser, host, contextOptions),
    end: async () => {
      await browser.close();
      await host.stop();
    },
  };
}

async function newVisitor(
  browser: Browser,
  host: PagesHost,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  // the offline copy is the whole site: a visit that is not about it does not wait for that
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    locale: 'en-US',
    serviceWorkers: 'block',
    ...options,
  });
  context.setDefaultTimeout(120_000); // a page of a claim runs some hundred replays, on a busy machine too
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
      console.error(`${effectiveDirective} refused ${blockedURI}, asked by ${sourceFile}`);
    });
  });
  const trouble: Trouble = { outside: [], failed: [], errors: [] };
  const own = new URL(host.address).host;
  // heard and not intercepted: that would pass every request through here, and keep none of them
  context.on('request', (request) => {
    const { host: asked, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && asked !== own) trouble.outside.push(request.url());
  });
  context.on('response', (response) => {
    if (response.status() >= 400) trouble.failed.push(`${response.status()} ${response.url()}`);
  });
  context.on('weberror', (webError) => {
    trouble.errors.push(String(webError.error()));
  });
  context.on('console', (message) => {
    if (message.type() === 'error') trouble.errors.push(`${message.text()} ${message.location().url}`.trim());
  });
  return {
    context,
    trouble,
    open: async (path) => {
      const page = await context.newPage();
      await page.goto(new URL(path, host.address).href);
      return page;
    },
  };
}
