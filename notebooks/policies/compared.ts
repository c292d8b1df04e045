/** The study's own rules against those in force, when the reader asks for it, and again for each further run. */
import type { Outcome } from '../../workers/core/task.ts';
import type { Comparison } from '../../workers/policies/comparison.ts';
import { type PolicyClient, PolicyPool } from '../../workers/policies/pool.ts';
import type { StudyView } from '../authoring/define.ts';
import { html } from '../authoring/html.ts';
import type { SweepTicket } from '../authoring/sweep-control.ts';
import { dataTable, numbers } from '../charts/figure.ts';
import { failureText } from '../charts/variants.ts';
import { count, outOf, percent, plural } from '../format/number.ts';
import { ruleName } from '../format/words.ts';
import type { InForce } from './rules-control.ts';

export interface Compared {
  /** The rules that were compared; null before the first comparison. */
  readonly of: InForce | null;
  readonly outcome: Outcome<Comparison> | null;
}

export async function compared(
  { study }: StudyView,
  ticket: SweepTicket | null,
  rules: InForce | null,
  signal: AbortSignal,
): Promise<Compared> {
  if (ticket === null || rules === null) return { of: null, outcome: null };
  const off = new AbortController();
  for (const ending of [signal, ticket.signal]) {
    if (ending.aborted) off.abort();
    ending.addEventListener('abort', () => off.abort(), { once: true });
  }
  const outcome = await policyClient().compare(study.config, rules.set, {
    signal: off.signal,
    onProgress: ({ done, total }) => ticket.report({ kind: 'running', done, total }),
  });
  ticket.report(
    outcome.kind === 'done'
      ? { kind: 'done', done: outcome.value.deployments }
      : { kind: 'failed', message: failureText(outcome.failure) },
  );
  return { of: rules, outcome };
}

let pool: PolicyClient | undefined;

export function policyClient(): PolicyClient {
  return (pool ??= new PolicyPool());
}

/** Null where none failed. */
export function failuresNote({ failures: { changes, rules }, deployments: n }: Comparison): Node | null {
  if (changes === 0) return null;
  return html`<p class="stale-note barred ui">On ${outOf(changes, n)} changes the condition of ${plural(rules.length, 'rule')} failed. A rule that fails counts as matching, which explains part of the difference below.</p>
    ${dataTable({
      title: 'Rules whose condition failed',
      columns: ['rule', ...numbers('changes', 'of all'), 'first error'],
      rows: rules.map(({ rule, changes: some, first }) => [
        ruleName(rule),
        count(some),
        percent(some / n),
        first,
      ]),
    })}`;
}
