/** What the pages of claims say of themselves: the static page says it before its notebook is there. */
import type { Claim } from '../../engine/claims/claim.ts';

export const allClaimsMeta = {
  title: 'All claims',
  lead: 'Every published claim: what was printed, our verdict and our result. Each claim has its own page.',
};

export function claimMeta({ sentence, printed, alternatives }: Claim) {
  const figures = [printed, ...alternatives.map((other) => other.printed)]
    .join(', ')
    .replace(/, ([^,]*)$/, ' and $1');
  return {
    title: sentence,
    lead: `Printed: ${figures}. Here is what came out, and why.`,
  };
}
