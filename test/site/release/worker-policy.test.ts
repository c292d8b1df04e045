/** The page's content security policy binds its workers, too: what a worker would try in vain, were its code not ours. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { builtSite } from '../built-site.ts';
import { receiveVisits } from '../visitor.ts';

/** Appended to each worker: text as code, and a request to another host. */
const attempt = (file: string): string => `
{
  const channel = new BroadcastChannel('attempts');
  const refused = [];
  addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
    refused.push(effectiveDirective);
    if (refused.length === 3)
      channel.postMessage({ worker: '${file}', refused: refused.toSorted(), ran: 'timerRan' in globalThis });
  });
  setTimeout('globalThis.timerRan = true');
  fetch('http://127.0.0.1:9/elsewhere').catch(() => {});
  try { new Function('globalThis.timerRan = true')(); } catch {}
}`;

const visits = await receiveVisits({
  otherwise: (path) =>
    /\/(study|policy|replay)\.worker-/.test(path)
      ? {
          kind: 'answer',
          type: 'text/javascript',
          text: readFileSync(join(builtSite(), path), 'utf8') + attempt(/(\w+)\.worker/.exec(path)![1]!),
        }
      : null,
});
afterAll(() => visits.end());

interface Told {
  readonly worker: string;
  readonly refused: readonly string[];
  readonly ran: boolean;
}

test.each([
  ['on a first visit', 'block'],
  ['from the offline copy', 'allow'],
] as const)(
  '%s workers of the study, of policies and of the replay may neither run text as code nor ask another host',
  async (_when, serviceWorkers) => {
    const { context, trouble } = await visits.newVisitor({ serviceWorkers });
    await context.addInitScript(() => {
      const told: unknown[] = [];
      Object.assign(globalThis, { told });
      new BroadcastChannel('attempts').addEventListener('message', ({ data }) => told.push(data));
    });
    const page = await context.newPage();
    if (serviceWorkers === 'allow') {
      await page.goto(new URL('methods/?n=100&warmUpDays=1', visits.host.address).href);
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    }
    await page.goto(new URL('policies/?n=100&warmUpDays=1', visits.host.address).href);
    const other = await context.newPage();
    await other.goto(new URL('published-code/?replay-n=100', visits.host.address).href);
    const told = () => page.evaluate(() => (globalThis as unknown as { told: Told[] }).told);
    await expect
      .poll(async () => [...new Set((await told()).map(({ worker }) => worker))].toSorted())
      .toEqual(['policy', 'replay', 'study']);
    for (const each of await told()) {
      expect(each).toEqual({ ...each, refused: ['connect-src', 'script-src', 'script-src'], ran: false });
    }
    // the runs go on all the same, and nothing left
    for (const each of [page, other])
      await each.waitForSelector('html[data-run="done"]', { state: 'attached' });
    expect(trouble.outside).toEqual([]);
    await context.close();
  },
);
