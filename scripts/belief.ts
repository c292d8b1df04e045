/**
 * `npm run belief -- --comparison free|fair|strict [--baseline 89|94.2] --draws N [--shard i/n] --out FILE`: runs the study at
 * settings drawn from the priors and writes what came out. `--merge FILE… --out FILE` combines shards; `--read FILE` says
 * in how many draws each claim comes true, or what moves each quantity.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { loadSha256, type Sha256 } from '../engine/audit-log/index.ts';
import { acceptanceOf, believedClaims, quantityOfDraw, type Share } from '../engine/belief/acceptance.ts';
import {
  type BeliefDraws,
  type BeliefPlan,
  beliefEngine,
  beliefPlan,
  beliefSubject,
  type Design,
  drawsOf,
  pointsOf,
  shardSteps,
} from '../engine/belief/belief.ts';
import type { Comparison } from '../engine/belief/calibration.ts';
import { type Confirmation, confirmSteps } from '../engine/belief/confirm.ts';
import { BELIEF_SEED } from '../engine/belief/draw.ts';
import { elementaryEffects, sobolIndices } from '../engine/belief/sensitivity.ts';
import { countAccepted, countValues } from '../engine/belief/summary.ts';
import { expected, inWords } from '../engine/errors.ts';
import { presets } from '../engine/index.ts';
import type { Table } from '../engine/shards/table.ts';
import { type Command, optionsOf, startCommand } from './command.ts';
import { writeOutput } from './files.ts';
import {
  countFrom,
  makeTable,
  mergeFiles,
  outFrom,
  shardFrom,
  shardOptions,
  shardUsage,
  tableIn,
} from './shards.ts';

const MOST_DRAWS = 1_000_000;
/** Values of a design that are written down next to its indices. */
const CHECKED = 8;
const baselines: Readonly<Record<string, number>> = { '89': 0.89, '94.2': 0.942 };
const designs: readonly string[] = ['map', 'morris', 'sobol'] satisfies readonly Design[];

const USAGE = `usage: npm run belief -- --comparison free|fair|strict [--baseline 89|94.2] --draws N [--shard i/n] --out FILE
       npm run belief -- --merge FILE… --out FILE
       npm run belief -- --read FILE [--confirm N] [--out JSON]
       npm run belief -- --summary FREE --out engine/belief/summary.json
${shardUsage}
 --design morris|sobol runs the points of a sensitivity analysis instead; N counts runs, whole trajectories or rows at best.
 --summary writes what the board and the claims' pages say of the committed free draws, into that file and one named -values.json. --read prints in how many draws each claim comes true, or what moves each quantity. --confirm N runs the first N accepted draws
 of each claim again at ${presets.study} deployments. --out writes what was found.`;

function comparisonFrom(kind: string | undefined, baseline: string | undefined): Comparison {
  if (kind === 'free') return { kind };
  if (kind !== 'fair' && kind !== 'strict') throw expected('comparison', 'free, fair or strict', kind);
  const ratio = baselines[baseline ?? ''];
  if (ratio === undefined) throw expected('baseline', 'one of 89, 94.2', baseline);
  return { kind, baseline: ratio };
}

function designFrom(text: string): Design {
  if (!designs.includes(text)) throw expected('design', `one of ${designs.join(', ')}`, text);
  return text as Design;
}

/** The plan that a table says it is of, with our priors. */
function planOf({ subject: { of } }: Table): BeliefPlan {
  const baseline =
    of['baseline'] === undefined ? undefined : String(Number((100 * Number(of['baseline'])).toFixed(1)));
  return beliefPlan(comparisonFrom(String(of['comparison']), baseline), designFrom(String(of['design'])));
}

const percent = ({ share, lower, upper, count, of }: Share): string =>
  of === 0
    ? 'none'
    : `${(100 * share).toFixed(2)}% (${(100 * lower).toFixed(2)}–${(100 * upper).toFixed(2)}), ${count} of ${of}`;

function acceptanceText(draws: BeliefDraws, baseline: number): string {
  const { claims, headline, unreachable } = acceptanceOf(draws, { baseline, range: 'narrower' });
  return [
    ...claims.map(
      ({ claim, range, share }) => `${claim.id} ${range.lower}…${range.upper}: ${percent(share)}`,
    ),
    `headline numbers together: ${percent(headline.share)}`,
    `out of reach: success in ${unreachable.success} draws, median in ${unreachable.median}`,
  ].join('\n');
}

/** For each quantity that a claim speaks of, every parameter with its indices, and the first values, by which a few runs can be checked. */
function sensitivity(draws: BeliefDraws) {
  const { design, priors } = draws.plan;
  const points = pointsOf(draws.plan);
  return believedClaims.map(({ id, test: { quantity } }) => {
    const values = Float64Array.from({ length: draws.count }, (_, i) => quantityOfDraw(draws, quantity, i));
    const found =
      design === 'morris'
        ? elementaryEffects(values, points, BELIEF_SEED)
        : sobolIndices(values, points.dimensions, BELIEF_SEED);
    return {
      claim: id,
      quantity,
      firstValues: Array.from(values.slice(0, CHECKED)),
      parameters: found.map((indices, k) => ({ key: priors[k]!.key, ...indices })),
    };
  });
}

