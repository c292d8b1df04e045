/** A context with what it was told of, and in what the two may contradict each other. */
import type { DeploymentRecord } from './deployment-record.ts';
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
  /** How many of those failed by the log. */
  readonly failed: number;
  /** How many of them failed by the context, at least and at most. */
  readonly least: number;
  readonly most: number;
  /** In what its neighbours are not as near as it was told; null when in nothing. */
  readonly unlike: string | null;
}

/** What a context may contradict of a deployment: its outcome, or the change itself. */
export interface Doubt {
  readonly isOpen: (citation: Citation) => boolean;
  /** Deployments that may be at fault for an open citation. */
  readonly suspects: (citation: Citation) => readonly Past[];
  /** Whether a context that concerns a deployment speaks for it. */
  readonly speaksFor: (past: Past, citation: Citation) => boolean;
  readonly what: (citation: Citation) => string;
  readonly placeOf: (past: Past) => number | null;
}

/** 1 where more have failed by the log, and so many more, than by the context; −1 where fewer have. */
function contradiction({ failed, least, most }: Citation, more = 0): -1 | 0 | 1 {
  const failures = failed + more;
  return failures > most ? 1 : failures < least ? -1 : 0;
}

const ofOutcome: Doubt = {
  isOpen: (citation) => contradiction(citation) !== 0,
  suspects: (citation) => {
    const tooMany = contradiction(citation) > 0;
    return citation.known.filter(({ failed }) => failed === tooMany);
  },
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

/** The change first: of another one its outcome says nothing. */
export const doubts: readonly Doubt[] = [ofChange, ofOutcome];
