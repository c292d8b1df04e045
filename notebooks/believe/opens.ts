/**
 * Draws as dots, each of which opens as a run of the study. The dots are one drawing; a ring goes to the one that is meant:
 * the nearest to the pointer, or by the left and right arrow key the next one. A click or Enter opens it.
 */
import { type BeliefDraws, type BeliefPlan, pointsOf, runOfDraw } from '../../engine/belief/belief.ts';
import { drawRow } from '../../engine/belief/in-common.ts';
import type { PointSet } from '../../engine/random/sobol-points.ts';
import { scenarios } from '../../engine/simulator/scenarios/index.ts';
import { type ParameterKey, type SettingChanges, withSettings } from '../../engine/simulator/settings.ts';
import { linkTo, type QueryChanges } from '../authoring/links.ts';
import { svg } from '../charts/svg.ts';
import { path } from './choice.ts';

const points = new WeakMap<BeliefPlan, PointSet>();

/** The address of a draw as a run of the study, from this page. @param moved settings that are others than the draw's */
export function drawHref(draws: BeliefDraws, index: number, moved: SettingChanges = {}): string {
  const { plan } = draws;
  const known = points.get(plan) ?? pointsOf(plan); // making them costs milliseconds
  points.set(plan, known);
  const { settings, deployments, ...run } = runOfDraw(plan, known, index, drawRow(draws, index));
  const start = withSettings(scenarios.find(({ id }) => id === run.scenario)?.changes ?? {});
  const changed = Object.entries({ ...settings, ...moved }).filter(
    ([key, value]) => start[key as ParameterKey] !== value,
  );
  const changes: QueryChanges = Object.fromEntries(changed.map(([key, value]) => [key, String(value)]));
  return linkTo(path, '', '', { n: deployments, ...run, ...changes });
}

export interface Dot {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  /** In the arm's color, in (0, 1]; null: in gray. */
  readonly shade: number | null;
}

/** Dots of one row or field, by x, and the ring that goes from one to another. */
interface Field {
  readonly dots: readonly Dot[];
  readonly show: (at: number) => void;
  at: number;
}
const fields = new WeakMap<Element, Field>();

/** Draws dots, gray ones first. @param text a draw's values in words */
export function drawDots(
  draws: BeliefDraws,
  dots: readonly Dot[],
  text: (index: number) => string,
): SVGElement[] {
  const shades = [...new Set(dots.map(({ shade }) => shade))].sort((a, b) => (a ?? 0) - (b ?? 0));
  const clouds = shades.map((shade) => {
    const own = dots.filter((dot) => dot.shade === shade);
    const d = own.map(({ x, y }) => `M${x.toFixed(1)},${y.toFixed(1)}h0`).join('');
    return shade === null
      ? svg('path', { d, class: 'draws' })
      : svg('path', { d, class: 'draws draws--shaded', 'stroke-opacity': shade });
  });
  if (dots.length === 0) return clouds;
  const ring = svg('circle', { r: 5, class: 'draw' });
  const sorted = dots.toSorted((a, b) => a.x - b.x || a.index - b.index);
  const field: Field = {
    dots: sorted,
    at: Math.floor(sorted.length / 2),
    show(at) {
      field.at = at;
      const { index, x, y } = sorted[at]!;
      const tip = `draw ${index}: ${text(index)}; click or Enter opens it`;
      const now = { cx: x, cy: y, 'data-draw': index, 'data-tip': tip, 'data-href': drawHref(draws, index) };
      for (const [name, value] of Object.entries(now)) ring.setAttribute(name, String(value));
    },
  };
  field.show(field.at);
  fields.set(ring, field);
  return [...clouds, ring];
}

/** A pointer this close to a dot means it, units of the drawing. */
const REACH = 12;

/** Makes the dots of a figure open. */
export function opensDraws(root: HTMLElement): HTMLElement {
  const rings = [...root.querySelectorAll<SVGCircleElement>('.draw')];
  const stop = root.querySelector<HTMLElement>('.figure__chart');
  stop?.setAttribute(
    'aria-label',
    'Values of the drawing: the up and down arrow keys go through them; in a row of draws left and right go through the draws, Page Up and Page Down by a tenth, Enter opens one; Escape leaves',
  );
  /** The dot at the pointer, and its ring. */
  const nearest = ({ clientX, clientY }: MouseEvent): { ring: SVGCircleElement; at: number } | null => {
    const matrix = rings[0]?.getScreenCTM();
    if (!matrix) return null;
    const place = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse());
    let [found, least]: [{ ring: SVGCircleElement; at: number } | null, number] = [null, REACH];
    for (const ring of rings) {
      fields.get(ring)!.dots.forEach(({ x, y }, at) => {
        const away = Math.hypot(x - place.x, y - place.y);
        if (away < least) [found, least] = [{ ring, at }, away];
      });
    }
    return found;
  };
  /** What a click opens: its own place is rounded to whole pixels, so that another dot may be nearer to it. */
  let meant: Element | null = null;
  const point = (event: MouseEvent): void => {
    const found = nearest(event);
    meant = found?.ring ?? null;
    stop?.classList.toggle('opens', found !== null);
    if (found !== null) fields.get(found.ring)!.show(found.at);
  };
  const open = (ring: Element): void => location.assign(ring.getAttribute('data-href')!);
  for (const kind of ['pointermove', 'pointerdown'] as const)
    stop?.addEventListener(kind, point, { passive: true });
  stop?.addEventListener('click', () => {
    if (meant !== null) open(meant);
  });
  stop?.addEventListener('keydown', (event) => {
    const ring = rings.find((each) => each.hasAttribute('data-shown'));
    const field = ring && fields.get(ring);
    if (!ring || !field || event.altKey || event.ctrlKey || event.metaKey) return;
    const last = field.dots.length - 1;
    const tenth = Math.ceil(field.dots.length / 10);
    const by = { ArrowLeft: -1, ArrowRight: 1, PageUp: tenth, PageDown: -tenth }[event.key];
    if (by === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    if (by === undefined) open(ring);
    else field.show(Math.min(Math.max(field.at + by, 0), last));
  });
  return root;
}

/** Spreads marks of one row over its height without chance: equal draws lie in the same place on every page. */
export const spreadAt = (index: number, top: number, height: number): number =>
  top + ((index * 0.618034) % 1) * height;
