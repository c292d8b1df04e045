/** What tests import in place of Vitest while mutants run: `describe`, `it`, Vitest's own `expect`, and one run of chosen tests in this worker. */
import { parentPort, workerData } from 'node:worker_threads';
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
} from '@vitest/expect';
import * as fc from 'fast-check';
import type { Answer, Order, Start } from './runner.ts';

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);
export const expect = Object.assign(
  (value: unknown, message?: string) => chai.expect(value, message),
  chai.expect,
  Reflect.get(globalThis, ASYMMETRIC_MATCHERS_OBJECT),
);

type Body = (...given: unknown[]) => unknown;
/** A body, or a limit of time or options, which do not matter here. */
type Rest = readonly unknown[];

const tests = new Map<string, () => unknown>();
let path: readonly string[] = [];

function named(name: string, run: () => void): void {
  const before = path;
  path = [...path, name];
  run();
  path = before;
}

function withEach(declare: (name: string, body: () => unknown) => void) {
  const one = (name: string, ...rest: Rest) => declare(name, bodyOf(rest));
  const each =
    (rows: readonly unknown[]) =>
    (name: string, ...rest: Rest) =>
      rows.forEach((row, i) => {
        const given = Array.isArray(row) ? row : [row];
        // by number: what a row says may be computed, and differ from worker to worker
        declare(`${name} #${i + 1}`, () => bodyOf(rest)(...given));
      });
  return Object.assign(one, { each });
}

function bodyOf(rest: Rest): Body {
  return rest.find((one) => typeof one === 'function') as Body;
}

export const describe = withEach((name, body) => named(name, body));
export const it = withEach((name, body) =>
  named(name, () => {
    const id = path.join(' > ');
    // a mutant may change names, which is no failure
    if (tests.has(id) && (workerData as Order).mutant === undefined)
      throw new Error(`two tests of one name: ${id}`);
    tests.set(id, body);
  }),
);
export { it as test };

/** Runs the tests of the order up to the first that fails, and answers. A file is loaded when its first test comes: some compute for half a second. */
export async function obey(files: Readonly<Record<string, () => Promise<unknown>>>): Promise<void> {
  const order = workerData as Order;
  // the same draws for every mutant
  fc.configureGlobal({ seed: 1 });
  // active before the tests load: what they compute then would else be that of the engine without the mutant
  const space: Record<string, unknown> = {
    activeMutant: order.mutant,
    hitCount: 0,
    hitLimit: order.hitLimit,
  };
  Reflect.set(globalThis, '__stryker__', space);
  const times: Record<string, number> = {};
  const load = async (file: string): Promise<void> => {
    tell({ starts: file });
    path = [file];
    times[file] = await timed(files[file]!);
  };
  if (order.tests === undefined) for (const file of order.files) await load(file);
  let failed: Answer['failed'];
  for (const id of order.tests ?? [...tests.keys()]) {
    const file = id.split(' > ', 1)[0]!;
    if (times[file] === undefined) await load(file);
    tell({ starts: id });
    if (order.mutant === undefined) space['currentTestId'] = id;
    times[id] = await timed(async () => {
      try {
        await tests.get(id)?.();
      } catch (error) {
        failed = { id, message: String(error) };
      }
    });
    if (failed !== undefined) break;
  }
  const answer: Answer = {
    times,
    failed,
    coverage: space['mutantCoverage'] as Answer['coverage'],
    hits: Number(space['hitCount']),
  };
  tell(answer);
}

/** Milliseconds of processor time. */
async function timed(work: () => unknown): Promise<number> {
  const started = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

function tell(message: Answer | Start): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of Node has none
  parentPort!.postMessage(message);
}
