/**
 * The lens of a reader's own data: the rules of a run, on what was observed.
 *
 * Nothing is by construction in it: no input of ours fixes what a log holds.
 */
import { type Claim, isMeasured, type QuantityName } from '../claims/claim.ts';
import { judgeClaim } from '../claims/judge.ts';
import { publishedClaims } from '../claims/published/index.ts';
import { type Judgment, phrase } from '../claims/verdict.ts';
import type { Estimate } from '../simulator/measures/measures.ts';
import type { LogMeasures, LogQuantity, LogQuantityName } from './measures.ts';

/** Verdicts on a reader's data by claim id: plain data, for any page that shows claims. */
export type LogVerdicts = ReadonlyMap<string, Judgment>;

/** One verdict a claim, in the order of the registry. */
export function judgeLog(measures: LogMeasures, claims: readonly Claim[] = publishedClaims): Judgment[] {
  const quantityOf = (name: LogQuantityName): LogQuantity =>
    measures.quantities[name] ?? { kind: 'unknown', because: 'a deployment log does not hold it' };
  const estimateOf = (name: QuantityName): Estimate => {
    const quantity = quantityOf(name);
    return quantity.kind === 'unknown' ? nothing : quantity.estimate;
  };
  const baseline = estimateOf('successTraditional').value;
  return claims.map((claim) => {
    const { test } = claim;
    if (!isMeasured(test)) return observed(claim, measures);
    const quantity = quantityOf(test.quantity);
    switch (quantity.kind) {
      case 'unknown':
        return untested(claim, quantity.because);
      case 'empty': {
        const { estimate, because } = quantity;
        const why = `${sentence(because)}${unreadRows(measures)}`;
        return { claim, kind: 'undecided', estimate, why, deploymentsToDecide: null };
      }
      case 'known': {
        const emergent: Claim = {
          ...claim,
          test: { kind: 'emergent', quantity: test.quantity, range: test.range },
        };
        const evidence = { estimateOf, settings: null, size: quantity.deployments, baseline };
        const verdict = judgeClaim(emergent, evidence);
        return {
          ...verdict,
          claim,
          why: `${inALog(verdict.why, test.quantity)}${test.quantity === 'cycleTimeEffect' ? OTHER_CYCLE_TIME : ''}${uncounted(quantity)}${cautions(quantity, measures)}`,
        };
      }
    }
  });
}

export function logVerdicts(measures: LogMeasures, claims?: readonly Claim[]): LogVerdicts {
  return new Map(judgeLog(measures, claims).map((verdict) => [verdict.claim.id, verdict]));
}

const nothing: Estimate = { value: Number.NaN, lower: 0, upper: 1, method: 'not in the log', n: 0 };

const ofBothArms: ReadonlySet<QuantityName> = new Set([
  'cycleTimeReduction',
  'successDifference',
  'cycleTimeP',
  'successP',
  'cycleTimeEffect',
]);

/** A log's effect size is of its own cycle times; a run's is by the published definition. */
const OTHER_CYCLE_TIME =
  ' Our result counts only the rollout, without review and testing: compare the two only if your cycle times do, too.';

/** The arms of a run are of one size; a log's need not be. */
function inALog(why: string, quantity: QuantityName): string {
  return ofBothArms.has(quantity)
    ? why.replace('deployments would decide', 'deployments of both arms together would decide')
    : why;
}

/** Rows that are no part of a rate or of a median: whoever leaves them blank may do so for a reason. */
function uncounted({ uncounted: n, column }: Extract<LogQuantity, { readonly kind: 'known' }>): string {
  if (n === 0) return '';
  const many = n === 1 ? 'One deployment' : `${phrase(n, 'count')} deployments`;
  return ` ${many} without a ${column} ${n === 1 ? 'is' : 'are'} not counted.`;
}

/** What the reader has to know of the rows and of the cycle times behind a verdict. */
function cautions(
  { column }: Extract<LogQuantity, { readonly kind: 'known' }>,
  measures: LogMeasures,
): string {
  const { cycleTime } = measures.caveats;
  const note = column === 'cycle time' && cycleTime !== null ? ` ${sentence(cycleTime)}` : '';
  return `${note}${unreadRows(measures)}`;
}

/** Share of the rows above which every verdict says how many could not be read. */
const MANY = 0.05;

function unreadRows({ caveats: { unread, of: asked } }: LogMeasures): string {
  if (unread <= MANY * asked) return '';
  return ` ${phrase(unread, 'count')} of ${phrase(asked, 'count')} rows could not be read and are not counted.`;
}

function untested(claim: Claim, because: string, estimate: Estimate | null = null): Judgment {
  return { claim, kind: 'untestable', estimate, why: sentence(because), deploymentsToDecide: null };
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Quantities of a log for which the study's model has none, and so no range that was set before. */
const unranged: Readonly<Record<string, LogQuantityName>> = {
  'rollback-baseline': 'rollbackTraditional',
  'failure-baseline': 'failureTraditional',
};

/** What the log shows of a claim that the mechanism does not test: shown, not judged. */
function observed(claim: Claim, measures: LogMeasures): Judgment {
  const { rows, quantities } = measures;
  const { id, unit, test } = claim;
  if (test.kind === 'elsewhere') return untested(claim, test.because);
  if (id === 'study-size') {
    const size = phrase(rows, 'count');
    return untested(
      claim,
      `your log has ${size} ${rows === 1 ? 'deployment' : 'deployments'} of its own; how many the study had, it cannot tell${unreadRows(measures).replace(/\.$/, '').replace(/^ /, '; ')}`,
    );
  }
  const name = Object.hasOwn(unranged, id) ? unranged[id] : undefined;
  const quantity = name === undefined ? undefined : quantities[name];
  if (quantity === undefined) return untested(claim, 'a deployment log does not hold it');
  if (quantity.kind === 'unknown') return untested(claim, quantity.because);
  if (quantity.kind === 'empty') return untested(claim, quantity.because, quantity.estimate);
  const { value, lower, upper } = quantity.estimate;
  const shown = untested(
    claim,
    `your log has ${phrase(value, unit)} (${phrase(lower, unit)} to ${phrase(upper, unit)}); no accepted range exists, so we do not judge it`,
    quantity.estimate,
  );
  return { ...shown, why: `${shown.why}${uncounted(quantity)}${cautions(quantity, measures)}` };
}
