/** The draws as files: each with its number, its seed, its settings and what came out. */
import { drawnSettings, pointsOf } from '../../engine/belief/belief.ts';
import { DRAW_DEPLOYMENTS, DRAW_SCENARIO, drawSeed } from '../../engine/belief/draw.ts';
import { drawRow } from '../../engine/belief/in-common.ts';
import { element } from '../authoring/html.ts';
import { actionButton, download } from '../authoring/offer-file.ts';
import { nameOf } from './choice.ts';
import type { BeliefMap } from './map.ts';

interface Exported {
  readonly draw: number;
  readonly seed: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly outcome: Readonly<Record<string, number | null>>;
  /** Ids of the claims that come true. */
  readonly accepted: readonly string[];
}

/** Draws that count: inside the limits, with all targets reached. */
function exportedDraws({ draws, acceptance }: BeliefMap): Exported[] {
  const points = pointsOf(draws.plan);
  return Array.from({ length: draws.count }, (_, draw) => draw)
    .filter((draw) => !Number.isNaN(draws.data['medianGenops']![draw]))
    .map((draw) => {
      const row = drawRow(draws, draw);
      const outcome = Object.entries(row).map(
        ([name, value]) => [name, Number.isFinite(value) ? value : null] as const,
      );
      return {
        draw,
        seed: drawSeed(draw),
        settings: drawnSettings(draws.plan, points, draw, row),
        outcome: Object.fromEntries(outcome),
        accepted: acceptance.claims
          .filter(({ accepted }) => accepted[draw] === 1)
          .map(({ claim }) => claim.id),
      };
    });
}

export function csvOf(map: BeliefMap): string {
  const all = exportedDraws(map);
  const [first] = all;
  if (first === undefined) return 'draw,seed,accepted\n';
  const [settings, outcome] = [Object.keys(first.settings), Object.keys(first.outcome)];
  const lines = all.map((each) =>
    [
      each.draw,
      each.seed,
      ...outcome.map((name) => each.outcome[name] ?? ''),
      ...settings.map((key) => String(each.settings[key])),
      each.accepted.join(' '),
    ].join(','),
  );
  return `${[['draw', 'seed', ...outcome, ...settings, 'accepted'].join(','), ...lines].join('\n')}\n`;
}

export function jsonOf(map: BeliefMap): string {
  const { choice, acceptance, source, outside, unreachable } = map;
  return JSON.stringify({
    format: 'genops-belief-export/1',
    source,
    comparison: choice.comparison,
    judging: choice.judging,
    within: Object.fromEntries(choice.limits),
    scenario: DRAW_SCENARIO,
    deployments: DRAW_DEPLOYMENTS,
    counted: acceptance.counted,
    outside,
    unreachable,
    claims: acceptance.claims.map(({ claim, range, share }) => ({
      id: claim.id,
      lower: range.lower,
      upper: Number.isFinite(range.upper) ? range.upper : null,
      share,
    })),
    headline: acceptance.headline.share,
    draws: exportedDraws(map),
  });
}

export function exportButtons(map: BeliefMap): HTMLElement {
  const name = `believe-${nameOf(map.choice)}`;
  return element`<div class="cluster no-print">${[
    actionButton('Download CSV', () => download(`${name}.csv`, csvOf(map), 'text/csv')),
    actionButton('Download JSON', () => download(`${name}.json`, jsonOf(map), 'application/json')),
  ]}</div>`;
}
