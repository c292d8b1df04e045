/** The replay of the published code as its page runs it. No study runs there: the study's run is carried along in links. */
import { scenarios } from '../../engine/simulator/scenarios/index.ts';
import type { Notebook } from '../../notebooks/authoring/define.ts';
import { element } from '../../notebooks/authoring/html.ts';
import { count, percent, plural } from '../../notebooks/format/number.ts';
import type { ReplayView } from '../../notebooks/published-code/replay-view.ts';
import type { Made } from '../../notebooks/receipt/receipt.ts';
import { ReplayPool } from '../../workers/replay/pool.ts';
import type { ReplayResult } from '../../workers/replay/steps.ts';
import { shortSeed } from '../components/run-report.ts';
import {
  defaultReplay,
  formatReplayAddress,
  parseReplayAddress,
  type ReplayRun,
  readReplaySeed,
  readReplaySize,
  sameReplay,
  seedKey,
  sizeKey,
} from '../state/replay.ts';
import type { RunKind, RunWords } from '../state/run-kind.ts';
import { openReceipts } from './open-page.ts';
import { startPage } from './page.ts';

interface Replayed {
  readonly replay: ReplayResult;
}

/** @param notebook loaded beside the first replay, not before it */
export function startReplayPage(notebook: () => Promise<Notebook<ReplayView>>): void {
  startPage(replayRuns(new ReplayPool()), notebook);
}

function replayRuns(client: ReplayPool): RunKind<ReplayRun, Replayed, ReplayView> {
  const parse = (query: string) => parseReplayAddress(query, scenarios);
  const format = (run: ReplayRun, query: string): string => formatReplayAddress(run, parse(query).study);
  return {
    async perform(run, hooks) {
      const outcome = await client.replay(run, {}, hooks);
      return outcome.kind === 'failed' ? outcome : { kind: 'done', value: { replay: outcome.value } };
    },
    defaultRun: defaultReplay,
    same: sameReplay,
    kept: 400_000, // 40 bytes each
    door: {
      parse,
      own: (query) => format(parse(query).run, query),
      format,
      forOthers: (_run, query) => parse(query).study,
    },
    readSeed: readReplaySeed,
    readSize: readReplaySize,
    atOnce: Number.POSITIVE_INFINITY,
    words,
    facts: ({ replay }) => ({
      deployments: count(replay.deployments),
      seed: String(replay.seed),
      digest: replay.rowsSha256 ?? '',
    }),
    alias: 'replay',
    attributes: ({ run, replay }) => ({
      replaySeed: String(run.seed),
      replayDeployments: String(run.deployments),
      replaySha256: replay.rowsSha256 ?? '',
    }),
    offers(page) {
      openReceipts({
        offer() {
          const replay = page.state()?.shown?.replay;
          return replay ? { name: 'replay', make: async () => madeReplay(replay) } : null;
        },
        hear: page.hear,
      });
    },
    view: ({ replay }, query) => ({ replay, client, query }),
  };
}

const madeReplay = async (replay: ReplayResult): Promise<Made> =>
  (await import('../../notebooks/published-code/receipt.ts')).madeReplay(replay);

const named = ({ deployments, seed }: ReplayRun): string =>
  `the replay of ${plural(deployments, 'deployment')} with seed ${shortSeed(String(seed))}`;

const words: RunWords<ReplayRun, Replayed> = {
  doing: 'Replaying',
  failed: 'The replay failed.',
  short: (run) => `seed ${shortSeed(String(run.seed))} · ${plural(run.deployments, 'deployment')}`,
  named,
  onScreen: (run) => `on screen is ${named(run)}`,
  finished: ({ run }, seconds) =>
    `${plural(run.deployments, 'deployment')}, seed ${shortSeed(String(run.seed))}, replayed here in ${seconds}.`,
  found: ({ replay }) => `${percent(replay.successful / replay.deployments)} completed.`,
  changed: () => '',
  refused: '',
  again: 'The same seed and size',
  unknownAddress: 'It shows the published default run instead.',
  ownKeys: () =>
    element`<p>This page’s own keys are <code>${seedKey}</code> and <code>${sizeKey}</code>; the study’s are carried along to the other pages.</p>`,
};
