/** The two marks that the eye learns, as marks of Plot. */
import * as Plot from '@observablehq/plot';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import { drawEstimate, type Owner } from './estimate-mark.ts';
import { drawFlags, type Flag } from './paper-mark.ts';

/** Flags of published figures over a panel. `lift` moves the rows up from the top of the y range, pixels. */
export function paperFlags<D extends Flag>(
  flags: readonly D[],
  options: { readonly fy?: (flag: D) => string; readonly lift?: number } = {},
): Plot.Markish {
  return Plot.dot(flags, {
    x: (flag: D) => flag.value,
    ...(options.fy === undefined ? {} : { fy: options.fy }),
    render(index, scales, { x = [] }, dimensions) {
      const [top, bottom] = extentOf(scales.y, dimensions);
      return drawFlags(
        Array.from(index, (i) => ({ printed: flags[i]!.printed, x: Number(x[i]) })),
        {
          chartTop: top - (options.lift ?? 0),
          bottom,
          right: dimensions.width - dimensions.marginRight,
        },
      );
    },
  });
}

export interface EstimateDatum {
  readonly owner: Owner;
  readonly estimate: Pick<Estimate, 'value' | 'lower' | 'upper'>;
}

/** Points with intervals. Without a y they lie `drop` pixels below the panel's baseline. */
export function estimates<D extends EstimateDatum>(
  data: readonly D[],
  options: { readonly y?: (datum: D) => string; readonly fy?: (datum: D) => string; readonly drop?: number },
): Plot.Markish {
  return Plot.dot(data, {
    x: (datum: D) => datum.estimate.value,
    ...(options.y === undefined ? {} : { y: options.y }),
    ...(options.fy === undefined ? {} : { fy: options.fy }),
    render(index, scales, { y = [] }, dimensions, context) {
      const group = context.document.createElementNS('http://www.w3.org/2000/svg', 'g');
      const scale = scales.x as unknown as (value: number) => number;
      const ends = [dimensions.marginLeft, dimensions.width - dimensions.marginRight] as const;
      const floor = extentOf(scales.y, dimensions)[1] + (options.drop ?? 0);
      for (const i of index) {
        const { owner, estimate } = data[i]!;
        group.append(drawEstimate(owner, estimate, scale, options.y ? Number(y[i]) : floor, ends));
      }
      return group;
    },
  });
}

/** Top and bottom of a scale's range, pixels; a panel without a y scale has the frame's. */
function extentOf(
  scale: unknown,
  { marginTop, marginBottom, height }: Plot.Dimensions,
): readonly [number, number] {
  const range = (scale as { range?: () => readonly number[] } | undefined)?.range?.();
  if (range === undefined) return [marginTop, height - marginBottom];
  return [Math.min(...range), Math.max(...range)];
}
