/** Success: our interval, the range that would count, and a dot for each seed that was rolled. */
import { linearScale, svg, ticksIn } from '../../notebooks/charts/svg.ts';
import { interval, inUnit } from '../../notebooks/format/estimate.ts';
import { percent, plural } from '../../notebooks/format/number.ts';
import { box, defineBeat } from '../beat.ts';
import { claimNamed, rangeNamed } from '../draw/claims.ts';
import { eased, flag, line, stageDrawing, words } from '../draw/marks.ts';

interface Success {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** Of each seed of this talk, in the order in which they were rolled. */
  readonly dots: readonly number[];
}

const claim = claimNamed('success-genops');
const range = rangeNamed(claim.id);
const FLOOR = 560;
const RADIUS = 18;
const FALL = 900;

const holds = ({ lower, upper }: Success): 'inside' | 'outside' | 'across' =>
  lower > range.upper || upper < range.lower
    ? 'outside'
    : lower >= range.lower && upper <= range.upper
      ? 'inside'
      : 'across';
const ends = {
  inside: 'our model agrees',
  outside: 'our model does not get there',
  across: 'our model is undecided',
};

export const success = defineBeat<Success>({
  id: 'success',
  seconds: 35,
  async load(engine) {
    const { value, lower, upper } = (await engine.study()).measures.genops.successRate;
    return { value, lower, upper, dots: engine.seen().map(({ genops }) => genops.successRate.value) };
  },
  title: (facts) =>
    `${claim.printed} succeed, says the paper; ${inUnit('ratio', facts.value)}, says the run: ${ends[holds(facts)]}.`,
  notes: (facts) => [
    `Our 95% interval is ${interval('ratio', facts.lower, facts.upper)}; ${interval('ratio', range.lower, range.upper)} would count (${range.source}).`,
    `N rolls a new seed: each dot is a whole study. So far ${plural(facts.dots.length, 'seed')}.`,
    'It is no bad luck of one seed: it takes other assumptions to get there. Which ones, the last but one beat shows.',
  ],
  label: (facts) =>
    `Success rate with GenOps: ${inUnit('ratio', facts.value)} (${interval('ratio', facts.lower, facts.upper)}); printed ${claim.printed}; accepted ${interval('ratio', range.lower, range.upper)}`,
  draw({ place }, facts) {
    const root = stageDrawing(place, success.label(facts));
    const low = Math.min(0.84, ...facts.dots.map((value) => Math.floor(value * 50 - 0.5) / 50));
    const x = linearScale([low, 1], [40, box.width - 40]);
    const [from, to] = [x(range.lower), x(range.upper)];
    const heights = new Map<number, number>();
    const dots = facts.dots.map((value) => {
      const bin = Math.round(x(value) / (2 * RADIUS));
      const height = heights.get(bin) ?? 0;
      heights.set(bin, height + 1);
      const y = FLOOR - 70 - RADIUS - height * 2 * RADIUS;
      const node = svg('circle', { cx: bin * 2 * RADIUS, cy: y, r: RADIUS - 1, class: 'fill--genops' });
      return { node, y };
    });
    const { node } = flag({
      printed: claim.printed,
      x: x(claim.value ?? 1),
      top: 60,
      bottom: FLOOR,
      size: 56,
      leftwards: true,
    });
    root.append(
      svg('rect', { x: from, y: 180, width: to - from, height: FLOOR - 180, class: 'band' }),
      line(x(low), FLOOR, x(1), FLOOR, 'baseline'),
      ...ticksIn([low, 1], 8).flatMap((value) => [
        line(x(value), FLOOR, x(value), FLOOR + 12, 'baseline'),
        words(percent(value, 0), x(value), FLOOR + 60, 'muted at-middle'),
      ]),
      node,
      words('would count', (from + to) / 2, FLOOR + 124, 'strong at-middle'),
      ...dots.map((dot) => dot.node),
      line(x(facts.lower), FLOOR - 34, x(facts.upper), FLOOR - 34, 'interval interval--genops'),
      svg('circle', { cx: x(facts.value), cy: FLOOR - 34, r: 24, class: 'change change--genops' }),
      words(
        `${inUnit('ratio', facts.value)}, this run`,
        x(facts.value),
        FLOOR + 124,
        'large strong at-middle ink--genops',
      ),
    );
    const last = dots.at(-1);
    return {
      stops: [FALL],
      paint(time) {
        const fallen = eased(time, 0, FALL);
        last?.node.setAttribute('cy', String(last.y * fallen));
        last?.node.setAttribute('opacity', String(Math.min(1, fallen * 4)));
      },
    };
  },
});
