/** Title and lead of a notebook, read from its source: the page's static HTML needs them where no notebook can run. */
import { readFileSync } from 'node:fs';
import { parseAst } from 'vite';
import { nodesIn } from './syntax.ts';

export interface NotebookMeta {
  readonly title: string;
  readonly lead: string;
}

/** @throws Error for a module that has no object with a title and a lead, both written out */
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
