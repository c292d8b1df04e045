/** The study as a page runs it: how it is computed, judged, named and spoken of. */
import { type LedgerRow, publishedArithmetic, studyLedger } from '../../engine/claims/lenses/ledger.ts';
import type { Scenario } from '../../engine/simulator/scenario.ts';
import { scenarios as allScenarios } from '../../engine/simulator/scenarios/index.ts';
import { isParameterKey, parameters } from '../../engine/simulator/settings.ts';
import type { Study } from '../../engine/simulator/study.ts';
import type { Notebook, StudyView } from '../../notebooks/authoring/define.ts';
import { count, plural } from '../../notebooks/format/number.ts';
import { tallySentence, verdictWords } from '../../notebooks/format/words.ts';
import type { Made } from '../../notebooks/receipt/receipt.ts';
import { createBreather } from '../../workers/core/task.ts';
import type { StudyClient } from '../../workers/study/pool.ts';
import { StudyPool } from '../../workers/study/pool.ts';
import { shortSeed } from '../components/run-report.ts';
import { createStudyFields } from '../components/study-fields.ts';
import {
  formatAddress,
  ownQuery,
  parseAddress,
  readDeployments,
  readSeed,
  withView,
} from '../state/address.ts';
import type { JudgedStudy, ShownStudy } from '../state/judged-study.ts';
import { changedKeys, configOf, defaultRun, type Run, scenarioOf, withChanges } from '../state/run.ts';
import type { RunKind, RunWords } from '../state/run-kind.ts';
import { exposeApi } from './api.ts';
import { keepView } from './navigation.ts';
import { openReceipts } from './open-page.ts';
import { startPage } from './page.ts';

export interface StudyParts {
  readonly client: StudyClient;
  readonly scenarios: readonly Scenario[];
  readonly judge: (study: Study) => readonly LedgerRow[] | Promise<readonly LedgerRow[]>;
}

/** @param notebook loaded beside the first run, not before it */
export function startStudyPage(notebook: () => Promise<Notebook>): void {
  const breathe = createBreather();
  const judge: StudyParts['judge'] = async ({ measures, config }) => {
    await breathe(); // each in a task of its own: what has arrived, its verdicts, and what is drawn of them
    const rows = studyLedger({ measures, settings: config.settings });
    await breathe();
    return rows;
  };
  startPage(studyRuns({ client: new StudyPool(), scenarios: allScenarios, judge }), notebook);
  setTimeout(publishedArithmetic); // while the run is under way, which does not change it
}

export function studyRuns({ client, scenarios, judge }: StudyParts): RunKind<Run, JudgedStudy, StudyView> {
  return {
    async perform(run, hooks) {
      const outcome = await client.run(configOf(run, scenarios), hooks);
      if (outcome.kind === 'failed') return outcome;
      return { kind: 'done', value: { study: outcome.value, rows: await judge(outcome.value) } };
    },
    defaultRun,
    same: (a, b) => formatAddress(a) === formatAddress(b),
    kept: 200_000, // about 100 bytes each
    door: {
      parse: (query) => parseAddress(query, scenarios),
      own: ownQuery,
      // a deployment is one of its own run's
      format: (run, query) => withView(formatAddress(run), query),
      forOthers: formatAddress,
    },
    readSeed,
    // a number field hands over no text that it cannot read as a number
    readSize: (text) => readDeployments(text.trim()),
    atOnce: 50_000,
    more: (host) => createStudyFields(document, scenarios, host),
    words: studyWords,
    facts: ({ run, study }) => ({
      scenario: scenarioOf(run, scenarios).title,
      settings: changedSettings(run, scenarioOf(run, scenarios)),
      deployments: count(run.deployments),
      seed: run.seed,
      digest: study.digest,
    }),
    attributes: ({ run, study }) => ({
      deployments: String(study.config.deployments),
      seed: study.config.seed,
      digest: study.digest,
      scenario: run.scenario,
      settings: changedKeys(run).join(' '),
    }),
    offers(page) {
      const made = async ({ study, rows, run }: ShownStudy): Promise<Made> =>
        (await import('../../notebooks/receipt/run.ts')).madeRun(study, rows, ownPath(), formatAddress(run));
      exposeApi(page, scenarios, async (shown) => {
        const { receiptBlob } = await import('../../notebooks/receipt/offer.ts');
        return receiptBlob(await made(shown));
      });
      openReceipts({
        offer() {
          const shown = page.state()?.shown;
          return shown ? { name: 'run', make: async () => made(shown) } : null;
        },
        hear: page.hear,
        study: { page, scenarios },
      });
    },
    view: ({ run, study, rows }, query, start) => ({
      study,
      rows,
      client,
      query,
      keep: keepView,
      change: (settings) => start(withChanges(run, settings, scenarios)),
    }),
  };
}

const ownPath = (): string => document.body.dataset.page ?? '';

const runOf = ({ deployments, seed }: Run): string =>
  `${plural(deployments, 'deployment')} with seed ${shortSeed(seed)}`;

export const studyWords: RunWords<Run, JudgedStudy> = {
  doing: 'Running',
  failed: 'The run failed.',
  short: (run) =>
    [`seed ${shortSeed(run.seed)}`, plural(run.deployments, 'deployment'), ...madeOf(run)].join(' · '),
  named: (run) => `the run of ${runOf(run)}`,
  onScreen: ({ deployments, seed }) =>
    `on screen: ${plural(deployments, 'deployment')}, seed ${shortSeed(seed)}`,
  finished: ({ run }, seconds) =>
    `${plural(run.deployments, 'deployment')} in each arm, seed ${shortSeed(run.seed)}, run here in ${seconds}.`,
  found: ({ rows }) => tallySentence(rows),
  changed: ({ rows }, before) => changedVerdicts(before.rows, rows),
  refused: ' Change that setting, or reset it.',
  again: 'The same seed and settings',
  unknownAddress: 'It shows the default run instead.',
  ownKeys: null,
};

/** `Equal changes`, `2 settings changed`. */
function madeOf(run: Run): readonly string[] {
  const title = allScenarios.find(({ id }) => id === run.scenario)?.title ?? run.scenario;
  const changed = changedKeys(run).length;
  return changed === 0 ? [title] : [title, `${plural(changed, 'setting')} changed`];
}

/** `9 by the scenario, 0 by hand`; of a scenario that changes nothing only the number. */
function changedSettings(run: Run, scenario: Scenario): string {
  const byHand = changedKeys(run).length;
  const byScenario = Object.entries(scenario.changes).filter(
    ([key, value]) => isParameterKey(key) && parameters[key].value !== value,
  ).length;
  if (byScenario === 0) return count(byHand);
  return `${count(byScenario)} by the scenario, ${count(byHand)} by hand`;
}

/** Which verdicts are not what they were in the run before; at most three by name. */
function changedVerdicts(before: readonly LedgerRow[], now: readonly LedgerRow[]): string {
  const were = new Map(before.map(({ claim, verdict }) => [claim.id, verdict]));
  const changed = now.filter(({ claim, verdict }) => were.has(claim.id) && were.get(claim.id) !== verdict);
  if (changed.length === 0) return '';
  const named = changed
    .slice(0, 3)
    .map(({ claim, verdict }) => `“${claim.sentence.replace(/\.$/, '')}”, now ${verdictWords[verdict]}`);
  const rest = changed.length - named.length;
  return `Changed: ${named.join('; ')}${rest > 0 ? `; and ${count(rest)} more` : ''}.`;
}
