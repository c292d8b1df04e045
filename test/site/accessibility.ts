/** What axe finds on a page: contrast, which takes most of its time, and all the other rules. */
import { readFileSync } from 'node:fs';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright';

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What breaks a rule, other than contrast. */
export const violations = (page: Page): Promise<string[]> =>
  found(page, { runOnly, rules: { 'color-contrast': { enabled: false } } });

/** What can hardly be read in the colors of this moment. */
export async function faint(page: Page): Promise<string[]> {
  await page.evaluate(markRepeated);
  return found(page, { runOnly: ['color-contrast'] });
}

async function found(page: Page, options: RunOptions): Promise<string[]> {
  await page.evaluate(`globalThis.axe ?? (() => { ${axe} })()`);
  const results = await page.evaluate(
    ([given, exclude]) =>
      (
        globalThis as unknown as { axe: { run(context: object, options: object): Promise<AxeResults> } }
      ).axe.run({ include: [['html']], exclude }, { ...given, resultTypes: ['violations'] }),
    // what lies inside an image is part of the image: only its colors are looked at
    [options, [[options.rules === undefined ? '[data-repeated]' : 'svg[role="img"] *']]] as const,
  );
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  );
}

/** Marks what is built and colored like something before it, on the same ground: the tenth row of a table, say. */
function markRepeated(): void {
  const seen = new Set<string>();
  const clear = 'rgba(0, 0, 0, 0)';
  const looks = new Map<string, number>();
  const built = new Map<Element, number>();
  const look = (element: Element): number => {
    const { color, backgroundColor, opacity, fontSize, fontWeight } = getComputedStyle(element);
    const own = [element.tagName, color, backgroundColor, opacity, fontSize, fontWeight].join();
    const text = `${own}(${Array.from(element.children, look).join()})`;
    const id = looks.get(text) ?? looks.size;
    looks.set(text, id);
    built.set(element, id);
    return id;
  };
  const mark = (element: Element, ground: string): void => {
    const key = `${ground} ${built.get(element)}`;
    element.toggleAttribute('data-repeated', seen.has(key));
    if (seen.has(key)) return;
    seen.add(key);
    const { backgroundColor } = getComputedStyle(element);
    for (const child of element.children) mark(child, backgroundColor === clear ? ground : backgroundColor);
  };
  look(document.body);
  mark(document.body, clear);
}
