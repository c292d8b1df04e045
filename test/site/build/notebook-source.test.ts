/** The build gives each cell of a notebook the text that readers unfold. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { notebookSource, withSources } from '../../../site/build/notebook-source.ts';
import { filesLike } from '../../architecture/sources.ts';

test('each cell gets its own source as it was written, unindented and highlighted', () => {
  const code = [
    'defineNotebook(meta, ({ cell }) => {',
    "  const a = cell('a', { study }, ({ study }) => {",
    "    return study.n < 2 && 'few';",
    '  });',
    "  cell('given', {}, body, source);",
    '});',
  ].join('\n');
  const out = withSources(code, 'notebooks/a/notebook.ts');
  expect(out.split('\n')).toHaveLength(code.split('\n').length);
  const [, html = ''] = /"html":("(?:[^"\\]|\\.)*")/.exec(out) ?? [];
  const text = (JSON.parse(html) as string).replaceAll(/<[^>]*>/g, '');
  expect(text).toBe("({ study }) =&gt; {\n  return study.n &lt; 2 &amp;&amp; 'few';\n}");
  expect(out).toContain('"file":"notebooks/a/notebook.ts","line":2}');
  expect(out).toContain('&lt;');
  expect(out).toContain("cell('given', {}, body, source)");
});

test('no notebook with cells is passed over', () => {
  const { filter } = notebookSource().transform as { readonly filter: { readonly code: RegExp } };
  const texts = filesLike(/^notebooks\/[\w-]+\/notebook\.ts$/).map(
    (file) => [file, readFileSync(file, 'utf8')] as const,
  );
  const passed = texts.filter(([, text]) => /\bcell\(/.test(text) && !filter.code.test(text));
  expect(texts.length).toBeGreaterThan(10);
  expect(passed.map(([file]) => file)).toEqual([]);
});
