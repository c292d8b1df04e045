/** A visitor of the built site, who writes down what went wrong on the way. */
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright';
import { chromiumLaunch } from '../chromium.ts';
import { builtSite } from './built-site.ts';
import { hostPages, type PagesHost } from './pages-host.ts';

/** What must stay empty on every visit. */
export interface Trouble {
  /** Requests to another host: they were refused. */
  readonly outside: string[];
  /** Answers of the site's own host from 400 up. */
  readonly failed: string[];
  /** Uncaught errors, and what the console has as an error. */
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
  /** A visitor with an empty cache and no history. */
  newVisitor(options?: BrowserContextOptions): Promise<Visitor>;
  end(): Promise<void>;
}

/** Hosts the built site and starts a browser; one call for each test file. */
export async function receiveVisits(): Promise<Visits> {
  const host = await hostPages(builtSite());
  const browser = await chromium.launch(chromiumLaunch());
  return {
    host,
    newVisitor: (options) => newVisitor(browser, host, options),
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
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-US', ...options });
  const trouble: Trouble = { outside: [], failed: [], errors: [] };
  const own = new URL(host.address).host;
  await context.route(
    (url) => url.host !== own,
    (route) => {
      trouble.outside.push(route.request().url());
      return route.abort();
    },
  );
  context.on('response', (response) => {
    if (response.status() >= 400) trouble.failed.push(`${response.status()} ${response.url()}`);
  });
  context.on('weberror', (webError) => {
    trouble.errors.push(String(webError.error()));
  });
  context.on('console', (message) => {
    if (message.type() === 'error') trouble.errors.push(message.text());
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
