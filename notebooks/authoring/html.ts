/** Elements from a template: every hole is escaped text or a node, so that no value can become markup. */

export type Hole = Node | string | number | null | readonly Hole[];

/** A fragment of one or more elements. Holes stand in element content or, as text, in quoted attributes. */
export function html(parts: TemplateStringsArray, ...holes: readonly Hole[]): DocumentFragment {
  const nodes: Node[] = [];
  let inTag = false;
  const hold = (hole: Hole): string => {
    if (hole === null) return '';
    if (typeof hole === 'string') return inTag ? escape(hole) : unbroken(escape(hole));
    if (typeof hole === 'number') return String(hole);
    // a comment may stand anywhere, an element would be moved out of a table
    if (hole instanceof Node) return `<!--hole ${nodes.push(hole) - 1}-->`;
    return hole.map(hold).join('');
  };
  const template = document.createElement('template');
  template.innerHTML = parts.reduce((text, part, i) => {
    const before = parts[i - 1]!;
    const tag = before.lastIndexOf('<');
    const end = before.lastIndexOf('>');
    if (tag !== end) inTag = tag > end; // a part without either goes on where the one before it was
    return text + hold(holes[i - 1] ?? null) + part;
  });
  const places: Comment[] = [];
  const comments = document.createTreeWalker(template.content, NodeFilter.SHOW_COMMENT);
  while (comments.nextNode() !== null) places.push(comments.currentNode as Comment);
  for (const place of places) place.replaceWith(nodes[Number(place.data.slice('hole '.length))]!);
  return template.content;
}

/** The one element of a template. */
export function element(parts: TemplateStringsArray, ...holes: readonly Hole[]): HTMLElement {
  const first = html(parts, ...holes).firstElementChild;
  if (!(first instanceof HTMLElement)) throw new Error('element: expected one HTML element in the template');
  return first;
}

/** A range or a p-value: a line must not break inside. */
const number = /[\d.,]*\d%?–\d[\d.,]*(?:%|\u202f[a-z]+)?|\bp (?:&lt;|=) [\d.]*\d/g;
const unbroken = (text: string): string => text.replace(number, '<span class="one-line">$&</span>');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (c) => entities[c]!);
}
