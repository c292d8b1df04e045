/**
 * What the build reads in a notebook's source: title and lead, and the text of its cells.
 *
 * Gives each `cell(name, inputs, body)` of a notebook its own TypeScript text as a fourth argument, as written and
 * highlighted, so that readers can unfold exactly the code that ran.
 */
import { readFileSync } from 'node:fs';
import { classHighlighter, highlightCode } from '@lezer/highlight';
import { parser } from '@lezer/javascript';
import { type Plugin, parseAst } from 'vite';
import { statisticCode } from './statistic-code.ts';

const typescript = parser.configure({ dialect: 'ts' });

const STATISTIC = 'virtual:statistic/';

export function notebookSource(): Plugin {
  return {
    name: 'notebook-source',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(STATISTIC) ? `\0${id}` : null),
    async load(id) {
      const [, file, name] = /^\0virtual:statistic\/(.+)\/(\w+)$/.exec(id) ?? [];
      if (file === undefined || name === undefined) return null;
      return `export const code = ${JSON.stringify(await statisticCode(file, name, highlight))};`;
    },
    transform: {
      filter: { id: /\/notebooks\/.*\.ts$/, code: /\bdefineNotebook(<\w+>)?\(/ },
      handler(code, id) {
        const file = id.slice(id.lastIndexOf('/notebooks/') + 1);
        return file.startsWith('notebooks/authoring/') ? null : { code: withSources(code, file), map: null };
      },
    },
  };
}

/** The module with a source beside each cell's body. Insertions stay on their line, so that line numbers hold. */
export function withSources(code: string, file: string): string {
  const insertions: { readonly at: number; readonly text: string }[] = [];
  for (const node of nodesIn(parseAst(code, { lang: 'ts' }))) {
    const named = statisticIn(node);
    if (named !== null) insertions.push(named);
    const body = bodyOfCell(node);
    if (body === null) continue;
    const text = dedent(code.slice(body.start, body.end), indentAt(code, node.start));
    const line = code.slice(0, body.start).split('\n').length;
    insertions.push({ at: body.end, text: `, ${JSON.stringify({ html: highlight(text), file, line })}` });
  }
  return insertions
    .toSorted((a, b) => b.at - a.at)
    .reduce((out, { at, text }) => out.slice(0, at) + text + out.slice(at), code);
}

/** The third and last argument of a call of `cell`; null for anything else. */
function bodyOfCell(node: Node): Node | null {
  if (node.type !== 'CallExpression' || !isNode(node.callee) || node.callee.name !== 'cell') return null;
  const args = node.arguments as readonly unknown[];
  const body = args[2];
  return args.length === 3 && isNode(body) ? body : null;
}

/** A call of `statistic` gets what loads the source that it names. */
function statisticIn(node: Node): { readonly at: number; readonly text: string } | null {
  if (node.type !== 'CallExpression' || !isNode(node.callee) || node.callee.name !== 'statistic') return null;
  const [, of, args, ...more] = node.arguments as readonly unknown[];
  if (!isNode(of) || !isNode(args) || more.length > 0) return null;
  const [file, name] = String(of.value).split('#');
  return { at: args.end, text: `, () => import('${STATISTIC}${file}/${name}')` };
}

function indentAt(code: string, at: number): number {
  const line = code.slice(code.lastIndexOf('\n', at) + 1);
  return /^ */.exec(line)![0].length;
}

function dedent(text: string, columns: number): string {
  return text.replaceAll(new RegExp(`\\n {1,${Math.max(1, columns)}}`, 'g'), '\n');
}

function highlight(text: string): string {
  let out = '';
  highlightCode(
    text,
    typescript.parse(text),
    classHighlighter,
    (part, classes) => {
      const safe = part.replace(/[&<>]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'));
      out += classes === '' ? safe : `<span class="${classes}">${safe}</span>`;
    },
    () => {
      out += '\n';
    },
  );
  return out;
}

interface NotebookMeta {
  readonly title: string;
  readonly lead: string;
}

/**
 * Title and lead of a notebook: the page's static HTML needs them where no notebook can run.
 * @throws Error for a module that has no object with a title and a lead, both written out
 */
export function notebookMeta(file: URL): NotebookMeta {
  for (const node of nodesIn(parseAst(readFileSync(file, 'utf8'), { lang: 'ts' }))) {
    if (node.type !== 'ObjectExpression') continue;
    const texts = Object.fromEntries((node.properties as readonly Property[]).flatMap(textOf));
    const { title, lead } = texts;
    if (title !== undefined && lead !== undefined) return { title, lead };
  }
  throw new Error(`${file.pathname}: expected title and lead of its notebook as plain strings`);
}

interface Property {
  readonly key?: { readonly name?: string };
  readonly value?: { readonly type: string; readonly value?: unknown };
}

function textOf({ key, value }: Property): readonly (readonly [string, string])[] {
  if (key?.name === undefined || value?.type !== 'Literal' || typeof value.value !== 'string') return [];
  return [[key.name, value.value]];
}

/* ---- a walk through a syntax tree ---- */

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** Every node below a value, from the outside in. */
function* nodesIn(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value)) yield value;
  for (const inner of Object.values(value)) yield* nodesIn(inner);
}
