/** The certificate as a receipt: each run with Node's digest and the one that came out here. */
import { expected } from '../../engine/errors.ts';
import type { SweepTicket } from '../authoring/sweep-control.ts';
import type { Repeat } from '../receipt/kind.ts';
import type { Made } from '../receipt/receipt.ts';
import type { Findings } from '../receipt/record.ts';
import { type Checks, runChecks } from './checks.ts';
import { machineHere } from './machine.ts';
import { vectors as allVectors, type Digests, expectedDigests, type Vector } from './vectors.ts';

const digestsIn = ({ checks }: Checks): readonly (string | null)[] =>
  checks.map((check) => ('digest' in check ? check.digest : null));

const foundIn = (vectors: readonly Vector[], node: Digests, found: Checks): Findings => ({
  claims: [],
  values: {
    run: vectors.map(({ id }) => id),
    'SHA-256 in Node': vectors.map(({ id }) => node[id] ?? null),
    'SHA-256': digestsIn(found),
  },
  auditHead: null,
});

/** Of the runs that were checked; of a certificate that was called off, those are fewer. */
export function madeCertificate(all: readonly Vector[], node: Digests, { checks, ended }: Checks): Made {
  const ran = all
    .map((vector, k) => ({ vector, check: checks[k]! }))
    .filter(({ check }) => check.kind !== 'waiting');
  const vectors = ran.map(({ vector }) => vector);
  const same = ran.filter(({ check }) => check.kind === 'same').length;
  return {
    kind: 'certificate',
    what: `Certificate of a browser: ${same} of ${ran.length} runs have the digest that Node computed`,
    command: 'npm run test:engines',
    page: 'certificate/',
    query: '',
    task: { runs: vectors.map(({ id }) => id) },
    findings: foundIn(vectors, node, { checks: ran.map(({ check }) => check), ended }),
    files: { 'machine.json': `${JSON.stringify(machineHere(), null, 2)}\n` },
  };
}

export const repeat: Repeat = async ({ runs }, { signal, onProgress }) => {
  const vectors = Array.isArray(runs)
    ? runs.map((run: unknown) => allVectors.find(({ id }) => id === run))
    : [undefined];
  const known = vectors.filter((vector) => vector !== undefined);
  if (known.length < vectors.length) throw expected('runs', 'a list of runs of this version', runs);
  const ticket: SweepTicket = {
    signal,
    report: (news) => {
      if (news.kind === 'running') onProgress(news);
    },
  };
  let last: Checks | null = null;
  for await (const found of runChecks(known, expectedDigests, ticket, signal)) last = found;
  const stopped = last?.checks.find(({ kind }) => kind === 'waiting' || kind === 'failed');
  if (last === null || stopped !== undefined)
    throw new Error(stopped?.kind === 'failed' ? stopped.why : 'it was called off');
  return foundIn(known, expectedDigests, last);
};
