/** Where the page of the published code shows what a claim's replay computes. */
import type { Claim, ReplayQuantity } from '../../engine/claims/claim.ts';
import { element } from '../authoring/html.ts';
import { linkTo } from '../authoring/links.ts';

/** Sections that claims link to, by their ids. */
export const codeSections = {
  box: 'The result box',
  average: 'The reported median is a mean',
  caught: 'What counts as caught',
  seeds: 'How the seeds compare',
} as const;
type CodeSection = keyof typeof codeSections;

const sectionOf: Readonly<Record<ReplayQuantity, CodeSection>> = {
  reportedCycle: 'average',
  baselineCycle: 'average',
  cycleReduction: 'average',
  baselineSuccess: 'average',
  success: 'seeds',
  successDifference: 'seeds',
  rollback: 'caught',
  failure: 'caught',
  canaryCatch: 'caught',
  violations: 'box',
};

/** A link to the section that shows it; null where the published code computes nothing for the claim. @param words what the link says; left out, the section */
export function codeLink({ replay }: Claim, from: string, query: string, words?: string): HTMLElement | null {
  if (replay.kind === 'nothing') return null;
  const section = replay.recorded === undefined ? sectionOf[replay.quantity] : 'seeds';
  const text = words ?? `Published code: ${codeSections[section].toLowerCase()}`;
  return element`<a href="${linkTo(from, 'published-code/', query)}#${section}">${text}</a>`;
}