type Sensitivity = ReturnType<typeof sensitivity>;

function sensitivityText(found: Sensitivity): string {
  return found
    .map(({ claim, parameters }) => {
      const ranked = parameters
        .map((own) => ({ key: own.key, by: 'total' in own ? own.total : own.size }))
        .sort((a, b) => b.by.value - a.by.value);
      return `${claim}: ${ranked
        .slice(0, 6)
        .map(
          ({ key, by }) =>
            `${key} ${by.value.toPrecision(2)} (${by.lower.toPrecision(2)}–${by.upper.toPrecision(2)})`,
        )
        .join(', ')}`;
    })
    .join('\n');
}

/** How many accepted draws are still in range at the study's size. */
function confirm(draws: BeliefDraws, baseline: number, most: number): readonly Confirmation[] {
  const steps = confirmSteps(draws, { baseline, range: 'narrower' }, most, presets.study);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

interface Reading {
  readonly file: string;
  readonly out: string | null;
  /** Draws a claim to run again at the study's size. */
  readonly confirm: number;
}

function read({ file, out, confirm: most }: Reading, sha256: Sha256, log: (text: string) => void): void {
  const table = tableIn(file, sha256);
  const plan = planOf(table);
  const draws = drawsOf(table, plan, sha256);
  log(`${table.subject.command}\n${table.subject.engine}`);
  const { comparison } = plan;
  if (plan.design === 'map') {
    const at = comparison.kind === 'free' ? Object.values(baselines) : [comparison.baseline];
    const found = at.map((baseline) => {
      const percents = `${(100 * baseline).toFixed(1)}%`;
      log(`\nranges at the published baseline of ${percents}\n${acceptanceText(draws, baseline)}`);
      const confirmations = most === 0 ? [] : confirm(draws, baseline, most);
      for (const { what, confirmed } of confirmations)
        log(`${what}, at ${presets.study}: ${percent(confirmed)}`);
      return { baseline, confirmations };
    });
    if (out !== null) writeOutput('out', out, jsonOf(file, table, `--confirm ${most}`, found, sha256));
    return;
  }
  const found = sensitivity(draws);
  log(sensitivityText(found));
  if (out !== null) writeOutput('out', out, jsonOf(file, table, '', found, sha256));
}

/** What `--out` writes of a reading: what was read, and what was found, with four digits; what is no number is null. */
function jsonOf(file: string, { subject }: Table, options: string, found: unknown, sha256: Sha256): string {
  const short = (_: string, value: unknown): unknown =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
  const made = `npm run belief -- --read ${basename(file)} ${options}`.trim();
  const digest = sha256.init().update(readFileSync(file)).digest();
  return `${JSON.stringify({ subject, digest, read: made, found }, short)}\n`;
}

export const belief: Command = {
  usage: USAGE,
  run: async (args, printer) => {
    const { values, positionals } = optionsOf(
      args,
      {
        comparison: { type: 'string' },
        baseline: { type: 'string' },
        draws: { type: 'string' },
        design: { type: 'string', default: 'map' },
        read: { type: 'string' },
        summary: { type: 'string' },
        confirm: { type: 'string' },
        ...shardOptions,
      },
      true,
    );
    if (!values.merge && positionals.length > 0)
      throw expected('arguments', 'options only', inWords(positionals.join(' ')));
    const sha256 = await loadSha256();
    if (values.summary !== undefined) {
      const draws = drawsOf(tableIn(values.summary, sha256), beliefPlan({ kind: 'free' }), sha256);
      const out = outFrom(values.out, [values.summary]);
      writeOutput('out', out, `${JSON.stringify(countAccepted(draws), null, 2)}\n`);
      const beside = outFrom(out.replace(/(\.json)?$/, '-values.json'));
      writeOutput('out', beside, `${JSON.stringify(countValues(draws), null, 2)}\n`);
      return 0;
    }
    if (values.read !== undefined) {
      const out = values.out === undefined ? null : outFrom(values.out, [values.read]);
      const confirmed = values.confirm === undefined ? 0 : countFrom('confirm', values.confirm, MOST_DRAWS);
      read({ file: values.read, out, confirm: confirmed }, sha256, (text) => {
        printer.log(text);
      });
      return 0;
    }
    if (values.merge) {
      await mergeFiles(positionals, outFrom(values.out, positionals));
      return 0;
    }
    const plan = beliefPlan(comparisonFrom(values.comparison, values.baseline), designFrom(values.design));
    const draws = countFrom('draws', values.draws, MOST_DRAWS);
    const shard = shardFrom(values.shard);
    const out = outFrom(values.out);
    const subject = beliefSubject(plan, draws, beliefEngine(sha256), sha256);
    makeTable(shardSteps(plan, subject, shard), out, sha256, printer);
    return 0;
  },
};

await startCommand(import.meta.url, belief);
