/** An element that the page's static HTML promises. */

/** @throws Error when it is not there, or is another kind of element: frame.ts and its readers disagree */
export function find<T extends Element>(root: ParentNode, selector: string, type: new () => T): T {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`page: expected ${type.name} at ${selector}`);
  return found;
}
