/** A run that is held in its middle: a worker that is asked for the seed `held` stands still at its first breath until it is told to go on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtSite } from '../built-site.ts';
import type { Otherwise } from '../pages-host.ts';

/** Appended to the study's worker; seeds `held` stop it, `memory` refuses it an array once, `death` ends it with an error. */
export const holding = `
{
  const asked = new Set();
  const channel = new BroadcastChannel('gate');
  const held = [];
  let isHolding = false;
  addEventListener('message', ({ data }) => {
    const named = JSON.stringify(data).match(/"(held|memory|death)"/)?.[1];
    if (named === undefined || asked.has(named)) return;
    asked.add(named);
    if (named === 'held' || named === 'death') isHolding = true;
    if (named === 'death') setTimeout(() => { throw new RangeError('Out of memory'); });
    if (named === 'memory') {
      const whole = Float64Array;
      globalThis.Float64Array = function () {
        globalThis.Float64Array = whole;
        return new ArrayBuffer(2 ** 34);
      };
    }
  }, true);
  const post = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function (message, ...rest) {
    if (message !== null || !isHolding) return post.call(this, message, ...rest);
    held.push(() => post.call(this, null));
    channel.postMessage('held');
  };
  channel.addEventListener('message', () => {
    isHolding = false;
    for (const go of held.splice(0)) go();
  });
}`;

/** The study's worker with an addition; null for any other file. */
export const studyWorkerWith = (addition: string, path: string): Otherwise | null =>
  path.includes('/study.worker-')
    ? {
        kind: 'answer',
        type: 'text/javascript',
        text: readFileSync(join(builtSite(), path), 'utf8') + addition,
      }
    : null;

/** A page of any driver. */
interface Evaluating {
  evaluate<Value>(work: () => Value | Promise<Value>): Promise<Value>;
  evaluate<Arg>(work: (arg: Arg) => void, arg: Arg): Promise<void>;
}

/** Runs this seed after the first run, as the page's own address would. */
export const runSeed = (page: Evaluating, seed: string): Promise<void> =>
  page.evaluate((asked: string) => {
    const { genops } = globalThis as unknown as { genops: { run(config: object): Promise<unknown> } };
    void genops.run({ deployments: 100, seed: asked }).catch(() => {});
  }, seed);

/** Runs the seed `held` until its middle. @returns lets it go on */
export async function heldRun(page: Evaluating): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const gate = new BroadcastChannel('gate');
    const standing = new Promise<void>((resolve) => gate.addEventListener('message', () => resolve()));
    const goOn = gate.postMessage.bind(gate, 'go');
    Object.assign(globalThis, { standing, goOn });
  });
  await runSeed(page, 'held');
  await page.evaluate(() => (globalThis as unknown as { standing: Promise<void> }).standing);
  return () => page.evaluate(() => (globalThis as unknown as { goOn(): void }).goOn());
}
