/** What the verification of a log says. */

/** What is checked, in this order. */
export const logChecks = [
  'parts',
  'key',
  'expected-key',
  'head',
  'signature',
  'events',
  'sequence',
  'size',
  'root',
  'tiles',
] as const;
export type LogCheck = (typeof logChecks)[number];

/** What each check asks. */
export const checkQuestions: Readonly<Record<LogCheck, string>> = {
  parts: 'Does the file have the parts that are specified, and none of them twice?',
  key: 'Can its key be read?',
  'expected-key': 'Is it the key that you expect?',
  head: 'Can its signed head be read?',
  signature: 'Is the head signed by that key?',
  events: 'Can every event be read in the specified layout?',
  sequence: 'Are the events numbered from 0 without a gap?',
  size: 'Are there as many events as the signed head says?',
  root: 'Do the events, hashed anew, give the signed root?',
  tiles: 'Are the tiles in the file those of the signed root?',
};

export interface LogFinding {
  readonly check: LogCheck;
  /** Place of the event in the file; null where it is about all of them. */
  readonly event: number | null;
  readonly message: string;
}

export interface LogReport {
  /** No finding at all. */
  readonly verified: boolean;
  readonly form: 'json' | 'tar';
  /** Of the signed head; null where it cannot be read. */
  readonly head: { readonly origin: string; readonly size: number; readonly root: string } | null;
  /** The key as text; null where it cannot be read. */
  readonly key: string | null;
  /** Events in the file, and the root that they give, hex. */
  readonly size: number;
  readonly root: string;
  /** Deployments that began in it. */
  readonly deployments: number;
  /** Checks with a finding. */
  readonly failed: readonly LogCheck[];
  /** Checks that could not be asked, for want of what another one found missing, or of an expected key. */
  readonly notAsked: readonly LogCheck[];
  /** The first of each check, at most `MOST_FINDINGS` a check. */
  readonly findings: readonly LogFinding[];
  /** How many there were. */
  readonly findingCount: number;
}

export type Answer = 'yes' | 'no' | 'not-asked';

export const answerWords: Readonly<Record<Answer, string>> = {
  yes: 'Yes',
  no: 'No',
  'not-asked': 'Could not be asked',
};

/** What a report says to a check's question. */
export function answerTo({ failed, notAsked }: LogReport, check: LogCheck): Answer {
  if (failed.includes(check)) return 'no';
  return notAsked.includes(check) ? 'not-asked' : 'yes';
}

export const MOST_FINDINGS = 20;

/** Said with every pass: what it leaves open. */
export const notProved: readonly string[] = [
  'Who holds the key. Whoever has it can sign another log; compare the key with one that you had from elsewhere.',
  'That others were shown the same log. Two heads of one size could be signed for two readers; compare heads with others, or have witnesses sign them.',
  'That what was written is true, or that all was written. A log keeps what it is told from being changed later; it does not see what happened.',
  'When it was written. Minutes are those of the simulation; the head carries no date.',
];
