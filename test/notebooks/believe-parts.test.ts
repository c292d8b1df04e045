/** Parts of the page of assumptions, each on draws of its own. */
import { expect, test } from 'vitest';
import '../../site/styles/index.css';
import { loadSha256 } from '../../engine/audit-log/index.ts';
import { type BeliefDraws, beliefSubject, pointsOf, runOfDraw } from '../../engine/belief/belief.ts';
import { drawRow } from '../../engine/belief/in-common.ts';
import { scenarios } from '../../engine/simulator/scenarios/index.ts';
import { readFields } from '../../notebooks/authoring/address-form.ts';
import { choiceOf, fields, partsIn, readLimits } from '../../notebooks/believe/choice.ts';
import { claimsFigure } from '../../notebooks/believe/claims-map.ts';
import type { Committed } from '../../notebooks/believe/draws.ts';
import { csvOf, jsonOf } from '../../notebooks/believe/export.ts';
import { frontierFigure, frontierOf } from '../../notebooks/believe/frontier.ts';
import { tornadoFigure } from '../../notebooks/believe/influence.ts';
import { mapOf } from '../../notebooks/believe/map.ts';
import { relationOf } from '../../notebooks/believe/pairs.ts';
import { parseAddress } from '../../site/state/address.ts';
import { configOf } from '../../site/state/run.ts';
import { COUNT, draws, plan } from './belief-draws.ts';

const readChoice = (view: string) => {
  const parts = partsIn(`view=${view}`);
  return choiceOf(readFields(fields, `view=${parts.form}`).values, readLimits(parts.limits).limits);
};

const sha256 = await loadSha256();
const filesOf = (own: BeliefDraws): Committed => ({
  draws: own,
  subject: beliefSubject(plan, COUNT, 'an engine', sha256),
  confirmed: null,
  morris: null,
  sobol: null,
});

test('exports hold each counted draw with its seed, and can be read again', () => {
  const map = mapOf(readChoice('*judge_always-valid'), filesOf(draws));
  const { counted } = map.acceptance;
  const [head, ...lines] = csvOf(map).trimEnd().split('\r\n');
  expect(lines.length).toBe(counted);
  expect(counted).toBeLessThan(COUNT);
  const columns = head!.split(',');
  for (const line of lines.slice(0, 5)) {
    const cells = line.split(',');
    expect(cells.length).toBe(columns.length);
    const named = (name: string) => cells[columns.indexOf(name)];
    expect([named('seed'), named('deployments')]).toEqual([`belief-${cells[0]}`, '2000']);
    expect(cells[columns.indexOf('judge')]).toBe('always-valid');
  }
  const file = JSON.parse(jsonOf(map)) as { draws: { seed: string }[]; within: object; outside: number };
  expect(file.draws.length).toBe(counted);
  expect(file.within).toEqual({ judge: { option: 'always-valid' } });
  expect(file.outside).toBe(COUNT - counted);
});

test('inputs are ranked by where the median lies at their ends', () => {
  const k = plan.priors.findIndex(({ key }) => key === 'reviewerSensitivity');
  const points = pointsOf(plan);
  const success = Float64Array.from({ length: COUNT }, (_, i) => 1000 + 800 * points.at(i)[k]!);
  const own = { ...draws, data: { ...draws.data, successGenops: success } };
  const shown = tornadoFigure(mapOf(readChoice(''), filesOf(own)), { width: 800 });
  expect(shown.querySelector('.figure__title')!.textContent).toMatch(
    /^Success, GenOps: “Reviewers reject a bad change” moves its median most, between 5[23]\.\d% and 8[78]\.\d%\.$/,
  );
});

test('pairs are never together only where chance would have given some', () => {
  const of = (count: number, ifIndependent: number) => ({
    ifIndependent,
    both: {
      count,
      of: 1000,
      share: count / 1000,
      lower: Math.max(0, count - 5) / 1000,
      upper: (count + 5) / 1000,
    },
  });
  expect(relationOf(of(0, 12))).toBe('never');
  expect(relationOf(of(0, 2))).toBe('open');
  expect(relationOf(of(3, 20))).toBe('less');
  expect(relationOf(of(40, 20))).toBe('more');
});

