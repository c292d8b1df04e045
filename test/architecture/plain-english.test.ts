/** Plain English in what people read on the site and in terminals: a few turns of phrase that readers had to decode must not come back. */
import { parser } from '@lezer/javascript';
import { expect, test } from 'vitest';
import { filesLike, textOf } from './sources.ts';

/** Never right in our text, wherever it stands. */
const decoded =
  /\bnought\b|\bis none\b|\bare none\b|\bheld against\b|\bstands? beside\b|\bby the door\b|\bat the door\b|\bwhat holds\b|\bsettings of the arms\b|\barms[’'] settings\b|\bper cent\b|[\d…]\s%|\btold\b|\btak(en?|e it) along\b|\bparted by\b|\bdecided otherwise\b|\bsaid by\b|\bput off by\b/gi;

/** Texts that stay: a log's hash covers them, or the published code prints them. */
const kept =
  /^engine\/(governance\/policies\/error-budget|log-checker\/conditions|replay\/|pipeline\/report)/;

/** The same, anywhere in a source: behind a hole of a template too. */
const suspect = new RegExp(`${decoded.source}|\\}\\s%`, 'i');

const language = parser.configure({ dialect: 'ts' });

/** Every text of a module that holds words: literals and templates, without the code in their holes. */
function textsOf(path: string): string[] {
  const source = textOf(path);
  const texts: string[] = [];
  if (!suspect.test(source)) return []; // parsing takes a thousand times as long as this look
  language.parse(source).iterate({
    enter({ name, from, to, node }) {
      if (name !== 'String' && name !== 'TemplateString') return;
      let text = '';
      let at = from;
      for (const hole of node.getChildren('Interpolation')) {
        text += `${source.slice(at, hole.from)}…`;
        at = hole.to;
      }
      texts.push(text + source.slice(at, to));
    },
  });
  return texts.filter((text) => /\s/.test(text.trim()));
}

function decodedIn(path: string): string[] {
  return textsOf(path).flatMap((text) =>
    [...text.replaceAll(/<!--.*?-->/g, '').matchAll(decoded)].map(([words]) => `${path}: ${words}`),
  );
}

test('no text on a page, in a reason or in a terminal needs decoding', () => {
  expect([...'A scale from nought; it is none; 2 % were told so.'.matchAll(decoded)]).toHaveLength(4);
  const paths = filesLike(/^(engine|notebooks|scripts|site|talk|workers)\/.*\.(ts|mjs)$/).filter(
    (path) => !kept.test(path),
  );
  expect(paths.length).toBeGreaterThan(300);
  expect(paths.flatMap(decodedIn)).toEqual([]);
});
