/** What the words of a log mean: states of deployments, stages, environments, arms, and nothing. Every word can be overruled. */
import { switchIn } from './cells.ts';
import { bareName, type LogArm, type LogStatus } from './fields.ts';

/**
 * What a word for a state means. `SUPERSEDED`: succeeded, and a later deployment took its place (Helm, GitHub). `UNFINISHED`: not
 * over yet, or waiting for a person. `leave-out`: never carried out to an end, so that it is neither success nor failure.
 */
export const statusMeanings = [
  'SUCCESS',
  'ROLLED_BACK',
  'FAILED',
  'SUPERSEDED',
  'UNFINISHED',
  'leave-out',
] as const;
export type StatusMeaning = (typeof statusMeanings)[number];
/** A reader's own meanings, by bare word: they go before ours. */
export type StatusWords = Readonly<Record<string, StatusMeaning>>;

/**
 * States that GitHub Actions and deployments, GitLab, Azure DevOps, Jenkins, Argo CD and Rollouts, Flagger, Spinnaker, Helm, Harness,
 * Octopus, CodeDeploy, Datadog, DevLake, ServiceNow and Jira write, as bare names.
 */
const statusDictionary = dictionary<StatusMeaning>({
  SUCCESS: `success successful successfully succeeded successfulwithissues successwithissues successwithwarnings succeededwithissues
    partiallysucceeded partialsuccess completed complete deployed done ok passed pass finished released live active healthy synced
    promoted implemented ignorefailed finishedsuccessfully deploymentsuccessful successfulissues servicedeployed serviceupgraded createcomplete updatecomplete closedcomplete closedsuccessful fixed
    shipped erfolgreich réussi exitoso`,
  ROLLED_BACK: `rolledback rollback rollbacked rollingback reverted revert undone backedout autorolledback rollbacksucceeded
    rollbacksuccessful rollbackcomplete updaterollbackcomplete rollbackcompleted deploymentrolledback failedrolledback servicerolledback autorollback
    rollbacktriggered failedandrolledback successrolledback`,
  FAILED: `failed failure fail fails error errored escaped broken terminal failedcontinue unsuccessful unstable degraded faulted timedout
    timeout startupfailure crashed rollbackfailed updatefailed createfailed deploymentfailed expired closedincomplete
    closedunsuccessful infrastructurefail updaterollbackfailed fehlgeschlagen échoué fallido`,
  SUPERSEDED: 'superseded inactive replaced destroyed outdated',
  UNFINISHED: `blocked pending inprogress queued running waiting created requested scheduled notstarted started starting deploying
    executing progressing initializing initialized waitingpromotion promoting finalising finalizing paused suspended baking ready
    buffered pendinginstall pendingupgrade pendingrollback uninstalling building actionrequired manual preparing waitingforresource
    waitingforapproval approvalwaiting interventionwaiting resourcewaiting inputwaiting todo new open assess authorize implement review
    draft planned planning onhold postponed terminating cancelling canceling discontinuing missing approved submitted inreview pipelinerunqueued pipelinerunstarted servicepublished waitingforcallback
    asyncwaiting taskwaiting timedwaiting waitsteprunning pendingapproval pendingrelease outofsync unresolved backlog failing`,
  'leave-out': `canceled cancelled skipped neutral stale aborted abandoned notbuilt notdeployed stopped redirect rejected
    approvalrejected denied undefined unknown uninstalled terminated abortedbyfreeze withdrawn deferred dismissed other serviceremoved closedskipped closedcanceled closedcancelled
    wontdo wontfix declined duplicate cannotreproduce halted notrun`,
});
const arms = dictionary<LogArm>({
  genops: 'genops treatment ai after new',
  traditional: 'traditional baseline control manual before legacy old',
});

/** A Map: a word of a file is no name of ours. */
function dictionary<T extends string>(words: Readonly<Record<T, string>>): ReadonlyMap<string, T> {
  return new Map(
    (Object.keys(words) as T[]).flatMap((meaning) =>
      words[meaning].split(/\s+/).map((word) => [word, meaning] as const),
    ),
  );
}

