/** The bake time moves, and the median follows: why the medians match. */

import { parameters } from '../../engine/simulator/settings.ts';
import { linearScale, svg } from '../../notebooks/charts/svg.ts';
import { inUnit } from '../../notebooks/format/estimate.ts';
import { count, decimal } from '../../notebooks/format/number.ts';
import { box, defineBeat } from '../beat.ts';
import { claimNamed } from '../draw/claims.ts';
import { eased, flag, line, stageDrawing, words } from '../draw/marks.ts';

interface Tuned {
  /** Of the published code's bake time, ascending; and what the median is then. */
  readonly runs: readonly { readonly bake: number; readonly median: number }[];
  readonly deployments: number;
}

const ours = parameters.bakeScale.value;
const PUBLISHED = 1;
const bakes = [0.1, 0.2, ours, 0.45, 0.6, 0.8, PUBLISHED];
/** What the speaker moves it to, step by step. */
const steps = [ours, PUBLISHED, 0.1, ours];
const STEP = 1800;
const DEPLOYMENTS = 1000;
const claim = claimNamed('cycle-time-genops');
const medianAt = ({ runs }: Tuned, bake: number): number => {
  const k = Math.max(
    runs.findIndex((run) => run.bake >= bake),
    1,
  );
  const [a, b] = [runs[k - 1]!, runs[k]!];
  return a.median + ((bake - a.bake) / (b.bake - a.bake)) * (b.median - a.median);
};
const times = (bake: number): string => `${decimal(bake, bake >= 1 ? 0 : 1)}×`;

export const tuned = defineBeat<Tuned>({
  id: 'tuned',
  seconds: 35,
  async load(engine) {
    const runs: { bake: number; median: number }[] = [];
    for (const bake of bakes) {
      const { genops } =
        bake === ours
          ? (await engine.study()).measures
          : await engine.measure({ deployments: DEPLOYMENTS, changes: { bakeScale: bake } });
      runs.push({ bake, median: genops.medianCycleMinutes.value });
    }
    return { runs, deployments: DEPLOYMENTS };
  },
  title: (facts) =>
    `They match because we tuned them: at the published bake time, the median is ${inUnit('minutes', medianAt(facts, PUBLISHED))}.`,
  notes: (facts) => [
    `Each step moves how long a canary stage is watched: ${steps.map(times).join(', ')} of what the published code has.`,
    `Printed is ${claim.printed}. We solved the bake time so that the median comes out there: ${decimal(ours, 2)}×. So the match is no evidence, and its verdict is “by construction”.`,
    `The traditional median is tuned in the same way, by how soon a reviewer starts.`,
    `Ours is the whole study; the small dots are runs of ${count(facts.deployments)} deployments each, between them a straight line.`,
  ],
  label: (facts) =>
    `Median cycle time by bake time: ${facts.runs.map(({ bake, median }) => `${times(bake)}: ${inUnit('minutes', median)}`).join(', ')}; printed: ${claim.printed}`,
  draw({ place }, facts) {
    const root = stageDrawing(place, tuned.label(facts));
    const most = Math.max(...facts.runs.map(({ median }) => median));
    const x = linearScale([0, PUBLISHED], [60, box.width - 340]);
    const y = linearScale([0, most * 1.12], [600, 20]);
    const printed = y(claim.value ?? 0);
    const curve = facts.runs.map(({ bake, median }) => `${x(bake)},${y(median)}`).join('L');
    const drop = line(0, 0, 0, 600, 'drop');
    const across = line(0, 0, x(0), 0, 'drop');
    const knob = svg('circle', { r: 26, class: 'change change--genops' });
    const text = words('', 0, 0, 'huge strong ink--genops halo');
    const { node } = flag({
      printed: claim.printed,
      x: box.width - 290,
      top: printed - 60,
      bottom: printed,
      size: 40,
    });
    root.append(
      line(x(0), printed, box.width - 290, printed, 'flag__pole'),
      node,
      line(x(0), 600, x(PUBLISHED), 600, 'baseline'),
      svg('path', { d: `M${curve}`, class: 'curve curve--genops' }),
      ...facts.runs.map(({ bake, median }) =>
        svg('circle', { cx: x(bake), cy: y(median), r: 11, class: 'fill--genops' }),
      ),
      ...[0.1, ours, 0.6, PUBLISHED].map((bake) =>
        words(
          bake === PUBLISHED ? 'as published' : bake === ours ? 'ours' : times(bake),
          x(bake),
          652,
          `at-middle${bake === ours ? ' strong' : ' muted'}`,
        ),
      ),
      words(
        `small dots: ${count(facts.deployments)} deployments each · bake time →`,
        x(PUBLISHED),
        708,
        'muted at-end',
      ),
      words('median', x(0), 40, 'muted'),
      drop,
      across,
      knob,
      text,
    );
    return {
      stops: steps.map((_, k) => k * STEP),
      paint(time) {
        const k = Math.min(Math.floor(time / STEP), steps.length - 2);
        const [from, to] = [steps[k]!, steps[k + 1]!];
        const bake = from + (to - from) * eased(time, k * STEP, (k + 1) * STEP);
        const median = medianAt(facts, bake);
        const [left, top] = [x(bake), y(median)];
        for (const [name, value] of Object.entries({ x1: left, x2: left, y1: top, y2: 600 }))
          drop.setAttribute(name, String(value));
        for (const [name, value] of Object.entries({ x1: x(0), x2: left, y1: top, y2: top }))
          across.setAttribute(name, String(value));
        knob.setAttribute('cx', String(left));
        knob.setAttribute('cy', String(top));
        // the curve rises: above it and to the left there is room, or below it to the right
        const below = bake < 0.25;
        text.setAttribute('text-anchor', below ? 'start' : 'end');
        text.setAttribute('x', String(left + (below ? 40 : -40)));
        text.setAttribute('y', String(top + (below ? 80 : -36)));
        text.textContent = inUnit('minutes', median);
      },
    };
  },
});
