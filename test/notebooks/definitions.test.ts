/** The page of definitions: every reading on show, narrowed, reset, cancelled; figures from a phone to a page. */
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { ruleOf, rules, type Specification, specificationsIn } from '../../engine/claims/multiverse/index.ts';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import {
  findingOf,
  multiverseOf,
  type Readings,
  runReadings,
  specificationsFigure,
} from '../../notebooks/charts/specification-figure.ts';
import { stanceMark } from '../../notebooks/charts/specifications.ts';
import { computingControl, narrowed, narrowingControl } from '../../notebooks/definitions/counts.ts';
import { notebook } from '../../notebooks/definitions/notebook.ts';
import { offersOnShow } from '../../notebooks/receipt/offer.ts';
import { ReplayPool } from '../../workers/replay/pool.ts';
import { valueOf } from '../workers/fake-pool.ts';
import { leave, mount, mounted } from './mounted.ts';
import { leaks, viewOf } from './view-of.ts';

const claims = publishedClaims.filter(({ id }) => ruleOf(id) !== undefined);
const view = viewOf(120);
const pool = new ReplayPool({ size: 2 });
const readings: Readings = valueOf(
  await runReadings({ config: view.study.config, client: view.client, replay: async () => pool, claims }, {}),
);
const of = (id: string): readonly Specification[] =>
  multiverseOf(claims.find((claim) => claim.id === id)!, readings);

afterEach(leave);
afterAll(() => pool.close());

test('every claim that is left open has all its readings', () => {
  expect(claims.length).toBe(rules.length);
  for (const rule of rules) {
    const expected = specificationsIn(rule, 'mechanism').length + specificationsIn(rule, 'replay').length;
    expect([rule.claim, of(rule.claim).length]).toEqual([rule.claim, expected]);
  }
});

test('what inputs of the published code fix is marked so in every reading of it', () => {
  expect([...readings.inReplay]).toEqual(expect.arrayContaining(['success-genops', 'cycle-time-baseline']));
  for (const { choices, fixed } of of('cycle-time-genops'))
    if (choices.model === 'replay') expect(fixed).toBe(true);
});

for (const { id } of claims) {
  test(`${id}: the curve is an image with a label, a caption with the count, and a table of every reading`, () => {
    const claim = claims.find((each) => each.id === id)!;
    for (const width of [340, 828]) {
      const figure = specificationsFigure(claim, of(id), 'n = 120, seed 42.', { width });
      document.body.replaceChildren(figure);
      expect(figure.querySelector('[role="img"]')!.getAttribute('aria-label')).toContain(claim.printed);
      expect(figure.querySelector('figcaption')!.textContent).toContain(findingOf(claim, of(id)).title);
      expect(figure.querySelectorAll('details tbody tr').length).toBe(of(id).length);
      expect(figure.querySelectorAll('g.specification').length).toBe(of(id).length);
      expect(figure.textContent).not.toMatch(leaks);
      expect(figure.innerHTML).not.toMatch(/="[^"]*NaN/);
      const drawing = figure.querySelector<SVGSVGElement>('svg.chart')!;
      expect(drawing.viewBox.baseVal.width).toBeLessThanOrEqual(width);
      expect(drawing.getBBox().width).toBeLessThanOrEqual(width + 8);
    }
  });
}

test('on a phone many readings are drawn in two rows of columns, with marks that do not overlap', () => {
  const claim = claims.find(({ id }) => id === 'cycle-time-genops')!;
  const panelsAt = (width: number): number => {
    const figure = specificationsFigure(claim, of(claim.id), 'n = 120, seed 42.', { width });
    document.body.replaceChildren(figure);
    const columns = [...figure.querySelectorAll<SVGCircleElement>('.choice-matrix__taken')];
    const rows = new Map<string, SVGCircleElement[]>();
    for (const dot of columns) {
      const { y } = dot.getBoundingClientRect();
      const key = String(Math.round(y));
      rows.set(key, [...(rows.get(key) ?? []), dot]);
    }
    for (const dots of rows.values()) {
      const boxes = dots.map((dot) => dot.getBoundingClientRect()).sort((a, b) => a.x - b.x);
      boxes.slice(1).forEach((box, k) => expect(box.left).toBeGreaterThanOrEqual(boxes[k]!.right));
    }
    return figure.querySelectorAll('g.paper-mark').length;
  };
  expect(panelsAt(340)).toBe(2);
  expect(panelsAt(828)).toBe(1);
});

