/**
 * Who is at fault where a context and what it was told of contradict each other: a deployment that more contexts speak
 * against than for, two at least; else whoever was told.
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
}

/** A context, and what it was told. */
export interface Citation {
  /** Whose context it is. */
  readonly own: Past;
  readonly place: number;
  /** Of its neighbours, those that the log knows. */
  readonly known: readonly Past[];
  /** How many of them failed by the context, at least and at most. */
  readonly least: number;
  readonly most: number;
  /** In what its neighbours are not as near as it was told; null when in nothing. */
  readonly unlike: string | null;
}

/** What a context may contradict of a deployment: its outcome, or the change itself. */
interface Doubt {
  readonly isOpen: (citation: Citation) => boolean;
  /** Deployments that may be at fault for an open citation. */
  readonly suspects: (citation: Citation) => readonly Past[];
  /** Whether a context that concerns a deployment speaks for it. */
  readonly speaksFor: (past: Past, citation: Citation) => boolean;
  readonly what: (citation: Citation) => string;
  readonly placeOf: (past: Past) => number | null;
}

/** 1 where more have failed by the log, and so many more, than by the context; −1 where fewer have. */
function contradiction({ known, least, most }: Citation, more = 0): -1 | 0 | 1 {
  const failures = known.filter(({ failed }) => failed).length + more;
  return failures > most ? 1 : failures < least ? -1 : 0;
}

const ofOutcome: Doubt = {
  isOpen: (citation) => contradiction(citation) !== 0,
  suspects: (citation) => citation.known.filter(({ failed }) => failed === contradiction(citation) > 0),
  // its other outcome would contradict it
  speaksFor: (past, citation) => past !== citation.own && contradiction(citation, past.failed ? -1 : 1) !== 0,
  what: ({ most }) => `${most} failures`,
  placeOf: ({ record }) => record.outcome?.place ?? null,
};

const ofChange: Doubt = {
  isOpen: ({ unlike }) => unlike !== null,
  suspects: ({ known }) => known,
  speaksFor: (_, { unlike }) => unlike === null,
  what: ({ unlike }) => unlike ?? '',
  placeOf: ({ record }) => record.first('started')?.place ?? null,
};

/** One finding a fault, as far as that can be told. @param citations every context of the log */
export function* blamed(citations: readonly Citation[]): Generator<Finding, void, void> {
  const concerning = new Map<Past, Citation[]>();
  for (const citation of citations) {
    for (const past of [citation.own, ...citation.known]) {
      const own = concerning.get(past);
      if (own === undefined) concerning.set(past, [citation]);
      else own.push(citation);
    }
  }
  for (const doubt of [ofOutcome, ofChange]) {
    let open = citations.filter(doubt.isOpen);
    for (;;) {
      const culprit = mostSuspected(open, concerning, doubt);
      if (culprit === null) break;
      const settled = new Set(concerning.get(culprit));
      const { deployment } = culprit.record;
      const left = open.filter((citation) => !settled.has(citation));
      const what = `against ${open.length - left.length} contexts`;
      yield { kind: 'record-against-context', deployment, place: doubt.placeOf(culprit), what };
      open = left;
    }
    for (const citation of open) {
      const { deployment } = citation.own.record;
      yield { kind: 'context-against-log', deployment, place: citation.place, what: doubt.what(citation) };
    }
  }
}

/** The deployment with the most open contexts against it, more than speak for it, and two at least. */
function mostSuspected(
  open: readonly Citation[],
  concerning: ReadonlyMap<Past, readonly Citation[]>,
  { suspects, speaksFor }: Doubt,
): Past | null {
  const against = new Map<Past, number>();
  for (const citation of open) {
    for (const past of suspects(citation)) against.set(past, (against.get(past) ?? 0) + 1);
  }
  let [culprit, most]: [Past | null, number] = [null, 1];
  for (const [past, count] of against) {
    if (count <= most) continue;
    const speaking = concerning.get(past)?.filter((citation) => speaksFor(past, citation)).length ?? 0;
    if (count > speaking) [culprit, most] = [past, count];
  }
  return culprit;
}