/** A word without what stands around it: of CDEvents also the version, of `deployment.success` and `status: failed` the last word. */
function formsOf(text: string): string[] {
  const event = text.replace(/^dev\.cdevents\.([a-z.]+)\.\d.*$/, '$1');
  return [text, event, event.split(/[.:/]/).at(-1)!, text.replace(/\s*[([].*$/, '')].map(bareName);
}

/** Null for a word that neither the reader nor we know. */
export function statusOf(text: string, own: StatusWords): StatusMeaning | null {
  const word = bareName(text);
  if (Object.hasOwn(own, word)) return own[word]!;
  const known = formsOf(text).find((form) => statusDictionary.has(form));
  return statusDictionary.get(known ?? '') ?? null;
}

export const armOf = (text: string): LogArm | null => arms.get(bareName(text)) ?? null;

const STARTED =
  /^(?:inprogress|running|(?:pipelinerun)?started|starting|deploying|executing|progressing|promoting|building|baking)$/;

/** Whether a word for a state that has not ended says that it began, and not only that it waits. */
export const isStart = (text: string): boolean => formsOf(text).some((form) => STARTED.test(form));

/** Whether a word says that something ended and not how: where a column with outcomes exists, that is another. */
export const isMereEnd = (text: string): boolean =>
  /^(?:completed?|done|finished|closed)$/.test(bareName(text));

/** Whether a word is an outcome and no mere end. */
export const isOutcome = (text: string): boolean =>
  outcomeOf(statusOf(text, {})) !== null && !isMereEnd(text);

const NOTHING = new Set(
  `none|null|nil|na|n/a|n.a.|#n/a|#na|#null!|nan|nat|<na>|<null>|(null)|[null]|{null}|(none)|<none>|[none]|(blank)|(empty)|\\n|-|--|---|–|—|?|.|undefined|not applicable|not available|not set|unset|<unset>|∅|[]|{}|n.v.|k.a.|""|''`.split(
    '|',
  ),
);
const LONGEST = Math.max(...[...NOTHING].map(({ length }) => length));
/** By code: whether one of them begins with it. Nearly all cells begin otherwise, and a look into the set costs ten times as much. */
const begins = new Uint8Array(1 << 16);
for (const word of NOTHING) for (const c of [word, word.toUpperCase()]) begins[c.charCodeAt(0)] = 1;

/** Whether a cell holds nothing: it is empty, or has a word that tools write for that. @param text trimmed */
export function isNothing(text: string): boolean {
  if (text === '') return true;
  return text.length <= LONGEST && begins[text.charCodeAt(0)] === 1 && NOTHING.has(text.toLowerCase());
}

export const stageMeanings = ['before-full-traffic', 'at-full-traffic', 'unknown'] as const;
/** What a stage says of the traffic at a rollback. */
export type StageMeaning = (typeof stageMeanings)[number];
export type StageWords = Readonly<Record<string, StageMeaning>>;

const PERCENT = /(\d+(?:[.,]\d+)?)\s*(?:%|percent|pct)/i;
const NUMBER = /^\d+(?:[.,]\d+)?$/;
const wordOf = (words: string): RegExp => new RegExp(`(?:^|[^a-z])(?:${words})(?:[^a-z]|$)`, 'i');
/** Before production, or a part of it. */
const PART = wordOf(
  'pre|preprod|preproduction|non|before|canary|canaries|stage|staging|step|ring|wave|batch|phase|partial|baseline|bake|preview|test|testing|dev|qa|uat|smoke|analysis|shadow|dark|beta|alpha|pilot|verify|integration|internal|early',
);
const FULL = wordOf(
  'full|fully|prod|production|prd|live|all|fleet|global|globally|everyone|everywhere|ga|worldwide|post|postdeploy|postdeployment|postproduction|complete|completed|rollout complete',
);
const HUNDRED = /(?<![\d.])100(?:[.,]0+)?(?![\d.,])/;

/**
 * By the stage's share of traffic where it names one, `5%`, `100.0` or `0.25`; else by its words. A word that is not known, and a
 * date, are unknown: the reader is asked. Small whole numbers are shares only where no column of indexes is meant.
 *
 * @param isIndex whether bare whole numbers of this column count stages
 */
export function meaningOfStage(stage: string, own: StageWords, isIndex: boolean): StageMeaning {
  const word = bareName(stage);
  if (Object.hasOwn(own, word) && own[word] !== undefined) return own[word];
  const percent = PERCENT.exec(stage)?.[1];
  if (percent !== undefined) return ofShare(Number(percent.replace(',', '.')));
  if (NUMBER.test(stage)) {
    const share = Number(stage.replace(',', '.'));
    return share === 1 || (isIndex && Number.isInteger(share)) ? 'unknown' : ofShare(share);
  }
  if (/^\d{4}-\d\d-\d\d/.test(stage)) return 'unknown';
  const words = stage.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replaceAll('_', ' ');
  if (HUNDRED.test(words)) return 'at-full-traffic';
  // `pre-production` and `production canary` come before production, `post-canary` and `full canary` do not
  const isPost = /(?:^|[^a-z])(?:post|after|full|fully)/i.test(words);
  if (!isPost && PART.test(words)) return 'before-full-traffic';
  return FULL.test(words) ? 'at-full-traffic' : 'unknown';
}

const ofShare = (percent: number): StageMeaning =>
  percent >= 100 ? 'at-full-traffic' : 'before-full-traffic';

/** What the stages of a column mean: bare whole numbers count them where some are 1 to 4, and none is a share that pipelines use. */
export function stagesOf(all: readonly string[], own: StageWords): (stage: string) => StageMeaning {
  const numbers = all.filter((stage) => /^\d+$/.test(stage)).map(Number);
  const isIndex = numbers.some((n) => n <= 4) && numbers.every((n) => n < 20 && n !== 10);
  return (stage) => meaningOfStage(stage, own, isIndex);
}

/** Whether a text is a stage of a rollout for certain: it has a share of traffic in it, or says canary or traffic. */
export const isStage = (text: string): boolean =>
  PERCENT.test(text) || NUMBER.test(text) || /canary|traffic|^full\b|\bstage|\bring|\bwave/i.test(text);

const PRODUCTION = wordOf('prod|production|prd|live|produktion|prod\\d+');
const ENVIRONMENT = wordOf(
  'prod|production|prd|live|staging|stage|stg|dev|development|test|testing|qa|uat|preprod|preproduction|pre|integration|int|sandbox|demo|preview|review|acceptance|canary',
);

/** Whether an environment's name is one of production. */
export const isProduction = (name: string): boolean =>
  PRODUCTION.test(name.replaceAll('_', ' ')) && !/(?:^|[^a-z])(?:pre|non|no|not)(?:[^a-z]|$)/i.test(name);

/** Whether a word is an environment's usual name. */
export const isEnvironment = (name: string): boolean => ENVIRONMENT.test(name.replaceAll('_', ' '));

/** A word of a file, with what it means. */
export interface CountedWord<Meaning = StatusMeaning> {
  /** As the file has it first. */
  readonly word: string;
  readonly count: number;
  /** Null where neither the reader nor we know it. */
  readonly meaning: Meaning | null;
}

/** Distinct words that are kept, and listed, at most; a column with more is free text. */
const [MOST, LISTED] = [1000, 100];

/** Guards the counts of a column's words, each with its number; the meaning of a word is worked out once. */
export class WordCount<Meaning extends string> {
  readonly #words = new Map<string, { word: string; count: number; meaning: Meaning | null; n: number }>();
  readonly #meaningOf: (word: string) => Meaning | null;

  constructor(meaningOf: (word: string) => Meaning | null) {
    this.#meaningOf = meaningOf;
  }

  /** Counts a word. @returns its meaning, and its number, −1 for one of too many */
  add(word: string): { readonly meaning: Meaning | null; readonly n: number } {
    const known = this.#words.get(word);
    if (known !== undefined) {
      known.count += 1;
      return known;
    }
    const isKept = this.#words.size < MOST;
    const added = { word, count: 1, meaning: this.#meaningOf(word), n: isKept ? this.#words.size : -1 };
    if (isKept) this.#words.set(word, added);
    return added;
  }

  /** By number. */
  words(): string[] {
    return [...this.#words.keys()];
  }

  /** The most frequent first; spellings of one word together. @param meaningOf where it shows only when all words are known */
  list(meaningOf?: (word: string) => Meaning): CountedWord<Meaning>[] {
    const byName = new Map<string, CountedWord<Meaning>>();
    for (const { word, count, meaning } of this.#words.values()) {
      const name = bareName(word);
      const before = byName.get(name);
      const own = { word: word.slice(0, 40), count, meaning: meaningOf?.(word) ?? meaning };
      byName.set(name, before === undefined ? own : { ...before, count: before.count + count });
    }
    const all = [...byName.values()].sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
    return all.slice(0, LISTED);
  }
}

const FLAG =
  /^(?:.*\.)?(?:is|was|has|deploy(?:ment)?)?[\s_-]*(?:success(?:ful)?|succeeded|passed|ok|((?:change)?_?fail(?:ed|ure)))$/i;

/** What a cell means in a column such as `success` or `has_failed`, of yes and no; null for other cells and columns. */
export function flagMeaning(name: string, cell: string): LogStatus | null {
  const [flag = null, bad] = FLAG.exec(name) ?? [];
  const isYes = flag === null ? null : switchIn(cell);
  if (isYes === null) return null;
  return isYes === (bad === undefined) ? 'SUCCESS' : 'FAILED';
}

/** The three outcomes of a log, and what a state that ended means for them. */
export function outcomeOf(meaning: StatusMeaning | null): LogStatus | null {
  if (meaning === 'SUPERSEDED') return 'SUCCESS';
  return meaning === 'UNFINISHED' || meaning === 'leave-out' ? null : meaning;
}
