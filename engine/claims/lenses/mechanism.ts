/** The mechanism lens: what the study model says, as `judgeClaims` found it. */
import type { Verdict } from '../verdict.ts';
import { doesNotApply, type LensReading } from './lens.ts';

export function mechanismReading({ claim, kind, estimate, why }: Verdict): LensReading {
  return claim.test.kind === 'elsewhere'
    ? doesNotApply(claim.test.because)
    : { outcome: kind, estimate, why };
}
