/** Which run a command is asked for: by options, by a link of the site, or by a link and what differs from it. */
import { expected } from '../engine/errors.ts';
import { scenarios } from '../engine/index.ts';
import { deploymentsInWords, MOST_DEPLOYMENTS } from '../engine/limits.ts';
import { checkSeed, presets } from '../engine/simulator/scenario.ts';
import { isParameterKey, parameters } from '../engine/simulator/settings.ts';
import { parseAddress, readSetting } from '../site/state/address.ts';
import { type Run, withChanges } from '../site/state/run.ts';
import { meantText } from './command.ts';
import { scenarioNamed } from './ledger.ts';

export const runOptions = {
  deployments: { type: 'string' },
  seed: { type: 'string' },
  scenario: { type: 'string' },
  address: { type: 'string' },
  set: { type: 'string', multiple: true },
} as const;

export const runUsage = ` --deployments N         in each arm, ${deploymentsInWords} (default ${presets.study})
 --seed TEXT             where chance starts (default 42)
 --scenario ID           ${scenarios.map(({ id }, i) => (i === 0 ? `${id} (default)` : id)).join(', ')}
 --address LINK          the run of a link of the site; the options above and below go on from it
 --set SETTING=VALUE     a setting by its name in links, such as bakeScale=1; as often as needed`;

export interface RunOptions {
  readonly deployments?: string | undefined;
  readonly seed?: string | undefined;
  readonly scenario?: string | undefined;
  readonly address?: string | undefined;
  readonly set?: readonly string[] | undefined;
}

/** @throws ArgumentError that names the option */
export function runOf({ deployments, seed, scenario, address, set = [] }: RunOptions): Run {
  const linked = parseAddress(address === undefined ? '' : queryIn(address), scenarios);
  const [problem] = linked.problems;
  if (problem !== undefined) throw expected('address', 'a link of this site', address, problem);
  const settings: Record<string, unknown> = {};
  for (const text of set) {
    const sign = text.indexOf('=');
    const key = text.slice(0, Math.max(sign, 0));
    if (isParameterKey(key)) settings[key] = readSetting(key, text.slice(sign + 1));
    else {
      const names = Object.keys(parameters);
      throw expected('set', 'a setting, = and its value, such as bakeScale=1', text, meantText(key, names));
    }
  }
  const run = {
    ...linked.run,
    ...(scenario === undefined ? {} : { scenario: scenarioNamed(scenario).id }),
    ...(seed === undefined ? {} : { seed: seedFrom(seed) }),
    ...(deployments === undefined ? {} : { deployments: deploymentsFrom(deployments) }),
  };
  return withChanges(run, settings, scenarios);
}

function seedFrom(text: string): string {
  checkSeed(text);
  return text;
}

function deploymentsFrom(text: string): number {
  const count = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  if (!(count >= 1 && count <= MOST_DEPLOYMENTS)) throw expected('deployments', deploymentsInWords, text);
  return count;
}

/** What stands after `?` of a whole link, or of its end. */
function queryIn(address: string): string {
  const [before = ''] = address.split('#');
  const at = before.indexOf('?');
  if (at >= 0) return before.slice(at + 1);
  return before.includes('=') ? before : '';
}
