/** How many changes of the run each rule matches, while it is typed: counted in a worker of its own, and the latest question wins. */
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import type { Matching } from '../../workers/policies/matching.ts';
import { type PolicyClient, PolicyPool } from '../../workers/policies/pool.ts';
import { failureText } from '../charts/variants.ts';
import { count, percent, plural } from '../format/number.ts';

export interface MatchCounter {
  /** Takes over another run; what was counted in the one before is forgotten. */
  follow(config: StudyConfig): void;
  /** Counts the expressions that have not been counted yet, and calls off what was asked before. */
  ask(expressions: readonly string[]): Promise<void>;
  /** What is known of an expression: a sentence, '' for no condition, null before it is counted. */
  textOf(expression: string): string | null;
}

/** @param onNews called whenever `textOf` has something new to say */
export function matchCounter(
  onNews: () => void,
  client: Pick<PolicyClient, 'match'> = matchClient(),
): MatchCounter {
  let config: StudyConfig | null = null;
  const known = new Map<string, string>();
  const failed = new Set<string>();
  let asked: readonly string[] = [];
  let asking = new AbortController();

  const ask = async (expressions: readonly string[]): Promise<void> => {
    asking.abort();
    asked = expressions;
    for (const expression of failed) known.delete(expression);
    failed.clear();
    const missing = [...new Set(expressions)].filter((expression) => !known.has(expression));
    if (config === null || missing.length === 0) return;
    const mine = new AbortController();
    asking = mine;
    const outcome = await client.match(config, missing, { signal: mine.signal });
    if (mine.signal.aborted) return;
    for (const [k, expression] of missing.entries()) {
      const text =
        outcome.kind === 'done'
          ? matchesText(outcome.value, k)
          : `Matches could not be counted: ${failureText(outcome.failure)}.`;
      known.set(expression, text);
      if (outcome.kind === 'failed') failed.add(expression);
    }
    onNews();
  };
  return {
    ask,
    textOf: (expression) => known.get(expression) ?? null,
    follow(next) {
      if (config === next) return;
      config = next;
      known.clear();
      void ask(asked);
    },
  };
}

/** `Matches 312 of 15,847 changes (2.0%).` */
function matchesText({ changes, wholeRun, rules }: Matching, k: number): string {
  const rule = rules[k] ?? null;
  if (rule === null) return '';
  const { matches, exempt, failed } = rule;
  const also = [
    ...(exempt === 0 ? [] : [`${count(exempt)} of them exempt as hotfixes`]),
    ...(failed === 0 ? [] : [`${count(failed)} of them because the condition fails`]),
  ];
  const share = percent(matches / changes);
  return `Matches ${count(matches)} of ${wholeRun ? '' : 'the first '}${plural(changes, 'change')} (${share})${also.map((text) => `, ${text}`).join('')}.`;
}

let pool: PolicyClient | undefined;

/** One worker, which keeps the run's changes between two questions. */
function matchClient(): PolicyClient {
  return (pool ??= new PolicyPool({ size: 1 }));
}