test('the effect size has a reading for each definition of cycle time at each baseline', () => {
  const claim = claims.find(({ id }) => id === 'effect-size')!;
  const made = of(claim.id).map(({ choices }) => `${choices.baseline} ${choices.cycleTime}`);
  expect(made.sort()).toEqual([
    '89 published',
    '89 with-review',
    '89 working-hours',
    '94.2 published',
    '94.2 with-review',
    '94.2 working-hours',
  ]);
  expect(findingOf(claim, of(claim.id)).title).toContain('inside the accepted range (at least 0.8)');
});

test('the finding counts what lies inside, outside and across', () => {
  const claim = claims.find(({ id }) => id === 'canary-catch')!;
  const [first] = of(claim.id);
  const made = (value: number, half: number): Specification => ({
    ...first!,
    estimate: { ...first!.estimate, value, lower: value - half, upper: value + half },
    stance: half > 0.02 ? 'undecided' : value > 0.17 ? 'contradicts' : 'supports',
    fixed: false,
  });
  const finding = findingOf(claim, [made(0.144, 0.01), made(0.15, 0.05), made(0.5, 0.01), made(0.6, 0.01)]);
  expect(finding).toEqual({
    title: '1 of 4 readings is inside the accepted range (12.0–17.0%).',
    rest: '1 is partly inside, 2 are outside. All readings give 14.4% to 60.0%.',
  });
  expect(findingOf(claim, [made(0.5, 0.01)]).title).toContain('None of 1 reading is inside');
  expect(findingOf(claim, [made(0.5, 0.01), made(0.6, 0.01)]).rest).toBe(
    'All 2 are outside. All readings give 50.0% to 60.0%.',
  );
});

test('readings far from the accepted range are cut off and said in words, so that it stays readable', () => {
  const claim = claims.find(({ id }) => id === 'cycle-time-improvement')!;
  const [first] = of(claim.id);
  const made = (value: number): Specification => ({
    ...first!,
    range: { lower: 0.52, upper: 0.59, source: 'the test' },
    estimate: { ...first!.estimate, value, lower: value - 0.01, upper: value + 0.01 },
  });
  const figure = specificationsFigure(claim, [-22, -21, 0.4, 0.55, 0.6].map(made), 'seed 42.', {
    width: 828,
  });
  const ticks = Array.from(figure.querySelectorAll('.chart__tick'), ({ textContent }) =>
    Number.parseFloat(textContent),
  );
  expect(Math.min(...ticks)).toBeGreaterThan(0);
  expect(figure.querySelectorAll('.specification__beyond').length).toBe(2);
  expect(figure.textContent).toContain('2 off the scale: −2,200% to −2,100%');
});

test('narrowing leaves the readings that take the options, and those to which a choice does not apply', () => {
  const all = of('cycle-time-genops');
  const means = narrowed(all, { statistic: 'mean' });
  expect(means.length).toBe(all.length / 2);
  expect(narrowed(all, { model: 'mechanism' }).length).toBe(48);
  expect(narrowed(all, { model: 'mechanism', cycleTime: 'published' }).length).toBe(16);
  expect(narrowed(all, { blocked: 'failed' }).length).toBe(all.length);
  expect(narrowed(all, { model: 'replay', ledger: 'changes' }).length).toBe(4);
});

test('the control tells what is asked for, once a change, and one button takes all back', () => {
  const control = narrowingControl();
  document.body.replaceChildren(control);
  const heard = vi.fn();
  control.addEventListener('input', heard);
  const select = control.querySelector<HTMLSelectElement>('[data-choice=model]')!;
  select.value = 'replay';
  select.dispatchEvent(new Event('input', { bubbles: true }));
  expect(heard).toHaveBeenCalledTimes(1);
  expect(control.value).toEqual({ model: 'replay' });
  control.querySelector('button')!.click();
  expect(control.value).toEqual({});
  expect(select.value).toBe('');
  expect(control.querySelector('button')!.disabled).toBe(true);
});

