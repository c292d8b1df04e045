/** What axe finds on a page in the colors of this moment. */
import { readFileSync } from 'node:fs';
import type { AxeResults, ContextObject, RunOptions, Spec } from 'axe-core';
import type { Page } from 'playwright';

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** What breaks a rule, each with where it does. */
export async function violations(page: Page): Promise<string[]> {
  // sent once, and nothing handed back: half a megabyte to read, and an object of thousands of parts to describe
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(`(() => { ${axe} })(); 0`);
  await page.evaluate(markLooks);
  return page.evaluate(find);
}

/**
 * Leaves two of siblings that are built alike and look alike: axe takes its time for each element, and a table's tenth row or a
 * chart's tenth dot breaks no rule that the first two keep. What others may refer to stays.
 */
export const dropRepeats = (page: Page): Promise<void> => page.evaluate(dropRepeatsHere);

function dropRepeatsHere(): void {
  const shapes = new Map<string, number>();
  const shapeOf = new Map<Element, number>();
  const valued = new Set(['class', 'role', 'type', 'tabindex', 'scope', 'colspan', 'rowspan', 'aria-hidden']);
  const readShape = (element: Element): number => {
    const { display, visibility, color, fill, backgroundColor, opacity, fontSize, fontWeight } =
      getComputedStyle(element);
    const attributes = Array.from(element.attributes, ({ name, value }) =>
      valued.has(name) ? `${name}=${value}` : `${name}${value.trim() === ''}`,
    );
    const says = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
    );
    const own = [element.tagName, ...attributes.toSorted(), says, display, visibility, color, fill];
    const look = [backgroundColor, opacity, fontSize, fontWeight];
    const text = [...own, ...look, ...Array.from(element.children, readShape)].join(';');
    const shape = shapes.get(text) ?? shapes.size;
    shapes.set(text, shape);
    shapeOf.set(element, shape);
    return shape;
  };
  readShape(document.body);
  for (const parent of shapeOf.keys()) {
    const seen = new Map<number, number>();
    for (const child of Array.from(parent.children)) {
      const shape = shapeOf.get(child) ?? -1;
      const before = seen.get(shape) ?? 0;
      if (before < 2 || child.matches('[id], :has([id])')) seen.set(shape, before + 1);
      else child.remove();
    }
  }
}

/** One run for all rules: what it takes to know the page, it would take again for contrast alone. */
async function find(): Promise<string[]> {
  const { axe: inPage } = globalThis as unknown as {
    axe: {
      configure(spec: Spec): void;
      run(context: ContextObject, options: RunOptions): Promise<AxeResults>;
    };
  };
  inPage.configure({ rules: [{ id: 'color-contrast', selector: '[data-look]' }] });
  const { violations: found } = await inPage.run(
    { include: [['html']] },
    {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
      elementRef: true,
      preload: false,
    },
  );
  // what lies inside an image is part of the image: only its colors are looked at. Left out here, since with a context that
  // excludes it axe would compare each element of the page with each of those
  const inImage = (element: Element | undefined): boolean => element?.matches('svg[role="img"] *') ?? false;
  return found.flatMap(({ id, nodes }) => {
    const own = nodes.filter(({ element }) => id === 'color-contrast' || !inImage(element));
    return own.length === 0 ? [] : [`${id}: ${own.map(({ target }) => target.join(' ')).join(' | ')}`];
  });
}

/**
 * Marks the first and the last of the texts that look alike on like grounds: contrast is looked at there and not in each row
 * of a table. Two, because the first may lie under something.
 */
function markLooks(): void {
  const grounds = new Map<Element | null, string>([[null, '']]);
  const clear = 'rgba(0, 0, 0, 0)';
  const looks = new Map<string, Element[]>();
  // in document order, so that a parent's ground is known before its children's
  for (const element of document.querySelectorAll<HTMLElement>('body, body *')) {
    element.removeAttribute('data-look');
    const style = getComputedStyle(element);
    const { backgroundColor, backgroundImage, opacity, clipPath, position } = style;
    const below = grounds.get(element.parentElement) ?? '';
    const own = [backgroundColor, backgroundImage, opacity, clipPath, position].join();
    const ground = own === [clear, 'none', '1', 'none', 'static'].join() ? below : `${below} > ${own}`;
    grounds.set(element, ground);
    const says =
      element.matches('input, select, textarea, button') ||
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
    if (!says || !element.checkVisibility({ visibilityProperty: true })) continue;
    const { color, fill, fontSize, fontWeight, textShadow } = style;
    const unused = element.closest(':disabled, [aria-disabled="true"], [inert]') !== null;
    const key = [element.tagName, element.getAttribute('class'), color, fill, fontSize, fontWeight].concat([
      textShadow,
      unused ? 'unused' : '',
      ground,
    ]);
    const alike = looks.get(key.join(';')) ?? [];
    looks.set(key.join(';'), [alike[0] ?? element, element]);
  }
  for (const element of [...looks.values()].flat()) element.setAttribute('data-look', '');
}
