/** Histograms that grow while a run is under way: counted from its steps, drawn over the outline of the last result. */
import { expect, test } from 'vitest';
import '../../site/styles/index.css';
import { studySteps } from '../../engine/simulator/simulate.ts';
import { cycleTimeFigure } from '../../notebooks/charts/cycle-time.ts';
import { createGrowth } from '../../notebooks/charts/growing.ts';
import { cycleTimeDrawing } from '../../notebooks/claims/card-drawings.ts';
import type { TaskProgress } from '../../workers/core/task.ts';
import { growingSteps } from '../../workers/study/growing.ts';
import { sha256 } from '../engine/study-of.ts';
import { viewOf } from './view-of.ts';

const run = viewOf(300);
const arms = ['genops', 'traditional'] as const;

/** What a run reports, step by step; counts copied, as messages do. */
function* reports(config = run.study.config): Generator<TaskProgress> {
  for (const progress of growingSteps((watch) => studySteps(config, sha256, watch))) {
    yield structuredClone(progress);
  }
}

const held = ({ cycleTimes }: TaskProgress): number[] =>
  arms.map((arm) => cycleTimes![arm].reduce((sum, n) => sum + n, 0));

test('a run has counted every deployment that is done at each step, in both arms, and the histogram has counts before the run is done', () => {
  let before = 0;
  for (const progress of reports()) {
    expect(held(progress)).toEqual([progress.done, progress.done]);
    if (progress.done > 0 && progress.done < progress.total) before += 1;
  }
  expect(before).toBeGreaterThan(3);
});

test.each([
  ['the card', () => cycleTimeDrawing(run, { width: 340, settled: null })],
  ['the figure', () => cycleTimeFigure(run, { width: 800 })],
])('%s grows to the bars of the result, over their outline; nothing else in it changes', (_name, draw) => {
  const drawn = draw();
  document.body.replaceChildren(drawn);
  const [all, halfway] = [[...reports()].at(-1)!, [...reports()].find(({ done }) => done > 140)!];
  const bars = arms.map((arm) => drawn.querySelector<SVGGElement>(`.grows--${arm}`)!);
  const box = (part: SVGGraphicsElement): DOMRect => part.getBBox();
  const result = bars.map(box);
  const rest = (): string => {
    const copy = drawn.cloneNode(true) as Element;
    for (const path of copy.querySelectorAll('.grows__now')) path.remove();
    return copy.outerHTML;
  };
  const before = rest();
  let clock = 0;
  const growth = createGrowth(document, () => clock);
  growth(halfway);
  const now = bars.map((group) => group.querySelector<SVGPathElement>('.grows__now')!);
  expect(now.map((path) => getComputedStyle(path).fill)).not.toContain('none');
  expect(bars.map((group) => getComputedStyle(group.firstElementChild!).fill)).toEqual(['none', 'none']);
  now.forEach((path, i) => {
    expect(box(path).height).toBeGreaterThan(result[i]!.height / 4);
    expect(box(path).height).toBeLessThan(result[i]!.height);
  });
  growth(all); // too soon to be drawn
  expect(box(now[0]!).height).toBeLessThan(result[0]!.height);
  clock += 1000;
  growth(all);
  now.forEach((path, i) => expect(Math.abs(box(path).height - result[i]!.height)).toBeLessThan(0.5));
  expect(rest()).toBe(before);
  growth(null);
  expect(drawn.querySelector('.grows__now')).toBeNull();
});

test('a run whose times lie beyond the drawing is counted at its ends, and leaves it nowhere', () => {
  const drawn = cycleTimeDrawing(run, { width: 340, settled: null });
  document.body.replaceChildren(drawn);
  const group = drawn.querySelector<SVGGElement>('.grows--genops')!;
  const before = group.getBBox();
  const counts = (): Uint32Array => Object.assign(new Uint32Array(84), { 0: 150, 83: 150 });
  createGrowth(document)({ total: 300, cycleTimes: { genops: counts(), traditional: counts() } });
  const { x, width, height } = drawn.querySelector<SVGPathElement>('.grows__now')!.getBBox();
  expect(x).toBeCloseTo(before.x, 0);
  expect(width).toBeCloseTo(before.width, 0);
  expect(height).toBeLessThan(45);
});
