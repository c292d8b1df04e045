/** The lens of the reader's own data: verdicts on a deployment log, by the same rules. */
import type { Judgment } from '../verdict.ts';
import { doesNotApply, type LensReading } from './lens.ts';

export function dataReading({ claim, kind, estimate, why }: Judgment): LensReading {
  return claim.test.kind === 'elsewhere'
    ? doesNotApply('it speaks of the published figures alone')
    : { outcome: kind, estimate, why };
}