test('the page shows every curve, and narrowing one choice redraws them all', async () => {
  const { place } = await mounted(notebook, view);
  expect(place.querySelectorAll('.specifications').length).toBe(claims.length);
  expect(place.querySelector('.readings__sum')!.textContent).toMatch(/Of \d+ readings of 10 claims/);
  expect(place.querySelectorAll('.cell-error').length).toBe(0);
  const before = place.querySelectorAll('g.specification').length;
  const select = place.querySelector<HTMLSelectElement>('[data-choice=model]')!;
  select.value = 'replay';
  select.dispatchEvent(new Event('input', { bubbles: true }));
  await expect
    .poll(() => place.querySelectorAll('g.specification').length)
    .toBe(rules.reduce((sum, rule) => sum + specificationsIn(rule, 'replay').length, 0));
  expect(before).toBe(claims.reduce((sum, { id }) => sum + of(id).length, 0));
  expect(place.innerText).not.toMatch(leaks);
});

test('a large run is read at 15,847 deployments, says so, and is read in full on request', async () => {
  const { study } = view;
  const asked: number[] = [];
  const large = {
    ...view,
    study: { ...study, config: { ...study.config, deployments: 20_000 } },
    client: {
      ...view.client,
      readings: (config: typeof study.config) => {
        asked.push(config.deployments);
        return view.client.readings({ ...config, deployments: 120 });
      },
    },
  };
  const { place, shell } = mount(notebook);
  shell.setStudy(large);
  const status = () => place.querySelector('.sweep__status')?.textContent;
  await expect.poll(status).toBe('Computed at 15,847 deployments, not 20,000.');
  await expect.poll(() => place.querySelector('figcaption')?.textContent).toContain('n\u00a0=\u00a015,847');
  const button = place.querySelector<HTMLButtonElement>('.sweep button')!;
  expect(button.textContent).toBe('Compute at 20,000 deployments');
  button.click();
  await expect.poll(status).toBe('Computed at 20,000 deployments.');
  await expect.poll(() => button.disabled).toBe(true);
  expect(asked).toEqual([15_847, 20_000]);
});

test('readings that stay after a failure have the receipt of their own run', async () => {
  const { show } = await mounted(notebook, { ...view, query: 'seed=1' });
  const failing = async () => ({ kind: 'failed', failure: { kind: 'cancelled' } }) as const;
  await show({ ...viewOf(60, { query: 'seed=2' }), client: { ...view.client, readings: failing } });
  const [offer] = offersOnShow();
  const { query, task } = await offer!.make(false);
  expect([query, task['deployments']]).toEqual(['seed=1', 120]);
});

test('fill says where a reading lies, shape whether inputs fix it, and neither is the mark of a verdict', () => {
  const parts = (stance: 'supports' | 'undecided' | 'contradicts', fixed: boolean) =>
    [...stanceMark(stance, fixed, 0, 0).children].map((part) => [
      part.getAttribute('class') ?? '',
      (part.getAttribute('d')!.match(/[HV]/g) ?? []).length > 3 ? 'plus' : 'square',
    ]);
  expect(parts('supports', false)).toEqual([['', 'square']]);
  expect(parts('supports', true)).toEqual([['', 'plus']]);
  expect(parts('contradicts', true)).toEqual([['stance-mark__open', 'plus']]);
  expect(parts('undecided', false)).toEqual([
    ['stance-mark__open', 'square'],
    ['', 'square'],
  ]);
});

test('readings that are called off say how far they had come', () => {
  const control = computingControl();
  document.body.replaceChildren(control);
  const { signal, report } = control.begin(2_000, 15_847);
  report({ kind: 'running', done: 3, total: 10 });
  const [, cancel] = control.querySelectorAll('button');
  cancel!.click();
  expect(signal.aborted).toBe(true);
  report({ kind: 'failed', message: 'cancelled' });
  expect(control.querySelector('[role=status]')!.textContent).toContain('Cancelled at 30%');
  const pressed = vi.fn();
  control.addEventListener('input', pressed);
  control.querySelector('button')!.click();
  expect(pressed).toHaveBeenCalledTimes(1);
  expect(control.value).toBe(1);
});
