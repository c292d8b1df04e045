/** The build gives each cell of a notebook the text that readers unfold. */
import { expect, test } from 'vitest';
import { withSources } from '../../../site/build/notebook-source.ts';

test('each cell gets its own source as it was written, unindented and highlighted', () => {
  const code = [
    'defineNotebook(meta, ({ cell }) => {',
    "  const a = cell('a', { study }, ({ study }) => {",
    "    return study.n < 2 && 'few';",
    '  });',
    "  cell('given', {}, body, source);",
    '});',
  ].join('\n');
  const out = withSources(code);
  expect(out.split('\n')).toHaveLength(code.split('\n').length);
  const text = JSON.stringify("({ study }) => {\n  return study.n < 2 && 'few';\n}");
  expect(out).toContain(`"text":${text}`);
  expect(out).toContain('&lt;');
  expect(out).toContain("cell('given', {}, body, source)");
});
