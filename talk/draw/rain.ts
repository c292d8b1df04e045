/** Deployments that fall to their place on a scale, each at its turn in the run: drawn on a canvas, for there are many. */
import type { LinearScale } from '../../notebooks/charts/svg.ts';
import { box } from '../beat.ts';

interface Shower {
  readonly arm: 'genops' | 'traditional';
  readonly top: number;
  readonly floor: number;
  /** Where each lands, in the scale's unit. */
  readonly minutes: readonly number[];
}

/** From the sky to the floor, milliseconds. */
const FALL = 620;
const RADIUS = 8;
/** Pixels of the canvas a pixel of the stage: what falls may be soft, and a quarter of the pixels is a quarter of the work. */
const DENSITY = 0.5;

/** @returns draws a moment of a run of the given length */
export function createRain(
  place: HTMLElement,
  showers: readonly Shower[],
  x: LinearScale,
  length: number,
): (time: number) => void {
  const canvas = document.createElement('canvas');
  canvas.width = box.width * DENSITY;
  canvas.height = box.height * DENSITY;
  canvas.className = 'rain';
  canvas.setAttribute('aria-hidden', 'true');
  place.append(canvas);
  const context = canvas.getContext('2d');
  return (time) => {
    if (context === null) return;
    context.setTransform(DENSITY, 0, 0, DENSITY, 0, 0);
    context.clearRect(0, 0, box.width, box.height);
    const style = getComputedStyle(canvas);
    for (const { arm, top, floor, minutes } of showers) {
      context.fillStyle = style.getPropertyValue(`--arm-${arm}`);
      context.beginPath();
      minutes.forEach((at, k) => {
        // the last lands with the end of the run
        const start = (k / minutes.length) * (length - FALL);
        const way = (time - start) / FALL;
        if (way <= 0 || way >= 1) return;
        const [left, y] = [x(at), top + (floor - top) * way * way];
        if (arm === 'genops') {
          context.moveTo(left + RADIUS, y);
          context.arc(left, y, RADIUS, 0, 2 * Math.PI);
        } else context.rect(left - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
      });
      context.fill();
    }
  };
}
