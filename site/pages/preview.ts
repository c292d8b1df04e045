/** The image that stands for a claim's page where its address is shared. */
import type { Claim } from '../../engine/claims/claim.ts';
import { fallbackFigures } from '../fallback/figures.ts';

/** Pixels. */
export const previewSize = { width: 600, height: 315 } as const;

/** What the image shows of a claim: the verdict is that of the committed run. */
export interface Preview {
  readonly sentence: string;
  readonly printed: readonly string[];
  readonly verdict: string;
  /** The same in words; the image has it written in, so that an outdated one is found. */
  readonly text: string;
}

export function previewOf({ id, sentence, printed: main, alternatives }: Claim): Preview {
  const kind = fallbackFigures.rows.find((row) => row.id === id)?.verdict;
  if (kind === undefined) throw new Error(`${id}: expected a verdict in the committed run; npm run fallback`);
  const printed = [main, ...alternatives.map((other) => other.printed)];
  const verdict = kind.replaceAll('-', ' ');
  const text = `${sentence} Printed: ${printed.join(', ')}. Our verdict: ${verdict}.`;
  return { sentence, printed, verdict, text };
}
