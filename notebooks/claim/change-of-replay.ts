/** What would change a verdict that the replay gives: inputs of the published code, moved alone. */
import { isMeasured } from '../../engine/claims/claim.ts';
import { type LedgerRow, replayReading } from '../../engine/claims/lenses/index.ts';
import { withInterval } from '../format/estimate.ts';
import { inputValueText } from '../format/model-input.ts';
import { plural } from '../format/number.ts';
import { type Change, nothing } from './change.ts';
import type { SizedReplay } from './replays.ts';

/** Beyond these the farthest-reaching inputs have been named. */
const MOST_MOVES = 6;

/** Of the largest replay; empty where another lens decides, or the code computes nothing for the claim. */
export function changesOfReplay({ claim }: LedgerRow, replays: readonly SizedReplay[]): readonly Change[] {
  const last = replays.at(-1);
  const replayed = last?.replayed ?? null;
  // a claim about recorded runs is answered by what they print, and no moved input changes that
  const recorded = claim.replay.kind === 'replayed' && claim.replay.recorded !== undefined;
  if (isMeasured(claim.test) || recorded || last === undefined || replayed === null) return [];
  const { trace } = replayed;
  const usual = replayReading(claim, { ...replayed, estimate: trace.usual }, null).outcome;
  const changes = trace.inputs.flatMap(({ input, movements }) =>
    movements.flatMap(({ value, estimate, effect }): readonly Change[] => {
      const { outcome } = replayReading(claim, { ...replayed, estimate }, null);
      if (effect !== 'follows' || outcome === usual) return [];
      const came = Number.isFinite(estimate.value)
        ? withInterval(claim.unit, estimate)
        : 'nothing left to count';
      return [
        {
          text: `In the published code, ${input.label} at ${inputValueText(input, value)}: ${came}.`,
          finds: { lens: 'replay', outcome },
          link: { to: 'published-code/', hash: '', changes: {}, label: 'See what moves the published code' },
        },
      ];
    }),
  );
  const found = `Each of ${plural(trace.inputs.length, 'input')} of the published code was moved alone, at ${plural(last.tracedAt, 'deployment')}: ${changes.length === 0 ? 'no single move changes' : plural(changes.length, 'move changes', 'moves change')} what the replay finds.`;
  return [...changes.slice(0, MOST_MOVES), nothing(found)];
}
