/** American spelling in what people read: documents, comments, and the labels of the pages' frame. */
import { expect, test } from 'vitest';
import { filesLike, textOf } from './sources.ts';

/** Verbs that British English may write with an s. */
const verbs =
  'author|capital|categor|character|custom|emphas|final|general|harmon|initial|maxim|minim|neutral|normal|optim|organ|parameter|penal|prior|random|real|recogn|serial|special|stabil|standard|summar|symbol|synchron|token|util|visual';
const british = new RegExp(
  `\\b\\w*(colour|behaviour|favour|neighbour|honour|labour|judgement|centre[ds]?\\b|licence|(organ)isation|(${verbs})(it)?is(e[ds]?|ing|ations?|ers?)\\b|analys(e[d]?|ing)\\b)\\w*`,
  'gi',
);

/** Names that stay: in code, keys of addresses, exports and digests and what is called after them; a journal. */
const names = /Nature Human Behaviour|`[^`]*`|\b\w+[.(]\w+|\b[a-z]+[A-Z]\w*\b/g;

/** The comments of a source, line by line as they stand; everything else is blank. */
function commentsOf(text: string): string {
  const kept = [...text.matchAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/ .*$/gm)].map(([comment]) => comment);
  return kept.join('\n');
}

function britishIn(text: string): string[] {
  return [...text.replaceAll(names, ' ').matchAll(british)].map(([word]) => word);
}

test('British spellings are found in prose, and names in code are left alone', () => {
  expect(britishIn('The colour of an organisation; it recognises the centre.')).toHaveLength(4);
  expect(
    britishIn('An organization, `reviewersPerOrganisation`, otherwise, a promise, precise, the size.'),
  ).toEqual([]);
  expect(commentsOf("const colour = 'x'; // its color\n/* a note */")).toBe('// its color\n/* a note */');
});

test('documents and comments are in American spelling', () => {
  const documents = filesLike(/\.md$/).filter((path) => !path.includes('/fixtures/'));
  const sources = filesLike(
    /^(engine|workers|notebooks|talk|site|scripts|test)\/.*\.(ts|mjs|css)$|^\w[\w.]*\.ts$/,
  );
  const found = [
    ...documents.map((path) => [path, britishIn(textOf(path))] as const),
    ...sources
      .filter((path) => !path.endsWith('spelling.test.ts'))
      .map((path) => [path, britishIn(commentsOf(textOf(path)))] as const),
  ];
  expect(found.flatMap(([path, words]) => words.map((word) => `${path}: ${word}`))).toEqual([]);
});
