/**
 * `npm run replicate -- --deployments N --seeds K [--scenario ID] [--shard i/n] --out FILE`: the study under seeds 1 to K, and
 * every quantity that a claim speaks of. `--merge FILE… --out FILE` combines shards.
 */
import { loadSha256 } from '../engine/audit-log/index.ts';
import { beliefEngine } from '../engine/belief/belief.ts';
import { expected, inWords } from '../engine/errors.ts';
import { scenarios, withSettings } from '../engine/index.ts';
import { MOST_DEPLOYMENTS } from '../engine/limits.ts';
import { replicateSteps, replicateSubject } from '../engine/shards/replicate.ts';
import type { Table } from '../engine/shards/table.ts';
import { mean, variance } from '../engine/statistics/index.ts';
import { type Command, optionsOf, startCommand } from './command.ts';
import { scenarioNamed } from './ledger.ts';
import { countFrom, makeTable, mergeFiles, outFrom, shardFrom, shardOptions, shardUsage } from './shards.ts';

const MOST_SEEDS = 100_000;

/** Of each quantity the mean over the seeds with its Monte Carlo error, and the spread between seeds. */
function summaryText({ data }: Table): string {
  return Object.entries(data)
    .map(([name, column]) => {
      const found = column.filter(Number.isFinite);
      if (found.length < 2) return `${name}: ${found.length} seeds with a number`;
      const sd = Math.sqrt(variance(found));
      const digits = [mean(found), sd / Math.sqrt(found.length), sd].map((x) => Number(x.toPrecision(4)));
      return `${name}: mean ${digits[0]}, Monte Carlo error ${digits[1]}, SD between seeds ${digits[2]}, ${found.length} seeds`;
    })
    .join('\n');
}

export const replicate: Command = {
  usage: `usage: npm run replicate -- --deployments N --seeds K [--scenario ID] [--shard i/n] --out FILE
       npm run replicate -- --merge FILE… --out FILE
${shardUsage}
 Scenarios: ${scenarios.map(({ id }) => id).join(', ')}; the first unless another is named.`,
  run: async (args, printer) => {
    const { values, positionals } = optionsOf(
      args,
      {
        deployments: { type: 'string' },
        seeds: { type: 'string' },
        scenario: { type: 'string', default: scenarios[0]!.id },
        ...shardOptions,
      },
      true,
    );
    if (!values.merge && positionals.length > 0)
      throw expected('arguments', 'options only', inWords(positionals.join(' ')));
    if (values.merge) {
      printer.log(summaryText(await mergeFiles(positionals, outFrom(values.out, positionals))));
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
    const table = makeTable(replicateSteps(config, subject, shard, sha256), out, sha256, printer);
    if (shard === null) printer.log(summaryText(table));
    return 0;
  },
};

await startCommand(import.meta.url, replicate);
