/**
 * `npm run replicate -- --deployments N --seeds K [--scenario ID] [--shard i/n] --out FILE`: the study under seeds 1 to K, and
 * every quantity that a claim speaks of. `--merge FILE… --out FILE` combines shards.
 */
import { parseArgs } from 'node:util';
import { loadSha256 } from '../engine/audit-log/index.ts';
import { beliefEngine } from '../engine/belief/belief.ts';
import { expected, inWords } from '../engine/errors.ts';
import { scenarios, withSettings } from '../engine/index.ts';
import { MOST_DEPLOYMENTS } from '../engine/limits.ts';
import { replicateSteps, replicateSubject } from '../engine/shards/replicate.ts';
import { type Command, startCommand } from './command.ts';
import { scenarioNamed } from './ledger.ts';
import { countFrom, makeTable, mergeFiles, outFrom, shardFrom, shardOptions, shardUsage } from './shards.ts';

const MOST_SEEDS = 100_000;

export const replicate: Command = {
  usage: `usage: npm run replicate -- --deployments N --seeds K [--scenario ID] [--shard i/n] --out FILE
       npm run replicate -- --merge FILE… --out FILE
${shardUsage}
 Scenarios: ${scenarios.map(({ id }) => id).join(', ')}; the first unless another is named.`,
  run: async (args, printer) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        deployments: { type: 'string' },
        seeds: { type: 'string' },
        scenario: { type: 'string', default: scenarios[0]!.id },
        ...shardOptions,
      },
    });
    if (!values.merge && positionals.length > 0)
      throw expected('arguments', 'options only', inWords(positionals.join(' ')));
    if (values.merge) {
      await mergeFiles(positionals, outFrom(values.out));
      return 0;
    }
    const deployments = countFrom('deployments', values.deployments, MOST_DEPLOYMENTS);
    const seeds = countFrom('seeds', values.seeds, MOST_SEEDS);
    const { id: scenario, changes } = scenarioNamed(values.scenario);
    const shard = shardFrom(values.shard);
    const out = outFrom(values.out);
    const sha256 = await loadSha256();
    const config = { scenario, settings: withSettings(changes), seed: '1', deployments };
    const subject = replicateSubject(config, seeds, beliefEngine(sha256));
    makeTable(replicateSteps(config, subject, shard, sha256), out, sha256, printer);
    return 0;
  },
};

await startCommand(import.meta.url, replicate);
