/** Texts of drawings that touch, or that reach over their drawing's edge. */
import { page } from 'vitest/browser';

/** Lines of a text's box that no ink reaches, pixels: box heights are those of the font. */
const SLACK = 2.5;

/** A page in which figures are 358 or 1,120 pixels wide. */
export const windows = { 358: [390, 844], 1120: [1400, 900] } as const;

export async function atWidth(width: keyof typeof windows): Promise<void> {
  const [wide, high] = windows[width];
  await page.viewport(wide, high);
}

/** As in the project's configuration: other files share the window. */
export const usualWindow = (): Promise<void> => page.viewport(1000, 800);

interface Box {
  readonly text: string;
  readonly rect: DOMRect;
}

/** `[“a” touches “b”, “c” reaches over the edge]`; empty when all is well. */
export function faultsIn(root: ParentNode): readonly string[] {
  return [...root.querySelectorAll<SVGSVGElement>('svg')]
    .filter((drawing) => drawing.parentElement?.closest('svg') === null)
    .flatMap((drawing) => {
      const edge = drawing.getBoundingClientRect();
      const boxes: Box[] = [...drawing.querySelectorAll('text')]
        .filter(
          (text) => text.textContent.trim() !== '' && !/rotate/.test(text.getAttribute('transform') ?? ''),
        )
        .map((text) => ({ text: text.textContent, rect: text.getBoundingClientRect() }));
      const over = boxes.filter(
        ({ rect }) => rect.left < edge.left - SLACK || rect.right > edge.right + SLACK,
      );
      const touching = boxes.flatMap((one, k) =>
        boxes
          .slice(k + 1)
          .filter((other) => touch(one.rect, other.rect))
          .map((other) => `“${one.text}” touches “${other.text}”`),
      );
      return [...over.map(({ text }) => `“${text}” reaches over the edge`), ...touching];
    });
}

function touch(a: DOMRect, b: DOMRect): boolean {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return across > 1 && down > SLACK;
}
