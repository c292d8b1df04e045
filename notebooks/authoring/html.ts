/** Elements from a template: every hole is escaped text or a node, so that no value can become markup. */

export type Hole = Node | string | number | null | readonly Hole[];

/** Where holes are in a parsed template: a comment that stands for one, or an attribute that holds some. */
interface Place {
  /** Counts the template's elements and comments, in order. */
  readonly node: number;
  /** Null for a comment. */
  readonly attribute: string | null;
  /** Text and numbers of holes in turn; of a comment only its number. */
  readonly parts: readonly string[];
}

interface Parsed {
  readonly content: DocumentFragment;
  readonly places: readonly Place[];
}

/** Each template is parsed once: a board has a thousand of them, of some thirty kinds. */
const known = new WeakMap<TemplateStringsArray, Parsed>();

const HOLE = /<!--hole (\d+)-->/;
const ELEMENTS_AND_COMMENTS = 1 | 128;

function parse(texts: TemplateStringsArray): Parsed {
  const template = document.createElement('template');
  // a comment may stand anywhere, an element would be moved out of a table; in an attribute it is text
  template.innerHTML = texts.reduce((text, part, i) => `${text}<!--hole ${i - 1}-->${part}`);
  const places: Place[] = [];
  const walk = document.createTreeWalker(template.content, ELEMENTS_AND_COMMENTS);
  for (let node = 0; walk.nextNode() !== null; node++) {
    const current = walk.currentNode;
    if (current instanceof Element) {
      for (const { name, value } of Array.from(current.attributes)) {
        const parts = value.split(HOLE);
        if (parts.length === 1) continue;
        places.push({ node, attribute: name, parts });
        current.removeAttribute(name);
      }
    } else {
      const [, hole] = HOLE.exec(`<!--${current.nodeValue}-->`) ?? [];
      if (hole !== undefined) places.push({ node, attribute: null, parts: [hole] });
    }
  }
  return { content: template.content, places };
}

/** A fragment of one or more elements. Holes stand in element content or, as text, in quoted attributes. */
export function html(texts: TemplateStringsArray, ...holes: readonly Hole[]): DocumentFragment {
  let parsed = known.get(texts);
  if (parsed === undefined) known.set(texts, (parsed = parse(texts)));
  const made = document.importNode(parsed.content, true);
  const walk = document.createTreeWalker(made, ELEMENTS_AND_COMMENTS);
  let at = -1;
  const nodes = parsed.places.map(({ node }) => {
    for (; at < node; at++) walk.nextNode();
    return walk.currentNode;
  });
  parsed.places.forEach(({ attribute, parts }, i) => {
    if (attribute === null) (nodes[i] as Comment).replaceWith(...contentOf(holes[Number(parts[0])] ?? null));
    else {
      const text = parts.map((part, k) => (k % 2 === 0 ? part : textOf(holes[Number(part)] ?? null)));
      (nodes[i] as Element).setAttribute(attribute, text.join(''));
    }
  });
  return made;
}

/** A range or a p-value: a line must not break inside. */
const NUMBER = /([\d.,]*\d%?–\d[\d.,]*(?:%|[\u00a0 ](?:min|points|days|h)\b)?|\bp [<=] [\d.]*\d)/;

function contentOf(hole: Hole): (Node | string)[] {
  if (hole === null || hole === '') return [];
  if (typeof hole === 'string') {
    return hole
      .split(NUMBER)
      .map((text, i) => (i % 2 === 0 ? text : oneLine(text)))
      .filter((part) => part !== '');
  }
  if (typeof hole === 'number') return [String(hole)];
  return hole instanceof Node ? [hole] : hole.flatMap(contentOf);
}

function oneLine(text: string): Node {
  const span = document.createElement('span');
  span.className = 'one-line';
  span.textContent = text;
  return span;
}

const textOf = (hole: Hole): string => {
  if (hole === null || hole instanceof Node) return '';
  return typeof hole === 'object' ? hole.map(textOf).join('') : String(hole);
};

/** The one element of a template. */
export const element = templateOf('HTMLElement');
export const buttonElement = templateOf('HTMLButtonElement');
export const inputElement = templateOf('HTMLInputElement');
export const selectElement = templateOf('HTMLSelectElement');
export const textAreaElement = templateOf('HTMLTextAreaElement');

type ElementName = keyof typeof globalThis & `HTML${string}Element`;

function templateOf<Name extends ElementName>(name: Name) {
  return (
    texts: TemplateStringsArray,
    ...holes: readonly Hole[]
  ): InstanceType<(typeof globalThis)[Name]> => {
    const first = html(texts, ...holes).firstElementChild;
    if (first instanceof globalThis[name]) return first as InstanceType<(typeof globalThis)[Name]>;
    throw new Error(`element: expected one ${name} in the template`);
  };
}
