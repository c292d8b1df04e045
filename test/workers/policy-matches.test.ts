/** How many changes of a run each rule matches, counted in a worker. */
import { afterAll, expect, test } from 'vitest';
import { StudyPool } from '../../workers/study/pool.ts';
import { failureIn, valueOf } from './fake-pool.ts';
import { closeAll, configOf, kept, own, poolOf } from './policy-pools.ts';

const pool = poolOf({ size: 1 });
afterAll(closeAll);

test('the built-in rules match as many changes as the study says that they applied to, and the exempt hotfixes', async () => {
  const config = configOf(600);
  const { measures } = valueOf(await kept(new StudyPool({ size: 1 })).run(config));
  const { changes, wholeRun, rules } = valueOf(
    await pool.match(
      config,
      own.rules.map(({ expression }) => expression),
    ),
  );
  expect({ changes, wholeRun }).toEqual({ changes: 600, wholeRun: true });
  expect(rules.map((rule) => rule!.matches - rule!.exempt)).toEqual(
    measures.governance.policyHits.map(({ count }) => count),
  );
  expect(rules.some((rule) => rule!.matches > 0)).toBe(true);
});

test('each expression is counted by itself: all, none, half of a pair, and null for what is no condition', async () => {
  const config = configOf(300, { hotfixesExempt: false });
  const ask = ['true', 'false', 'change.lines > 60', 'change.lines <= 60', 'change.lins > 60', '1 / 0 > 1'];
  const { rules } = valueOf(await pool.match(config, ask));
  const [all, none, long, short, unknown, failing] = rules;
  expect(all).toEqual({ matches: 300, exempt: 0, failed: 0 });
  expect(none).toEqual({ matches: 0, exempt: 0, failed: 0 });
  expect(long!.matches + short!.matches).toBe(300);
  expect(unknown).toBeNull();
  expect(failing).toEqual({ matches: 300, exempt: 0, failed: 300 });
  const [exempt] = valueOf(await pool.match(configOf(300), ['change.hotfix'])).rules;
  expect(exempt!.exempt).toBe(exempt!.matches);
  expect(exempt!.matches).toBeGreaterThan(0);
});

test('a count that is called off ends, and the next one is heard', async () => {
  const aborter = new AbortController();
  const stopped = pool.match(configOf(5_000), ['true'], { signal: aborter.signal });
  aborter.abort();
  expect(failureIn(await stopped).kind).toBe('cancelled');
  expect(valueOf(await pool.match(configOf(50), ['true'])).rules).toMatchObject([{ matches: 50 }]);
});
