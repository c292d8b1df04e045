/** Both pipelines side by side, step by step: what a change passes on its way to the users. The same for every run. */
import { drawing, svg } from './svg.ts';

interface Step {
  readonly name: string;
  readonly about: string;
  /** One of the four parts that GenOps adds. */
  readonly pillar?: true;
}

type PipelineArm = 'traditional' | 'genops';

const pipelines: readonly (readonly [arm: PipelineArm, title: string, steps: readonly Step[]])[] = [
  [
    'traditional',
    'Traditional',
    [
      { name: 'Prepare', about: 'build and test' },
      { name: 'Wait', about: 'for a reviewer' },
      { name: 'Review', about: 'every change' },
      { name: 'Deploy', about: 'to all users at once' },
      { name: 'Verify', about: 'no rollback' },
    ],
  ],
  [
    'genops',
    'GenOps',
    [
      { name: 'Prepare', about: 'build and test' },
      { name: 'Context', about: 'similar past changes', pillar: true },
      { name: 'Risk score', about: 'six factors', pillar: true },
      { name: 'Policies', about: 'allow, ask or block', pillar: true },
      { name: 'Review', about: 'only if required' },
      { name: 'Canary', about: 'stages, or roll back', pillar: true },
    ],
  ],
];

const most = Math.max(...pipelines.map(([, , steps]) => steps.length));
/** Below this the pipelines run downwards, next to each other. */
const NARROW = 860;
const BOX = 44;
const GAP = 20;
const HEAD = 20;

export function pipelinesDiagram({ width }: { readonly width: number }): SVGSVGElement {
  const down = width < NARROW;
  const box = down ? (width - GAP) / 2 : (width - (most - 1) * GAP) / most;
  const lane = HEAD + BOX + 16;
  const drawn = drawing(width, down ? HEAD + most * (BOX + GAP) - GAP + 2 : 2 * lane - 12);
  pipelines.forEach(([arm, title, steps], i) => {
    const [left, top] = down ? [i * (box + GAP), 0] : [0, i * lane];
    drawn.append(svg('text', { x: left, y: top + 13, class: `row__label row__label--${arm}` }, title));
    steps.forEach((step, k) => {
      const x = left + (down ? 0 : k * (box + GAP));
      const y = top + HEAD + (down ? k * (BOX + GAP) : 0);
      drawn.append(...drawStep(step, arm, x, y, box));
      if (k > 0) drawn.append(down ? arrow(x + box / 2, y, 0, 1) : arrow(x, y + BOX / 2, 1, 0));
    });
  });
  drawn.setAttribute('role', 'img');
  drawn.setAttribute('aria-label', label());
  return drawn;
}

function drawStep(
  { name, about, pillar }: Step,
  arm: PipelineArm,
  x: number,
  y: number,
  width: number,
): SVGElement[] {
  const middle = x + width / 2;
  return [
    svg('rect', {
      x: x + 0.5,
      y: y + 0.5,
      width: width - 1,
      height: BOX - 1,
      rx: 3,
      class: pillar ? `segment segment--${arm}` : 'pipeline__step',
    }),
    svg('text', { x: middle, y: y + 18, class: 'ink strong at-middle' }, name),
    svg('text', { x: middle, y: y + 35, class: 'faint at-middle' }, about),
  ];
}

/** Into a box, from the one before it. */
function arrow(x: number, y: number, right: number, down: number): SVGElement {
  const [fromX, fromY] = [x - right * (GAP - 3), y - down * (GAP - 3)];
  const [tipX, tipY] = [x - 3 * right, y - 3 * down];
  const wing = (side: number): string =>
    `L${tipX - 5 * right + side * 4 * down},${tipY - 5 * down + side * 4 * right}`;
  return svg('path', {
    d: `M${fromX},${fromY}L${tipX},${tipY}${wing(1)}M${tipX},${tipY}${wing(-1)}`,
    class: 'estimate__end pipeline__arrow',
  });
}

/** The same in words. */
function label(): string {
  return pipelines
    .map(([, title, steps]) => `${title}: ${steps.map(({ name, about }) => `${name} (${about})`).join(', ')}`)
    .join('. ');
}
