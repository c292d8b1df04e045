/** What the verification of a log says. */

/** What is checked, in this order, and what each check asks. */
export const checkQuestions = {
  parts: 'Does the file have every specified part exactly once?',
  key: 'Is its key readable?',
  'expected-key': 'Is it the key that you expect?',
  head: 'Is its signed head readable?',
  signature: 'Is the head signed by that key?',
  events: 'Is every event readable in the specified layout?',
  sequence: 'Are the events numbered from 0 without a gap?',
  size: 'Are there as many events as the signed head says?',
  root: 'Do the events hash to the signed root?',
  tiles: 'Do the tiles in the file belong to the signed root?',
} as const;
export type LogCheck = keyof typeof checkQuestions;
export const logChecks = Object.keys(checkQuestions) as readonly LogCheck[];

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
  'not-asked': 'Not checked',
};

/** What a report says to a check's question. */
export function answerTo({ failed, notAsked }: LogReport, check: LogCheck): Answer {
  if (failed.includes(check)) return 'no';
  return notAsked.includes(check) ? 'not-asked' : 'yes';
}

export const MOST_FINDINGS = 20;

/** Said with every pass: what it leaves open. */
export const notProved: readonly string[] = [
  'Who holds the key. The key holder can sign another log, so compare the key with one from another source.',
  'That others see the same log. The key holder can sign two heads of one size for two readers. So compare heads, or have witnesses sign them.',
  'That the entries are true or complete. A log protects its entries from later changes; it does not see what happened.',
  'When it was written. Times are simulated, and the head carries no date.',
];