test('the frontier keeps what no other setting beats in both', () => {
  const dots = [
    { time: 10, success: 0.8 },
    { time: 12, success: 0.7 },
    { time: 10, success: 0.75 },
    { time: 30, success: 0.95 },
    { time: 40, success: 0.95 },
  ];
  expect(frontierOf(dots)).toEqual([dots[0], dots[3]]);
});

/** What opens from a ring is the very run of its draw. */
const opensItsRun = ({ dataset }: SVGElement): void => {
  const index = Number(dataset['draw']);
  const { run, problems } = parseAddress(dataset['href']!.replace(/^[^?]*/, ''), scenarios);
  expect(problems).toEqual([]);
  expect(configOf(run, scenarios)).toEqual(runOfDraw(plan, pointsOf(plan), index, drawRow(draws, index)));
};

/** Where the page would go, without going there. */
function goesTo(act: () => unknown): string {
  let asked = '';
  const hear = (event: Event): void => {
    asked = (event as Event & { readonly destination: { readonly url: string } }).destination.url;
    event.preventDefault();
  };
  const { navigation } = window as unknown as { readonly navigation: EventTarget };
  navigation.addEventListener('navigate', hear, { once: true });
  act();
  return asked;
}

test('each dot opens its draw: the pointer reaches every one, the arrow keys go from one to the next', async () => {
  const map = mapOf(readChoice(''), filesOf(draws));
  const place = document.createElement('main');
  place.append(claimsFigure(map, { width: 800 }), frontierFigure(map, { width: 800 }));
  document.body.append(place);
  for (const id of ['claims', 'frontier']) {
    const chart = place.querySelector<SVGSVGElement>(`#figure-${id} svg`)!;
    const stop = chart.parentElement!;
    const ring = stop.querySelector<SVGElement>('.draw')!;
    // as many as are drawn in its row, or in the field
    const own = [...stop.querySelectorAll('.draws')].map((path) => path.getAttribute('d')!);
    const dots = [...(id === 'claims' ? own.slice(0, 2) : own).join('').matchAll(/M([\d.]+),([\d.]+)/g)];
    expect(dots.length).toBe(COUNT);
    const matrix = chart.getScreenCTM()!;
    const reached = new Set<string | undefined>();
    for (const [, x, y] of dots) {
      const at = new DOMPoint(Number(x), Number(y)).matrixTransform(matrix);
      stop.dispatchEvent(new PointerEvent('pointermove', { clientX: at.x, clientY: at.y, bubbles: true }));
      reached.add(ring.dataset['draw']);
    }
    expect(reached.size).toBe(new Set(dots.map(([dot]) => dot)).size);
    opensItsRun(ring);
    const there = (): string => new URL(ring.dataset['href']!, location.href).href;
    // a click has no place here: it opens the dot that the pointer has shown
    expect(goesTo(() => stop.click())).toBe(there());
    // one stop for the keyboard, whatever the number of draws
    expect(place.querySelectorAll(`#figure-${id} .figure__chart [tabindex]`).length).toBe(0);
    const type = (key: string) =>
      stop.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    stop.focus();
    for (let k = 0; k < 60 && !ring.hasAttribute('data-shown'); k++) type('ArrowDown');
    const walked = new Set<string | undefined>();
    for (let k = 0; k < COUNT; k++) type('ArrowLeft');
    for (let k = 0; k < COUNT; k++) {
      walked.add(ring.dataset['draw']);
      type('ArrowRight');
    }
    expect(walked.size).toBe(COUNT);
    opensItsRun(ring);
    await expect
      .poll(() => document.querySelector('.readout')!.textContent)
      .toContain(`draw ${ring.dataset['draw']!}:`);
    type('PageUp');
    expect(goesTo(() => type('Enter'))).toBe(there());
    type('Escape');
    expect(document.activeElement).not.toBe(stop);
  }
  place.remove();
});
