/** How the site and its claims are cited: other tools can read it, and the names are those of CITATION.cff. */
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { citationFacts } from '../../../site/build/citation.ts';
import { apaOf, bibtexOf, type Citation, cffOf } from '../../../site/pages/citation.ts';

const environment = {
  SOURCE_DATE_EPOCH: '1796000000',
  SITE_URL: 'https://host.example/genops',
  REPOSITORY: 'https://host.example/own/name',
};
const facts = citationFacts('9.9.9', 'c0ffee', environment);
const site: Citation = { ...facts, key: 'genops-rerun-2026', page: null };
const hostile = String.raw`96.8%: "a" & {b} \c $d #e _f ~g ^h: 'i'`;
const claim: Citation = {
  ...facts,
  key: 'genops-rerun-success-genops-2026',
  authors: [
    { 'family-names': 'O’Neil & Söhne', 'given-names': 'Ann-Marie Lee' },
    { name: 'A {Group}' },
    { 'family-names': 'Solo' },
  ],
  page: {
    title: hostile,
    run: 'Verdict: not reproduced, in the run of 100 deployments',
    url: 'https://host.example/genops/claims/x/?n=100&seed=a%20{b}',
  },
};

/** The fields of one entry, as BibTeX reads them: braces have to pair. */
function fieldsOf(entry: string): Readonly<Record<string, string>> {
  const [, body = ''] = /^@misc\{[\w-]+,\n([\s\S]*)\}\n$/.exec(entry) ?? [];
  const fields: Record<string, string> = {};
  let rest = body;
  while (rest.trim() !== '') {
    const [head = '', name = ''] = /^\s*(\w+) = /.exec(rest) ?? [];
    expect(name, rest).not.toBe('');
    rest = rest.slice(head.length);
    let [depth, end] = [0, 0];
    for (; end < rest.length; end++) {
      const escaped = rest[end - 1] === '\\';
      if (rest[end] === '{' && !escaped) depth += 1;
      if (rest[end] === '}' && !escaped) depth -= 1;
      if (rest[end] === ',' && depth === 0) break;
    }
    expect(depth).toBe(0);
    fields[name] = rest.slice(0, end);
    rest = rest.slice(end + 1);
  }
  return fields;
}
const printed = (tex: string): string =>
  tex
    .replace(/^\{+|\}+$/g, '')
    .replace(
      /\\text(backslash|asciitilde|asciicircum)\{\}/g,
      (_, name: string) => ({ backslash: '\\', asciitilde: '~', asciicircum: '^' })[name]!,
    )
    .replace(/\\([{}$&#%_])/g, '$1');

test('BibTeX: pairs of braces, an address, a month without quotes, and text that prints as it is', () => {
  expect(fieldsOf(bibtexOf(site))).toEqual({
    author: '{{The GenOps Notebook contributors}}',
    title: `{{${facts.title}}}`,
    year: '{2026}',
    month: 'nov',
    url: '{https://host.example/genops/}',
    note: '{Version 9.9.9, commit c0ffee, built 2026-11-30. Source: https://host.example/own/name.}',
  });
  const fields = fieldsOf(bibtexOf(claim));
  expect(printed(fields['title']!)).toBe(hostile);
  expect(fields['author']).toBe(String.raw`{O’Neil \& Söhne, Ann-Marie Lee and {A \{Group\}} and Solo}`);
  expect(fields['url']).toBe('{https://host.example/genops/claims/x/?n=100&seed=a%20%7Bb%7D}');
  expect(printed(fields['note']!)).toContain(
    `In: ${facts.title}. Verdict: not reproduced, in the run of 100 deployments. Version`,
  );
});

test('APA: initials, the day, version and address', () => {
  expect(apaOf(site)).toBe(
    `The GenOps Notebook contributors. (2026, November 30). ${facts.title} (Version 9.9.9, commit c0ffee) [Computer software]. https://host.example/genops/\n`,
  );
  expect(apaOf(claim)).toMatch(
    /^O’Neil & Söhne, A\. M\. L\., A \{Group\}, & Solo\. \(2026, November 30\)\. 96\.8%.*\. In .*\[Computer software\]\. Verdict: not reproduced/,
  );
  expect(apaOf({ ...site, url: null, repository: null })).toMatch(/\[Computer software\]\.\n$/);
});

/** By the schema of CFF 1.2.0: what it requires, and what it allows of what is written here. */
const required = ['authors', 'cff-version', 'message', 'title'];
const allowed = [
  ...required,
  'type',
  'version',
  'commit',
  'date-released',
  'license',
  'url',
  'repository-code',
  'preferred-citation',
];
type Cff = Readonly<Record<string, unknown>> & {
  readonly 'preferred-citation'?: Readonly<Record<string, unknown>>;
};

test.each([
  ['the site', site],
  ['a claim', claim],
] as const)(
  'CFF 1.2.0 of %s has what its schema requires and nothing that it does not know',
  (_, citation) => {
    const cff = parse(cffOf(citation)) as Cff;
    expect(Object.keys(cff)).toEqual(expect.arrayContaining(required));
    expect(allowed).toEqual(expect.arrayContaining(Object.keys(cff)));
    expect(cff).toMatchObject({
      'cff-version': '1.2.0',
      type: 'software',
      title: facts.title,
      authors: citation.authors,
      version: '9.9.9',
      'date-released': '2026-11-30',
      url: 'https://host.example/genops/',
      'repository-code': 'https://host.example/own/name',
    });
    const { page } = citation;
    expect(cff['preferred-citation']).toEqual(
      page === null
        ? undefined
        : {
            type: 'webpage',
            title: hostile,
            authors: citation.authors,
            'date-released': '2026-11-30',
            url: page.url,
            notes: page.run,
          },
    );
  },
);

test('what the build does not know is left out, and a file without authors is refused', () => {
  const unknown = { ...citationFacts('1', 'unknown', {}), repository: null, url: null };
  expect(Object.keys(parse(cffOf({ ...unknown, key: 'k', page: null })) as Cff)).not.toEqual(
    expect.arrayContaining(['url']),
  );
  expect(cffOf({ ...unknown, key: 'k', page: null })).not.toMatch(/commit|repository|null/);
  expect(bibtexOf({ ...unknown, key: 'k', page: null })).not.toMatch(/url|Source|null/);
  expect(() => citationFacts('1', 'c', {}, 'title: T\n')).toThrow('CITATION.cff: expected title and authors');
});
