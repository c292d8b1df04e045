/** What a replay has for a claim, as a test wants it to be. */
import type { Replayed } from '../../../engine/claims/lenses/index.ts';

const conclusion = (fixed: 'one input' | 'stated outcomes' | 'nothing fixes it'): Replayed['conclusion'] => ({
  kind: fixed === 'one input' ? 'one' : 'several',
  follows: ['a'],
  labels: ['a'],
  moved: 30,
  movedTogether: false,
  byConstruction: fixed === 'one input',
  statedOutcomes: fixed === 'stated outcomes',
  sentence: 'It follows a.',
});
export const replayed = (value: number, half: number, fixed: Parameters<typeof conclusion>[0]): Replayed => ({
  estimate: { value, lower: value - half, upper: value + half, method: 'Wilson', n: 500 },
  conclusion: conclusion(fixed),
});
