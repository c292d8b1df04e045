/** Runs the vectors in this browser's workers, and compares each digest with Node's. */
import { ReplayPool } from '../../workers/replay/pool.ts';
import { StudyPool } from '../../workers/study/pool.ts';
import type { SweepTicket } from '../authoring/sweep-control.ts';
import { failureText } from '../charts/variants.ts';
import { configOfVector, type Digests, type Vector } from './vectors.ts';

export type Check =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'same' | 'different'; readonly digest: string }
  | { readonly kind: 'failed'; readonly why: string };

export interface Checks {
  /** One for each vector, in their order. */
  readonly checks: readonly Check[];
  /** Nothing runs, and nothing more comes. */
  readonly ended: boolean;
}

export const noChecks = (vectors: readonly Vector[]): Checks => ({
  checks: vectors.map(() => ({ kind: 'waiting' })),
  ended: true,
});

const studies = new StudyPool();
const replays = new ReplayPool();

/** Its digest; null when it was called off. */
async function checked(vector: Vector, expected: string | undefined, signal: AbortSignal): Promise<Check> {
  const outcome =
    vector.kind === 'study'
      ? await studies.run(configOfVector(vector), { signal })
      : await replays.replay({ deployments: vector.deployments, seed: BigInt(vector.seed) }, {}, { signal });
  if (outcome.kind === 'failed')
    return outcome.failure.kind === 'cancelled'
      ? { kind: 'waiting' }
      : { kind: 'failed', why: failureText(outcome.failure) };
  const digest = 'digest' in outcome.value ? outcome.value.digest : (outcome.value.rowsSha256 ?? '');
  return { kind: digest === expected ? 'same' : 'different', digest };
}

const OFTEN = 250;

/** What is known so far, a few times a second, and at the end. */
export async function* runChecks(
  vectors: readonly Vector[],
  expected: Digests,
  ticket: SweepTicket,
  signal: AbortSignal,
): AsyncGenerator<Checks> {
  const checks = [...noChecks(vectors).checks];
  const either = AbortSignal.any([signal, ticket.signal]);
  let done = 0;
  const all = Promise.all(
    vectors.map(async (vector, k) => {
      checks[k] = await checked(vector, expected[vector.id], either);
      if (checks[k].kind === 'waiting') return;
      done += 1;
      ticket.report({ kind: 'running', done, total: vectors.length });
    }),
  ).then(() => true);
  const pause = (): Promise<boolean> => new Promise((resolve) => setTimeout(() => resolve(false), OFTEN));
  while (!(await Promise.race([all, pause()]))) yield { checks: [...checks], ended: false };
  ticket.report(done < vectors.length ? { kind: 'failed', message: 'cancelled' } : { kind: 'done', done });
  yield { checks, ended: true };
}
