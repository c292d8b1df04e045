/**
 * The small chart of a claim's row: a track on the scale of the row's group, the tolerance as a band, the published
 * figures as flags, ours as a point with its interval. Light enough for the first paint: no library.
 */
import type { ClaimUnit } from '../../engine/claims/claim.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import { withInterval } from '../format/estimate.ts';
import { decimal } from '../format/number.ts';
import { drawBand, drawEstimate, drawFlags, FLAG_ROW, type Flag, flagRows, type Owner } from './marks.ts';
import { answering } from './readout.ts';
import { drawing, linearScale, svg, textWidth, ticksIn } from './svg.ts';

export interface Strip {
  readonly unit: ClaimUnit;
  readonly owner: Owner;
  readonly flags: readonly Flag[];
  /** Where the claim holds; more than one where documents disagree. */
  readonly ranges: readonly { readonly lower: number; readonly upper: number }[];
  /** Null before the first result, and when there is nothing to measure. */
  readonly estimate: Estimate | null;
  /** What a reader's own data say: a second point below ours. Left out, the strip has room for one. */
  readonly data?: Estimate | null;
  /** The same for every strip of a group and unit, so that rows can be compared by eye. */
  readonly domain: readonly [number, number];
  /** Pixels; left out, 300. */
  readonly width?: number;
}

const EDGE = 10;
const TRACK = 24;
const DATA_TRACK = 18;
const TICKS = 15;
const TICK_SIZE = 16; // more than in the style sheets: percent signs are wide

export function strip({
  unit,
  owner,
  flags,
  ranges,
  estimate,
  data,
  domain,
  width: whole = 300,
}: Strip): SVGSVGElement {
  const track = TRACK + (data === undefined ? 0 : DATA_TRACK);
  const scale = linearScale(domain, [EDGE, whole - EDGE]);
  const placed = flags.map(({ printed, value }) => ({ printed, x: scale(value) }));
  const top = Math.max(flagRows(placed, whole), 1) * FLAG_ROW;
  const bottom = top + track;
  const drawn = drawing(whole, bottom + TICKS);
  drawn.append(...ranges.map((range) => drawBand(scale, range, top, bottom)));
  drawn.append(svg('line', { x1: EDGE, x2: whole - EDGE, y1: bottom, y2: bottom, class: 'baseline' }));
  for (const value of ticksIn(domain, whole / 75)) {
    const x = scale(value);
    const text = tickText(unit, value);
    const half = textWidth(text, TICK_SIZE) / 2;
    drawn.append(
      svg('line', { x1: x, x2: x, y1: bottom, y2: bottom + 3, class: 'baseline' }),
      // the outermost labels move inwards until they fit
      svg(
        'text',
        { x: Math.min(Math.max(x, half), whole - half), y: bottom + 13, class: 'chart__tick' },
        text,
      ),
    );
  }
  drawn.append(drawFlags(placed, { chartTop: top, bottom, right: whole }));
  if (estimate !== null) {
    const tip = `our result: ${withInterval(unit, estimate)}`;
    drawn.append(drawEstimate(owner, estimate, scale, top + TRACK / 2, [EDGE, whole - EDGE], tip));
  }
  if (data) {
    const y = top + TRACK + DATA_TRACK / 2 - 3;
    const tip = `your data: ${withInterval(unit, data)}`;
    drawn.append(drawEstimate('data', data, scale, y, [EDGE, whole - EDGE], tip));
  }
  answering(drawn); // to a pointer
  drawn.setAttribute('aria-hidden', 'true'); // the row says it all in words
  return drawn;
}

/** The unit stands in the row: ticks carry only what tells them apart. */
function tickText(unit: ClaimUnit, value: number): string {
  const shown = unit === 'ratio' || unit === 'points' ? value * 100 : value;
  const digits = Math.abs(shown - Math.round(shown)) < 1e-9 ? 0 : Math.abs(shown) < 0.1 ? 2 : 1;
  return `${decimal(shown, digits)}${unit === 'ratio' ? '%' : ''}`;
}
