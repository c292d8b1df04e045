/** Marks that open a draw as a run of the study: a click, or Enter on the mark that the arrow keys have reached. */
import { type BeliefDraws, type BeliefPlan, pointsOf, runOfDraw } from '../../engine/belief/belief.ts';
import { drawRow } from '../../engine/belief/in-common.ts';
import type { PointSet } from '../../engine/random/sobol-points.ts';
import { scenarios } from '../../engine/simulator/scenarios/index.ts';
import { type ParameterKey, withSettings } from '../../engine/simulator/settings.ts';
import { linkTo, type QueryChanges } from '../authoring/links.ts';
import { svg } from '../charts/svg.ts';
import { path } from './choice.ts';

const points = new WeakMap<BeliefPlan, PointSet>();

/** The address of a draw as a run of the study, from this page. */
export function drawHref(draws: BeliefDraws, index: number): string {
  const { plan } = draws;
  const known = points.get(plan) ?? pointsOf(plan); // making them costs milliseconds
  points.set(plan, known);
  const { settings, deployments, ...run } = runOfDraw(plan, known, index, drawRow(draws, index));
  const start = withSettings(scenarios.find(({ id }) => id === run.scenario)?.changes ?? {});
  const changed = Object.entries(settings).filter(([key, value]) => start[key as ParameterKey] !== value);
  const changes: QueryChanges = Object.fromEntries(changed.map(([key, value]) => [key, String(value)]));
  return linkTo(path, '', '', { n: deployments, ...run, ...changes });
}

/** A draw as a mark. @param tip its value in words */
export function drawMark(draws: BeliefDraws, index: number, x: number, y: number, tip: string): SVGElement {
  return svg('circle', {
    cx: x,
    cy: y,
    r: 3,
    class: 'draw',
    'data-draw': index,
    'data-tip': `draw ${index}: ${tip}; click or Enter opens it`,
    'data-href': drawHref(draws, index),
  });
}

/**
 * Many draws as one drawing: too many to answer one by one.
 * @param at place of each
 * @param shade in the arm's color, in (0, 1]; null: in gray
 */
export function drawCloud(
  at: readonly (readonly [x: number, y: number])[],
  shade: number | null,
): SVGElement {
  const d = at.map(([x, y]) => `M${x.toFixed(1)},${y.toFixed(1)}h0`).join('');
  return shade === null
    ? svg('path', { d, class: 'draws' })
    : svg('path', { d, class: 'draws draws--shaded', 'stroke-opacity': shade });
}

export function opensDraws(root: HTMLElement): HTMLElement {
  const open = (mark: Element | null | undefined): void => {
    const href = mark?.getAttribute('data-href');
    if (href) location.assign(href);
  };
  root.addEventListener('click', ({ target }) => {
    if (target instanceof Element) open(target.closest('[data-href]'));
  });
  root.addEventListener('keydown', (event) => {
    const shown = event.key === 'Enter' ? root.querySelector('[data-href][data-shown]') : null;
    if (shown === null) return;
    event.preventDefault();
    open(shown);
  });
  return root;
}

/** Spreads marks of one row over its height without chance: equal draws lie in the same place on every page. */
export const spreadAt = (index: number, top: number, height: number): number =>
  top + ((index * 0.618034) % 1) * height;
