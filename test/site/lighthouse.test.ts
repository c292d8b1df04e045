/** Lighthouse on the built home page: its scores for accessibility and best practices. Its speed is measured by `npm run bench:site`. */
import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright';
import { expect, test } from 'vitest';
import { chromiumLaunch } from '../chromium.ts';
import { receiveVisits } from './visitor.ts';

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

test('Lighthouse finds nothing to improve in accessibility and best practices of the home page', async () => {
  const visits = await receiveVisits();
  const port = await freePort();
  const launch = chromiumLaunch();
  const browser = await chromium.launch({
    ...launch,
    args: [...(launch.args ?? []), `--remote-debugging-port=${port}`],
  });
  try {
    const report = await lighthouse(`${visits.host.address}?n=100`, {
      port,
      onlyCategories: ['accessibility', 'best-practices'],
      formFactor: 'desktop',
      screenEmulation: { mobile: false, width: 1280, height: 800, deviceScaleFactor: 1, disabled: false },
      throttlingMethod: 'provided',
      disableFullPageScreenshot: true,
      logLevel: 'error',
      maxWaitForLoad: 120_000,
    });
    const { categories = {}, audits = {}, runtimeError } = report?.lhr ?? {};
    expect(runtimeError?.message).toBe(undefined);
    const failed = Object.values(categories).flatMap(({ auditRefs }) =>
      auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1).map(({ id }) => id),
    );
    expect(failed).toEqual([]);
    expect(Object.entries(categories).map(([name, { score }]) => [name, score])).toEqual([
      ['accessibility', 1],
      ['best-practices', 1],
    ]);
  } finally {
    await browser.close();
    await visits.end();
  }
});
