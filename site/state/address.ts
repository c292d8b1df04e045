/**
 * A run as an address, both ways. Whatever stands after `?` becomes either a run or a list of what was expected, in words for
 * the reader, and then the default run. Keys that are not ours (other sites hang theirs on links that are passed on) are
 * named and left out; the run stays as asked. Nothing of it is ever evaluated.
 */
import { ArgumentError, expected, inWords } from '../../engine/errors.ts';
import { MOST_DEPLOYMENTS } from '../../engine/limits.ts';
import { checkSeed, presets, type Scenario } from '../../engine/simulator/scenario.ts';
import {
  checkValue,
  isParameterKey,
  type ParameterKey,
  parameters,
  withSettings,
} from '../../engine/simulator/settings.ts';
import { changedQuery, viewKey } from '../../notebooks/authoring/links.ts';
import { changedKeys, changesFrom, defaultRun, type Run } from './run.ts';

export interface Address<R> {
  readonly run: R;
  /** What could not be read and what was expected instead; empty when all could. Then `run` is the default run. */
  readonly problems: readonly string[];
  /** Keys that are not ours, each once. */
  readonly ignored: readonly string[];
}

/** Belongs to the page that opens a single one; it names no part of a run. */
const pageKey = 'deployment';

/** A new address of this page, with what its own controls say. */
export function withView(address: string, query: string): string {
  const view = new URLSearchParams(query).get(viewKey);
  return view === null ? address : changedQuery(address, { [viewKey]: view });
}

/** Characters; every setting at its longest takes a tenth of it. */
export const LONGEST_ADDRESS = 20_000;

const runKeys: ReadonlySet<string> = new Set(['n', 'seed', 'scenario', 'preset']);

/** @param query what stands after `?`, with or without it */
export function parseAddress(query: string, scenarios: readonly Scenario[]): Address<Run> {
  if (query.length > LONGEST_ADDRESS) {
    const came = inWords(`${query.length.toLocaleString('en-US')} characters`);
    const { message } = expected(
      'address',
      `at most ${LONGEST_ADDRESS.toLocaleString('en-US')} characters`,
      came,
    );
    return { run: defaultRun, problems: [message], ignored: [] };
  }
  const problems: string[] = [];
  const attempt = attemptInto(problems);
  const parts = partsOf(query);
  const pairs = pairsIn(parts.own, attempt);
  const scenario = attempt(() => readScenario(pairs.get('scenario'), scenarios), undefined);
  const seed = attempt(() => readSeed(pairs.get('seed')), defaultRun.seed);
  const deployments = attempt(
    () => readDeployments(pairs.get('n'), pairs.get('preset')),
    defaultRun.deployments,
  );
  const changes: Record<string, unknown> = {};
  for (const [key, text] of pairs) {
    if (key === pageKey) attempt(() => readWhole(key, text, 0, deployments - 1), 0);
    else if (isParameterKey(key)) changes[key] = attempt(() => readSetting(key, text), parameters[key].value);
  }
  const ignored = [...new Set(parts.foreign.map(keyOf))];
  if (problems.length > 0 || scenario === undefined) return { run: defaultRun, problems, ignored };
  const settings = withSettings(scenario.changes, changes);
  return {
    run: { scenario: scenario.id, changes: changesFrom(scenario, settings), seed, deployments },
    problems,
    ignored,
  };
}

/**
 * `n=500&seed=42&scenario=equal-changes&alpha=0.05`: size, seed and scenario always, so that the link keeps its meaning
 * when a default moves; of the settings only what differs from the scenario.
 */
export function formatAddress(run: Run): string {
  const pairs: (readonly [string, string])[] = [
    ['n', String(run.deployments)],
    ['seed', run.seed],
    ['scenario', run.scenario],
    ...changedKeys(run).map((key) => [key, String(run.changes[key])] as const),
  ];
  return pairs.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join('&');
}

