/** What became of all deployments: one bar a row, cut into the four outcomes. */
import type { ArmMeasures } from '../../engine/simulator/measures/measures.ts';
import { percent } from '../format/number.ts';
import type { Arm } from './marks.ts';
import { drawing, type LinearScale, linearScale, roomyTicks, svg, textWidth, tickLabel } from './svg.ts';

const outcomes = ['completed', 'rolled back', 'blocked', 'escaped'] as const;
type Outcome = (typeof outcomes)[number];

export interface Whole {
  readonly label: string;
  readonly arm: Arm;
  /** Ratios of deployments; they sum to 1. */
  readonly shares: Readonly<Record<Outcome, number>>;
}

export function wholeOf(label: string, arm: Arm, measures: ArmMeasures): Whole {
  const { deployments, completed, rolledBack, blocked, escaped } = measures;
  const share = (part: number): number => (deployments === 0 ? 0 : part / deployments);
  return {
    label,
    arm,
    shares: {
      completed: share(completed),
      'rolled back': share(rolledBack),
      blocked: share(blocked),
      escaped: share(escaped),
    },
  };
}

const NARROW = 560;
const BAR = 26;
/** A label below the bar, and the axis. */
const LINE = 17;
const AXIS = 22;
/** Where all bars are longer, the scale leaves out what they have in common, up to a multiple of this. */
const STEP = 0.05;

/** Bars on a scale that is cut where all are alike, so that the parts can be seen; every part has its label. */
export function wholeChart(rows: readonly Whole[], { width }: { readonly width: number }): SVGSVGElement {
  const narrow = width < NARROW;
  const left = narrow ? 0 : Math.max(94, ...rows.map(({ label }) => textWidth(label))) + 14;
  const least = Math.min(...rows.map(({ shares }) => shares.completed));
  const low = least < 0.5 ? 0 : Math.max(0, Math.floor((least - 0.6 * (1 - least) - 0.01) / STEP) * STEP);
  const scale = linearScale([low, 1], [left, width - 1]);
  let y = narrow ? 20 : 4;
  const body = rows.map((row) => {
    const drawn = drawWhole(row, y, scale, narrow);
    y += BAR + drawn.lines * LINE + (narrow ? 28 : 14);
    return drawn.group;
  });
  const bottom = y - (narrow ? 22 : 6);
  const axis = svg('g', { class: 'chart__axis' });
  for (const value of roomyTicks(scale, tickText)) {
    const x = scale(value);
    const ends = low > 0 && value === low; // where the scale is cut there is no rule
    if (!ends) axis.append(svg('line', { x1: x, x2: x, y1: 2, y2: bottom, class: 'chart__grid' }));
    axis.append(tickLabel(tickText(value), x, bottom + 15, width));
  }
  return drawing(width, bottom + AXIS, axis, ...body);
}

const tickText = (value: number): string => percent(value, 0);

/** One bar: labels inside where they fit, else below, at the end of a line from their part. */
function drawWhole(
  { label: name, arm, shares }: Whole,
  y: number,
  scale: LinearScale,
  narrow: boolean,
): { readonly group: SVGGElement; readonly lines: number } {
  const [low] = scale.domain;
  const [left] = scale.range;
  const group = svg(
    'g',
    {},
    svg('text', { x: 0, y: narrow ? y - 6 : y + 17.5, class: `row__label row__label--${arm}` }, name),
  );
  const below: { readonly end: number; readonly line: number }[] = [];
  let sum = 0;
  for (const outcome of outcomes) {
    const share = shares[outcome];
    const x = scale(Math.max(sum, low));
    sum += share;
    const length = scale(Math.max(sum, low)) - x;
    if (!(length > 0)) continue;
    const label = `${outcome} ${percent(share)}`;
    group.append(
      svg('rect', {
        x,
        y,
        width: Math.max(length - 1, 0.75),
        height: BAR,
        class: segment(arm, outcome),
        'data-tip': `${name}: ${label}`,
      }),
    );
    if (textWidth(label) + 18 < length) {
      group.append(
        svg('text', { x: x + 9, y: y + 17.5, class: `ink segment__label--${kind(outcome)}` }, label),
      );
      continue;
    }
    // the text ends at the line from its part, on a line of its own where it would reach over another's
    const middle = x + length / 2;
    const end = Math.max(middle, left + textWidth(label) + 5);
    const from = end - textWidth(label) - 12;
    const line = Math.max(0, ...below.filter((other) => other.end > from).map((other) => other.line + 1));
    below.push({ end, line });
    const base = y + BAR + (line + 1) * LINE;
    group.append(
      svg('line', { x1: middle, x2: middle, y1: y + BAR, y2: base, class: 'segment__line' }),
      svg('text', { x: end - 5, y: base - 1, class: 'ink at-end halo' }, label),
    );
  }
  if (low > 0) group.append(cutAt(left, y));
  return { group, lines: Math.max(0, ...below.map(({ line }) => line + 1)) };
}

/** The torn edge of a bar that begins before the scale does. */
function cutAt(x: number, y: number): SVGElement {
  const teeth = Array.from({ length: 4 }, (_, k) => `l${k % 2 === 0 ? 4 : -4},${(BAR + 2) / 4}`).join('');
  return svg('path', { d: `M${x},${y - 1}${teeth}H${x - 1}V${y - 1}Z`, class: 'segment__cut' });
}

const kind = (outcome: Outcome): string => outcome.replace(' ', '-');
const segment = (arm: Arm, outcome: Outcome): string => `segment segment--${arm} segment--${kind(outcome)}`;
