/**
 * Draws what a page shows before its first run is done: its notebook as the shell mounts it, and in it the cells that are
 * `drawnAtBuild`, on the committed run. Prints a `BuiltIn` as JSON; the build starts it:
 *
 *     node --import tsx scripts/draw-committed.ts
 *
 * A process of its own, because notebooks build their elements in a global document. Here that is linkedom's.
 */
import { parseHTML } from 'linkedom';
import type { CellSpec, Notebook, StudyView } from '../notebooks/authoring/define.ts';
import { type BuiltIn, pages } from '../site/pages/pages.ts';
import { formatAddress } from '../site/state/address.ts';
import { defaultRun } from '../site/state/run.ts';
import { ledgerOfRun } from './ledger.ts';

const { window } = parseHTML('<!doctype html><html><body></body></html>');
for (const name of [
  'document',
  'Node',
  'Element',
  'HTMLElement',
  'HTMLButtonElement',
  'HTMLInputElement',
  'HTMLSelectElement',
  'HTMLTextAreaElement',
  'SVGElement',
  'Event',
  'DocumentFragment',
]) {
  Object.assign(globalThis, { [name]: Reflect.get(window, name) });
}
// linkedom's select has no setter
Object.defineProperty(window.HTMLSelectElement.prototype, 'value', {
  get(this: HTMLSelectElement) {
    return this.querySelector('option[selected]')?.getAttribute('value') ?? '';
  },
  set(this: HTMLSelectElement, value: string) {
    for (const option of this.querySelectorAll('option')) {
      option.toggleAttribute('selected', option.getAttribute('value') === value);
    }
  },
});
/** There is no window that anything could come near to. */
class Unseen {
  observe(): void {}
  disconnect(): void {}
}
Object.assign(globalThis, {
  innerWidth: 1280,
  IntersectionObserver: Unseen,
  ResizeObserver: Unseen,
  requestIdleCallback: (work: () => void) => work(), // nothing is left for later
});

/** Widths of a cell's place, CSS pixels: on a phone of 390, and page and margin together. Style shows one of the two. */
const WIDTHS = { narrow: 358, wide: 1120 } as const;
type Width = keyof typeof WIDTHS;

const { study, rows } = await ledgerOfRun(defaultRun, null);
const refuse = (): never => {
  throw new Error('draw-committed: a cell that is drawn when the site is built can start no run');
};
const view: StudyView = {
  study,
  rows,
  client: {
    run: refuse,
    runSeeds: refuse,
    runEach: refuse,
    explain: refuse,
    readings: refuse,
    trace: refuse,
    close: refuse,
  },
  query: formatAddress(defaultRun),
  keep: refuse,
  change: refuse,
};

const { createCellView } = await import('../site/notebook/cell-view.ts');
const notebooks: Record<string, string> = {};
for (const { runs, maker, notebook: folder } of pages) {
  if (runs !== 'study' || maker !== null) continue;
  const { notebook } = (await import(`../notebooks/${folder}/notebook.ts`)) as { notebook: Notebook };
  if (notebook.cells.some((spec) => spec.drawnAtBuild)) notebooks[folder] = await drawNotebook(notebook);
}
const built: BuiltIn = { digest: study.digest, notebooks };
process.stdout.write(JSON.stringify(built));

/** The sections of a notebook: prose and controls as they are, flagged cells drawn, all others with their place reserved. */
async function drawNotebook({ cells }: Notebook): Promise<string> {
  const at = { narrow: createEvaluator(cells, 'narrow'), wide: createEvaluator(cells, 'wide') };
  const sections: string[] = [];
  for (const spec of cells) {
    // sources are the bundler's business: here only the line that unfolds one
    const source = spec.kind === 'cell' ? { html: '', file: '', line: 0 } : null;
    const { section, output } = createCellView({ ...spec, source }, () => {});
    if (spec.drawnAtBuild) {
      section.setAttribute('data-built-in', '');
      const wide = await at.wide.shown(spec);
      if (at.wide.readWidth(spec)) {
        output.innerHTML = variant('narrow', await at.narrow.shown(spec)) + variant('wide', wide);
      } else output.innerHTML = renamed(wide, builtId);
    } else if (spec.kind === 'view' || (spec.kind === 'prose' && Object.keys(spec.inputs).length === 0)) {
      output.innerHTML = renamed(await at.wide.shown(spec), builtId);
    }
    sections.push(section.outerHTML);
  }
  return sections.join('\n');
}

interface Evaluator {
  /** What a cell shows, as HTML. */
  shown(spec: CellSpec): Promise<string>;
  /** Whether it depends on the width of its place. */
  readWidth(spec: CellSpec): boolean;
}

/** Runs cells and what they read, each once. */
function createEvaluator(cells: readonly CellSpec[], width: Width): Evaluator {
  const bodies = new Map<string, Promise<unknown>>([['study', Promise.resolve(view)]]);
  const measured = new Set<string>();
  const run = async ({ name, inputs, body }: CellSpec): Promise<unknown> => {
    const values: Record<string, unknown> = {};
    for (const [key, handle] of Object.entries(inputs)) values[key] = await valueOf(handle.name);
    const result = await body(values as never, {
      signal: new AbortController().signal,
      get width() {
        measured.add(name);
        return WIDTHS[width];
      },
    });
    return isSequence(result) ? lastOf(result) : result;
  };
  const bodyOf = (name: string): Promise<unknown> => {
    const spec = cells.find((each) => each.name === name);
    const known = bodies.get(name) ?? (spec && run(spec));
    if (known === undefined) throw new Error(`draw-committed: no cell named ${name}`);
    bodies.set(name, known);
    return known;
  };
  const valueOf = async (name: string): Promise<unknown> => {
    const result = await bodyOf(name);
    const isControl = cells.some((each) => each.name === name && each.kind === 'view');
    return isControl ? (result as { readonly value: unknown }).value : result;
  };
  return {
    async shown({ name }) {
      const result = await bodyOf(name);
      if (!(result instanceof Node)) return '';
      const place = document.createElement('div');
      place.append(result.cloneNode(true));
      // no browser has laid these out yet: far from the window they wait until they come near
      for (const row of place.querySelectorAll('[data-drawn]')) row.removeAttribute('data-drawn');
      return place.innerHTML;
    },
    readWidth: ({ name }) => measured.has(name),
  };
}

type Sequence = AsyncIterable<unknown> | Iterable<unknown>;

function isSequence(result: unknown): result is Sequence {
  return typeof result === 'object' && result !== null && 'next' in result;
}

async function lastOf(sequence: Sequence): Promise<unknown> {
  let last: unknown;
  for await (const value of sequence) last = value;
  return last;
}

function variant(width: Width, html: string): string {
  const id = width === 'narrow' ? (name: string): string => `narrow-${name}` : builtId;
  return `<div class="built-in" data-width="${width}">${renamed(html, id)}</div>`;
}

/** Figures are counted on each page, so live ones will have these ids, too. */
function builtId(id: string): string {
  return id.startsWith('figure-') ? `built-${id}` : id;
}

/** The same HTML with other ids, also where they are referred to. */
function renamed(html: string, name: (id: string) => string): string {
  const ids = new Set(Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id]) => id));
  const references = / (id|for|href|clip-path|aria-(?:labelledby|describedby|controls))="([^"]*)"/g;
  return html.replace(references, (_all, key: string, value: string) => {
    const changed = value.replace(/[^\s#()]+/g, (token) => (ids.has(token) ? name(token) : token));
    return ` ${key}="${changed}"`;
  });
}
