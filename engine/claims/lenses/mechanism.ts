/** The mechanism lens: what the study model says, as `judgeClaims` found it. */
import type { Judgment } from '../verdict.ts';
import { doesNotApply, type LensReading } from './lens.ts';

export function mechanismReading({ claim, kind, estimate, why }: Judgment): LensReading {
  return claim.test.kind === 'elsewhere'
    ? doesNotApply(claim.test.because)
    : { outcome: kind, estimate, why };
}
