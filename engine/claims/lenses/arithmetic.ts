/** The arithmetic lens: do the printed figures agree with each other? No run, no model. */

import type { Claim } from '../claim.ts';
import { type ConsistencyCheck, publishedChecks } from '../consistency/index.ts';
import { publishedClaims } from '../published/index.ts';
import { doesNotApply, type LensReading } from './lens.ts';

/** One reading a claim, by its id. */
export function arithmeticReadings(
  claims: readonly Claim[] = publishedClaims,
  checks: readonly ConsistencyCheck[] = publishedChecks(),
): ReadonlyMap<string, LensReading> {
  return new Map(claims.map((claim) => [claim.id, arithmeticReading(claim, checks)]));
}

/**
 * A check that is inconsistent settles it, unless two documents merely print different figures: neither contradicts itself.
 */
export function arithmeticReading(claim: Claim, checks: readonly ConsistencyCheck[]): LensReading {
  const own = checks.filter(({ claims }) => claims.includes(claim.id));
  if (own.length === 0) return doesNotApply('no other printed figure determines it');
  const disagreeing = own.filter(documentsDiffer);
  const others = own.filter((check) => !disagreeing.includes(check));
  const broken = others.filter(({ outcome }) => outcome === 'inconsistent');
  const [first] = broken;
  if (first !== undefined) {
    const more = broken.length === 1 ? '' : ` ${broken.length} of ${others.length} checks are inconsistent.`;
    return { outcome: 'inconsistent', estimate: null, why: `${first.question} ${first.why}${more}` };
  }
  const agreeing = others.filter(({ outcome }) => outcome === 'consistent').length;
  const blind = others.length - agreeing;
  const rest =
    blind === 0 ? '' : `${blind} more ${blind === 1 ? 'proves' : 'prove'} nothing: any figure would pass. `;
  const agree =
    agreeing === 0 ? '' : `${agreeing === 1 ? 'One check agrees.' : `${agreeing} checks agree.`} ${rest}`;
  if (disagreeing.length > 0) {
    const judged = claim.alternatives.some((other) => other.judged !== null)
      ? ': we judge each of them'
      : ': we show them without a verdict';
    return { outcome: 'differ', estimate: null, why: `${agree}Documents print different figures${judged}.` };
  }
  return agreeing > 0
    ? { outcome: 'agrees', estimate: null, why: agree.trim() }
    : { outcome: 'no-power', estimate: null, why: 'At this size every printed value would have passed.' };
}

/** Whether a check finds no more than that two documents (or a document and the code) print different figures for one thing. */
export function documentsDiffer({ kind, outcome, inputs, printed }: ConsistencyCheck): boolean {
  const documents = new Set([...inputs, ...printed].map(({ source }) => source.document));
  return kind === 'same figure' && outcome === 'inconsistent' && documents.size > 1;
}
