/**
 * In how many plausible settings a claim comes true, by the committed free draws; and the sentence that says it next to
 * the verdict. It decides no verdict: the ledger alone does.
 */
import type { Claim } from '../claims/claim.ts';
import type { LedgerRow } from '../claims/lenses/ledger.ts';
import { phrase, sentence, verdictPhrase } from '../claims/verdict.ts';
import { scenarios } from '../simulator/scenarios/index.ts';
import { scenarioOf } from '../simulator/scenarios/of-settings.ts';
import type { Settings } from '../simulator/settings.ts';
import { type Interval, wilsonInterval } from '../statistics/index.ts';
import committed from './summary.json' with { type: 'json' };

export interface BeliefSummary {
  readonly draws: number;
  /** Of each draw. */
  readonly deployments: number;
  /** By published baseline, percent: accepted draws by a claim's id. */
  readonly accepted: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Of the committed free draws. Written by `npm run belief -- --summary`. */
export const committedSummary: BeliefSummary = committed;

/** Published success of the traditional arm, ratio, by its name in the summary. */
export const publishedBaselines: Readonly<Record<string, number>> = { '89': 0.89, '94.2': 0.942 };

/** A share of plausible settings with Wilson's 95% interval. */
export interface InRange extends Interval {
  readonly share: number;
  /** The published baseline whose range was used, percent; null where all have the same. */
  readonly baseline: string | null;
}

/** By the range that settings are judged by; by each where no scenario says which. Empty for claims that draws do not measure. */
export function inRangeOf({ id }: Pick<Claim, 'id'>, settings: Settings): readonly InRange[] {
  const { draws, accepted } = committedSummary;
  const found = Object.entries(accepted).flatMap(([baseline, { [id]: yes }]) =>
    yes === undefined ? [] : [{ baseline, yes }],
  );
  const differ = found.some(({ yes }) => yes !== found[0]?.yes);
  const own = scenarioOf(settings)?.baseline;
  const chosen = found.filter(({ baseline }) => own === undefined || publishedBaselines[baseline] === own);
  return (differ ? chosen : found.slice(0, 1)).map(({ baseline, yes }) => ({
    share: yes / draws,
    ...wilsonInterval(yes, draws, 0.95),
    baseline: differ ? baseline : null,
  }));
}

/** `Not reproduced at the default settings, and in range in 1.2% of plausible settings (2,000 deployments each).` Null where draws measure nothing of the claim. */
export function verdictSentence(
  { claim, verdict, decidedBy }: Pick<LedgerRow, 'claim' | 'verdict' | 'decidedBy'>,
  settings: Settings,
): string | null {
  const shares = inRangeOf(claim, settings);
  if (shares.length === 0) return null;
  const where = decidedBy === 'mechanism' ? ` ${settingsPhrase(settings)}` : '';
  const by = shares.length > 1 ? ', depending on the published baseline' : '';
  const within = shares.map(({ share }) => phrase(share, 'ratio')).join(' or ');
  return sentence(
    `${verdictPhrase(verdict)}${where}, and in range in ${within} of plausible settings (${phrase(committedSummary.deployments, 'count')} deployments each)${by}`,
  );
}

/** A row's verdict in one sentence, where there is one, and why. */
export function reasonText(row: LedgerRow, settings: Settings): string {
  return [verdictSentence(row, settings), row.why].filter((text) => text !== null).join(' ');
}

function settingsPhrase(settings: Settings): string {
  const scenario = scenarioOf(settings);
  if (scenario === null) return 'at these settings';
  return scenario === scenarios[0] ? 'at the default settings' : `in the scenario “${scenario.title}”`;
}