/** The query without what is not ours, as it stands. */
export function ownQuery(query: string): string {
  return partsOf(query).own.join('&');
}

function partsOf(query: string): { readonly own: readonly string[]; readonly foreign: readonly string[] } {
  if (query.length > LONGEST_ADDRESS) return { own: [], foreign: [] };
  const parts = query
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '');
  const isOwn = (part: string): boolean => {
    const key = keyOf(part);
    return runKeys.has(key) || key === pageKey || key === viewKey || isParameterKey(key);
  };
  return { own: parts.filter(isOwn), foreign: parts.filter((part) => !isOwn(part)) };
}

/** What stands before the first `=`, decoded where it can be. */
function keyOf(part: string): string {
  const key = part.split('=')[0] ?? '';
  try {
    return decode(key);
  } catch {
    return key;
  }
}

/** More would fill the page, and help nobody. */
const MOST_PROBLEMS = 20;

type Attempt = <T>(read: () => T, otherwise: T) => T;

/** What cannot be read becomes a problem, and another value takes its place. */
export function attemptInto(problems: string[]): Attempt {
  return (read, otherwise) => {
    if (problems.length >= MOST_PROBLEMS) return otherwise; // none of it is used
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ArgumentError)) throw error;
      problems.push(error.message);
      return otherwise;
    }
  };
}

/** URLSearchParams would let broken encoding through as other text; here it is a problem. */
export function pairsIn(parts: readonly string[], attempt: Attempt): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const part of parts) {
    const at = part.indexOf('=');
    const key = keyOf(part);
    const value = attempt(() => decode(at < 0 ? '' : part.slice(at + 1)), null);
    if (value === null) continue;
    attempt(() => {
      if (pairs.has(key)) throw expected(key, 'one value', `${pairs.get(key)} and ${value}`);
      pairs.set(key, value);
    }, undefined);
  }
  return pairs;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw expected('address', 'percent-encoded UTF-8', text);
  }
}

function readScenario(text: string | undefined, scenarios: readonly Scenario[]): Scenario {
  const id = text ?? defaultRun.scenario;
  const found = scenarios.find((scenario) => scenario.id === id);
  if (found === undefined) throw expected('scenario', `one of ${scenarios.map((s) => s.id).join(', ')}`, id);
  return found;
}

/** @throws ArgumentError when it is empty, longer than the limit, or not well-formed text */
export function readSeed(text: string | undefined): string {
  if (text === undefined) return defaultRun.seed;
  checkSeed(text);
  return text;
}

/** @throws ArgumentError when it is not a whole number in range, or contradicts the preset */
export function readDeployments(text: string | undefined, preset?: string): number {
  const named = preset === undefined ? null : readPreset(preset);
  if (text === undefined) return named ?? defaultRun.deployments;
  const n = readWhole('n', text, 1, MOST_DEPLOYMENTS);
  if (named !== null && named !== n) throw expected('preset', `one that agrees with n=${n}`, preset);
  return n;
}

function readPreset(name: string): number {
  const found = Object.entries(presets).find(([key]) => key === name);
  if (found === undefined) throw expected('preset', `one of ${Object.keys(presets).join(', ')}`, name);
  return found[1];
}

function readWhole(where: string, text: string, low: number, high: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= low && value <= high)) {
    throw expected(where, `a whole number from ${low} to ${high.toLocaleString('en-US')}`, text);
  }
  return value;
}

export function readSetting(key: ParameterKey, text: string): unknown {
  const value = typed(key, text);
  checkValue(key, value);
  return value;
}

/** The text as the kind of value that the parameter takes; other text stays text, for checkValue to refuse. */
function typed(key: ParameterKey, text: string): unknown {
  switch (parameters[key].kind) {
    case 'number':
      return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) + 0 : text; // + 0: the address knows no −0
    case 'choice':
      return text;
    case 'switch':
      return text === 'true' ? true : text === 'false' ? false : text;
  }
}
