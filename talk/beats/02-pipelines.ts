/** One change of the run travels both pipelines, on one clock; the four pillars light up as it passes. */
import { svg } from '../../notebooks/charts/svg.ts';
import { inUnit } from '../../notebooks/format/estimate.ts';
import { decimal, plural } from '../../notebooks/format/number.ts';
import { box, defineBeat } from '../beat.ts';
import type { ArmName } from '../data/cycle-times.ts';
import { type Journey, journeyOf, ordinaryOne, type Station } from '../data/journey.ts';
import { line, stageDrawing, words } from '../draw/marks.ts';

const lanes = [
  { arm: 'genops', name: 'GenOps', top: 20 },
  { arm: 'traditional', name: 'Traditional', top: 400 },
] as const;
const GAP = 22;
const [HEAD, BOX] = [90, 170];
/** A minute of the model, and the least that a station takes, milliseconds on stage. */
const [MINUTE, LEAST] = [130, 900];

const timeOf = ({ minutes }: Journey, arm: ArmName): string => inUnit('minutes', minutes[arm]);

export const pipelines = defineBeat<Journey>({
  id: 'pipelines',
  seconds: 35,
  load: async (engine) => journeyOf(await engine.explain(ordinaryOne(await engine.study()))),
  title: (facts) =>
    `One change, two pipelines: ${timeOf(facts, 'genops')} under four pillars, ${timeOf(facts, 'traditional')} with a review.`,
  notes: (facts) => [
    `Deployment ${facts.index} of the run: ${plural(facts.lines, 'line')} on ${facts.service}, a good change. Both its times are close to the medians.`,
    'GenOps looks up similar changes, scores the risk, asks the policies, and then shifts traffic in canary stages.',
    'The traditional pipeline waits for a person.',
    'Everything on screen is out of its events; the page One deployment has them all.',
  ],
  label: (facts) =>
    lanes
      .map(
        ({ arm, name }) =>
          `${name}: ${facts.ways[arm].map((at) => `${at.name} (${at.result})`).join(', ')}; ${timeOf(facts, arm)}`,
      )
      .join('. '),
  draw({ place }, facts) {
    const root = stageDrawing(place, pipelines.label(facts));
    const clock = clockOf(facts);
    const painted = lanes.map(({ arm, name, top }) => {
      const way = facts.ways[arm];
      const time = words('', box.width, top + 52, `huge strong at-end ink--${arm}`);
      const dot = svg('circle', { cy: top + HEAD, r: 22, class: `change change--${arm}` });
      const width = (box.width + GAP) / way.length - GAP;
      const left = (k: number): number => k * (width + GAP);
      root.append(
        words(name, 0, top + 52, `large strong ink--${arm}`),
        line(0, top + HEAD, box.width, top + HEAD, 'baseline'),
      );
      const stations = way.map((station, k) => drawStation(station, arm, left(k), top + HEAD + 36, width));
      root.append(...stations.map(({ node }) => node), time, dot);
      return (minute: number): void => {
        way.forEach(({ from, to }, k) =>
          stations[k]!.fill(Math.min(Math.max((minute - from) / (to - from || 1), 0), 1)),
        );
        const at = way.findLastIndex(({ from }) => from <= minute);
        const { from, to } = way[Math.max(at, 0)]!;
        const passed = Math.min((minute - from) / (to - from || 1), 1);
        dot.setAttribute('cx', (left(at) + passed * width).toFixed(1));
        const end = facts.minutes[arm];
        time.textContent = minute < end ? `${decimal(minute, 0)}\u202fmin` : timeOf(facts, arm);
      };
    });
    return {
      stops: [clock.at(-1)!.ms],
      paint(time) {
        const k = Math.max(
          clock.findIndex(({ ms }) => ms >= time),
          1,
        );
        const [a, b] = [clock[k - 1]!, clock[k]!];
        const minute = a.minute + ((time - a.ms) / (b.ms - a.ms)) * (b.minute - a.minute);
        for (const paint of painted) paint(minute);
      },
    };
  },
});

/** What the stage shows when: minutes at one pace, but no station of either pipeline is a flash. */
function clockOf({ ways }: Journey): readonly { readonly ms: number; readonly minute: number }[] {
  const marks = [
    ...new Set(
      Object.values(ways)
        .flat()
        .map(({ to }) => to),
    ),
  ].toSorted((a, b) => a - b);
  let [ms, minute] = [0, 0];
  const clock = [{ ms, minute }];
  for (const mark of marks) {
    // one end close to another is no station of its own
    ms += mark - minute < 0.1 ? 1 : Math.max((mark - minute) * MINUTE, LEAST);
    minute = mark;
    clock.push({ ms, minute });
  }
  return clock;
}

function drawStation(
  { name, result, pillar }: Station,
  arm: ArmName,
  x: number,
  y: number,
  width: number,
): { readonly node: SVGGElement; readonly fill: (share: number) => void } {
  const passed = svg('rect', {
    x,
    y,
    width,
    height: BOX,
    rx: 10,
    class: pillar ? 'pillar' : `passed passed--${arm}`,
  });
  const about = words(result, x + width / 2, y + 128, 'at-middle');
  const node = svg(
    'g',
    { class: 'station' },
    svg('rect', { x, y, width, height: BOX, rx: 10, class: 'station__box' }),
    passed,
    words(name, x + width / 2, y + 74, 'large strong at-middle'),
    about,
  );
  return {
    node,
    fill(share) {
      passed.setAttribute('opacity', String(pillar ? Number(share > 0) : share));
      node.setAttribute('class', `station${pillar && share > 0 ? ' station--lit' : ''}`);
      about.setAttribute('opacity', String(Number(share > 0)));
    },
  };
}
