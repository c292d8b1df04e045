/** What became of all deployments: one bar a row, from nought to all, cut into the four outcomes. */
import { percent } from '../format/number.ts';
import type { Arm } from './estimate-mark.ts';
import { drawing, svg, textWidth } from './svg.ts';

const outcomes = ['completed', 'rolled back', 'blocked', 'escaped'] as const;
type Outcome = (typeof outcomes)[number];

export interface Whole {
  readonly label: string;
  readonly arm: Arm;
  /** Ratios of deployments; they sum to 1. */
  readonly shares: Readonly<Record<Outcome, number>>;
}

const NARROW = 560;
const BAR = 26;

export function wholeChart(rows: readonly Whole[], { width }: { readonly width: number }): SVGSVGElement {
  const narrow = width < NARROW;
  const left = narrow ? 0 : Math.max(94, ...rows.map(({ label }) => textWidth(label))) + 14;
  const step = narrow ? BAR + 28 : BAR + 12;
  const body = rows.map(({ label: name, arm, shares }, i) => {
    const y = i * step + (narrow ? 20 : 2);
    const group = svg(
      'g',
      {},
      svg('text', { x: 0, y: narrow ? y - 6 : y + 17.5, class: `row__label row__label--${arm}` }, name),
    );
    let x = left;
    for (const outcome of outcomes) {
      const length = shares[outcome] * (width - left);
      if (!(length > 0)) continue;
      group.append(
        svg('rect', { x, y, width: Math.max(length - 1, 0.75), height: BAR, class: segment(arm, outcome) }),
      );
      const label = outcome === 'completed' ? `${outcome} ${percent(shares[outcome], 1)}` : outcome;
      if (textWidth(label) + 16 < length) {
        group.append(
          svg('text', { x: x + 9, y: y + 17.5, class: `ink segment__label--${kind(outcome)}` }, label),
        );
      }
      x += length;
    }
    return group;
  });
  const key = legend(left, rows.length * step + (narrow ? 8 : 6), rows, narrow);
  return drawing(width, rows.length * step + (narrow ? 30 : 28), ...body, key);
}

const kind = (outcome: Outcome): string => outcome.replace(' ', '-');
const segment = (arm: Arm, outcome: Outcome): string => `segment segment--${arm} segment--${kind(outcome)}`;

/** The three parts that may be too narrow for a label: the pattern of each arm that has it, and the word. */
function legend(left: number, y: number, rows: readonly Whole[], narrow: boolean): SVGGElement {
  const group = svg('g', {});
  let x = left;
  for (const outcome of outcomes.slice(1)) {
    const held = rows.filter(({ shares }) => shares[outcome] > 0).map(({ arm }) => arm);
    const arms = new Set(held.length > 0 ? held : rows.slice(0, 1).map(({ arm }) => arm));
    for (const arm of arms) {
      group.append(svg('rect', { x, y, width: 16, height: 12, class: segment(arm, outcome) }));
      x += 19;
      if (outcome === 'escaped') break; // ink in both arms
    }
    group.append(svg('text', { x: x + 3, y: y + 10.5, class: 'muted' }, outcome));
    x += 3 + textWidth(outcome) + (narrow ? 14 : 24);
  }
  return group;
}
