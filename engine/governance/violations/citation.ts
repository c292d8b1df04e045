/**
 * Who is at fault where a context and what it was told of contradict each other: a deployment that more contexts speak
 * against than for, else whoever was told.
 */
import type { DeploymentRecord } from './deployment-record.ts';
import type { Finding } from './finding.ts';
import type { Likeness } from './similarity.ts';

/** What the log says of a deployment that others may have been told of. */
export interface Past {
  readonly record: DeploymentRecord;
  readonly likeness: Likeness;
  readonly failed: boolean;
  readonly endMinute: number;
  /** Its own context; null without one. */
  readonly own: Citation | null;
  /** Contexts that cite it. */
  readonly citing: Citation[];
}

/** A context, and what it was told. */
export interface Citation {
  readonly record: DeploymentRecord;
  readonly place: number;
  /** Of its neighbours, those that the log knows. */
  readonly known: readonly Past[];
  /** How many of them failed by the context, at least and at most. */
  readonly least: number;
  readonly most: number;
  /** In what its neighbours are not as near as it was told; null when in nothing. */
  readonly unlike: string | null;
}

/** 1 where more have failed by the log than by the context, −1 where fewer have. */
export function contradiction({ known, least, most }: Citation, more = 0): -1 | 0 | 1 {
  const failures = known.filter(({ failed }) => failed).length + more;
  return failures > most ? 1 : failures < least ? -1 : 0;
}

/** What a context may contradict of a deployment: its outcome, or the change itself. */
interface Doubt {
  readonly open: (citation: Citation) => boolean;
  /** Deployments that may be at fault for an open citation. */
  readonly suspects: (citation: Citation) => readonly Past[];
  /** How many contexts speak for a deployment. */
  readonly speaking: (past: Past) => number;
  readonly what: (citation: Citation) => string;
  readonly placeOf: (past: Past) => number | null;
}

const ofOutcome: Doubt = {
  open: (citation) => contradiction(citation) !== 0,
  suspects: (citation) => citation.known.filter(({ failed }) => failed === contradiction(citation) > 0),
  // those that its other outcome would contradict
  speaking: ({ failed, citing }) =>
    citing.filter((citation) => contradiction(citation, failed ? -1 : 1) !== 0).length,
  what: ({ most }) => `${most} failures`,
  placeOf: ({ record }) => record.outcome?.place ?? null,
};

const ofChange: Doubt = {
  open: ({ unlike }) => unlike !== null,
  suspects: ({ known }) => known,
  speaking: ({ own, citing }) => [own, ...citing].filter((citation) => citation?.unlike === null).length,
  what: ({ unlike }) => unlike ?? '',
  placeOf: ({ record }) => record.first('started')?.place ?? null,
};

/** One finding a fault, as far as that can be told. */
export function* blamed(doubtful: readonly Citation[]): Generator<Finding, void, void> {
  for (const doubt of [ofOutcome, ofChange]) {
    let open = doubtful.filter(doubt.open);
    for (;;) {
      const culprit = mostSuspected(open, doubt);
      if (culprit === null) break;
      const { deployment } = culprit.record;
      const before = open.length;
      open = open.filter((citation) => !culprit.citing.includes(citation) && citation !== culprit.own);
      const what = `by ${before - open.length} later contexts`;
      yield { kind: 'record-against-context', deployment, place: doubt.placeOf(culprit), what };
    }
    for (const citation of open) {
      const { record, place } = citation;
      const { deployment } = record;
      yield { kind: 'context-against-log', deployment, place, what: doubt.what(citation) };
    }
  }
}

/** The deployment with the most open contexts against it, more than speak for it, and two at least. */
function mostSuspected(open: readonly Citation[], { suspects, speaking }: Doubt): Past | null {
  const against = new Map<Past, number>();
  for (const citation of open) {
    for (const past of suspects(citation)) against.set(past, (against.get(past) ?? 0) + 1);
  }
  let [culprit, most]: [Past | null, number] = [null, 1];
  for (const [past, count] of against) {
    if (count > most && count > speaking(past)) [culprit, most] = [past, count];
  }
  return culprit;
}
