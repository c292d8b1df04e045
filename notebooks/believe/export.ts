/** The draws as files: each with its number, its seed, its settings and what came out. */
import { drawnSettings, pointsOf } from '../../engine/belief/belief.ts';
import { DRAW_DEPLOYMENTS, DRAW_SCENARIO, drawSeed } from '../../engine/belief/draw.ts';
import { drawRow } from '../../engine/belief/in-common.ts';
import { csvText } from '../authoring/csv.ts';
import { element, html } from '../authoring/html.ts';
import { actionButton, download } from '../authoring/offer-file.ts';
import { receiptOffer } from '../receipt/offer.ts';
import { nameOf } from './choice.ts';
import type { BeliefMap } from './map.ts';

/** Draws that count: inside the limits, with all targets reached; ids of the claims that come true in each. */
function exportedDraws({ draws, acceptance }: BeliefMap) {
  const points = pointsOf(draws.plan);
  return Array.from({ length: draws.count }, (_, draw) => draw)
    .filter((draw) => !Number.isNaN(draws.data['medianGenops']![draw]))
    .map((draw) => {
      const row = drawRow(draws, draw);
      const outcome = Object.entries(row).map(
        ([name, value]) => [name, Number.isFinite(value) ? value : null] as const,
      );
      const accepted = acceptance.claims.filter((claim) => claim.accepted[draw] === 1);
      return {
        draw,
        seed: drawSeed(draw),
        outcome: Object.fromEntries(outcome),
        settings: drawnSettings(draws.plan, points, draw, row),
        accepted: accepted.map(({ claim }) => claim.id),
      };
    });
}

export function csvOf(map: BeliefMap): string {
  const run = { scenario: DRAW_SCENARIO, deployments: DRAW_DEPLOYMENTS };
  return csvText(
    exportedDraws(map).map(({ draw, seed, outcome, settings, accepted }) => ({
      draw,
      ...run,
      seed,
      ...outcome,
      ...settings,
      accepted: accepted.join(' '),
    })),
  );
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
    // an open end is null in JSON
    claims: acceptance.claims.map(({ claim, range, share }) => ({ id: claim.id, ...range, share })),
    headline: acceptance.headline.share,
    draws: exportedDraws(map),
  });
}

export function exportButtons(map: BeliefMap, query: () => string): HTMLElement {
  const name = `believe-${nameOf(map.choice)}`;
  const made = async () => (await import('./receipt.ts')).madeBeliefs(map, query());
  const subject = map.source === 'live' ? null : map.files?.subject;
  return element`<div class="stack"><div class="cluster no-print">${[
    actionButton('Download CSV', () => download(`${name}.csv`, csvOf(map), 'text/csv')),
    actionButton('Download JSON', () => download(`${name}.json`, jsonOf(map), 'application/json')),
    receiptOffer('map of assumptions', made),
  ]}</div>${subject ? html`<p class="small">Made by <code class="breakable">${subject.command}</code>, engine <code class="breakable">${subject.engine}</code>, seed <code>${subject.seed}</code>.</p>` : null}</div>`;
}
