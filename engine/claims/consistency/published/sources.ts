/** Where the checked figures were printed, beside the documents of the claims. */
import { expected } from '../../../errors.ts';
import type { Claim, Source } from '../../claim.ts';
import type { PrintedFigure } from '../consistency-check.ts';

export const sampleRecords = (locator: string): Source => ({ document: '50 sample records', locator });

export function figure(label: string, printed: string, source: Source): PrintedFigure {
  return { label, printed, source };
}

/** A claim's figure, as the registry has it. */
export function claimed(label: string, { printed, source }: Claim): PrintedFigure {
  return { label, printed, source };
}

/** A figure that another document gives for a claim. @throws ArgumentError when the registry has none */
export function claimedElsewhere(label: string, { id, alternatives }: Claim): PrintedFigure {
  const [other] = alternatives;
  if (other === undefined) throw expected(`claim ${id}`, 'an alternative figure', other);
  return { label, printed: other.printed, source: other.source };
}
