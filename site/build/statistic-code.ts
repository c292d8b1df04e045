/** The source of one function of the project: to be read with its place, and to be changed and run by itself, on what its module gives it. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { parseAst, transformWithOxc } from 'vite';
import type { StatisticCode } from '../../notebooks/authoring/define.ts';
import { noEval } from './no-eval.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The part of a syntax tree that is read here. */
interface Declared {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly id?: { readonly name: string } | null;
  readonly declaration?: Declared | null;
  readonly importKind?: string;
  readonly specifiers?: readonly {
    readonly importKind?: string;
    readonly local: { readonly name: string };
  }[];
  readonly declarations?: readonly { readonly id: { readonly name?: string } }[];
}

/**
 * @param file from the project's root
 * @throws Error where the file has no function of that name at its top
 */
export async function statisticCode(
  file: string,
  name: string,
  highlight: (text: string) => string,
): Promise<StatisticCode> {
  const source = readFileSync(join(root, file), 'utf8');
  const top = parseAst(source, { lang: 'ts' }).body as unknown as readonly Declared[];
  const found = top.find((node) => {
    const { type, id } = node.declaration ?? node;
    return type === 'FunctionDeclaration' && id?.name === name;
  });
  if (found === undefined) throw new Error(`${file}: expected a function ${name}`);
  const start = withComment(source, found.start);
  const { code } = await transformWithOxc(
    source.slice(found.start, found.end).replace(/^export /, ''),
    'x.ts',
  );
  const text = code.trim().replaceAll('\t', '  ');
  const uses = [...new Set(top.flatMap(namesOf))].filter(
    (each) => each !== name && new RegExp(`(?<![.\\w$])${each}\\b`).test(text),
  );
  return {
    file,
    line: source.slice(0, found.start).split('\n').length,
    name,
    html: highlight(source.slice(start, found.end)),
    text,
    uses,
    scope: await scopeOf(file, source, uses),
  };
}

/** Where the comment right above begins. */
function withComment(source: string, start: number): number {
  const [comment] = /\/\*\*(?:(?!\*\/)[^])*\*\/\n$/.exec(source.slice(0, start)) ?? [''];
  return start - comment.length;
}

/** Names of values that a statement at the top of a module binds. */
function namesOf(node: Declared): readonly string[] {
  const { type, id, importKind, specifiers = [], declarations = [] } = node.declaration ?? node;
  if (type === 'ImportDeclaration' && importKind !== 'type')
    return specifiers.filter((each) => each.importKind !== 'type').map(({ local }) => local.name);
  if (type === 'VariableDeclaration') return declarations.map((each) => each.id.name ?? '').filter(Boolean);
  return (type === 'FunctionDeclaration' || type === 'ClassDeclaration') && id ? [id.name] : [];
}

/** The module with what it imports, as a script that leaves the names. */
async function scopeOf(file: string, source: string, uses: readonly string[]): Promise<string> {
  const entry = join(root, dirname(file), 'scope-of-statistic.ts');
  const bundle = await rolldown({
    input: entry,
    platform: 'browser',
    treeshake: { moduleSideEffects: false }, // the engine's modules only define
    plugins: [
      noEval(),
      {
        name: 'scope',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) =>
          id === entry
            ? `${source}\nexport { ${uses.map((each) => `${each} as $${each}`).join(', ')} };`
            : null,
      },
    ],
  });
  const { output } = await bundle.generate({
    format: 'iife',
    name: 'scope',
    exports: 'named',
    minify: true,
    comments: { legal: false },
  });
  await bundle.close();
  return output[0].code;
}
