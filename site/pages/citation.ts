/** How this site, or its page of a claim, is cited: BibTeX, APA and CFF. Whose names it bears only CITATION.cff says. */

/** A person, or a group by its name. */
export type Author =
  | { readonly name: string }
  | { readonly 'family-names': string; readonly 'given-names'?: string };

/** Of the site, as the build knows it. */
export interface CitationFacts {
  readonly title: string;
  readonly authors: readonly Author[];
  readonly license: string;
  readonly version: string;
  readonly commit: string;
  /** Of the build: `2026-11-30`. */
  readonly date: string;
  /** With a slash at its end; null where they are not known. */
  readonly url: string | null;
  readonly repository: string | null;
}

/** A page of its own in the site: of a claim. */
export interface CitedPage {
  readonly title: string;
  /** Its verdict, and the run that it rests on, in words; null before one has ended. */
  readonly run: string | null;
  /** Of that run; null where the site has none. */
  readonly url: string | null;
}

export interface Citation extends CitationFacts {
  /** Starts the BibTeX entry; letters, digits, hyphens. */
  readonly key: string;
  /** Null: the site is cited. */
  readonly page: CitedPage | null;
}

const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};
/** Text as TeX prints it. */
const tex = (text: string): string =>
  text.replace(/[\\~^{}$&#%_]/g, (found) => special[found] ?? `\\${found}`);
/** An address stands as it is; what would end the field is encoded. */
const texAddress = (url: string): string => url.replace(/[\\{}\s]/g, (found) => encodeURIComponent(found));

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const monthNames =
  'January February March April May June July August September October November December'.split(' ');

export function bibtexOf({ key, page, ...facts }: Citation): string {
  const { title, authors, version, commit, date, url, repository } = facts;
  const [year = '', month = ''] = date.split('-');
  const address = page?.url ?? url;
  const notes = [
    ...(page === null ? [] : [`In: ${title}`, ...(page.run === null ? [] : [page.run])]),
    `Version ${version}, commit ${commit}, built ${date}`,
    ...(repository === null ? [] : [`Source: ${repository}`]),
  ];
  const names = authors.map((author) =>
    'name' in author
      ? `{${tex(author.name)}}`
      : [author['family-names'], author['given-names']]
          .flatMap((name) => (name ? [tex(name)] : []))
          .join(', '),
  );
  const fields: readonly (readonly [string, string])[] = [
    ['author', `{${names.join(' and ')}}`],
    ['title', `{{${tex(page?.title ?? title)}}}`],
    ['year', `{${year}}`],
    ['month', months[Number(month) - 1] ?? '{}'],
    ...(address === null ? [] : [['url', `{${texAddress(address)}}`] as const]),
    ['note', `{${tex(`${notes.join('. ')}.`)}}`],
  ];
  return `@misc{${key},\n${fields.map(([name, value]) => `  ${name} = ${value},\n`).join('')}}\n`;
}

/** `Doe, J. A.` */
function apaName(author: Author): string {
  if ('name' in author) return author.name;
  const initials = (author['given-names'] ?? '')
    .split(/[\s-]+/)
    .flatMap((name) => (name ? [`${name[0]}.`] : []));
  return [author['family-names'], ...(initials.length > 0 ? [initials.join(' ')] : [])].join(', ');
}

export function apaOf({ page, title, authors, version, commit, date, url, repository }: Citation): string {
  const [year, month, day] = date.split('-').map(Number);
  const names = authors.map(apaName);
  const by = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')}, & ${names.at(-1)}`;
  const address = page?.url ?? url ?? repository;
  const what = `(Version ${version}, commit ${commit}) [Computer software]`;
  const named = page === null ? `${title} ${what}` : `${page.title}. In ${title} ${what}`;
  const run = page?.run ? ` ${page.run}.` : '';
  return `${by.replace(/\.$/, '')}. (${year}, ${monthNames[month! - 1]} ${day}). ${named}.${run}${address === null ? '' : ` ${address}`}\n`;
}

/** JSON's strings are YAML's. */
const yaml = (text: string): string => JSON.stringify(text);

function cffAuthors(authors: readonly Author[], indent: string): string {
  const lines = authors.map((author) =>
    Object.entries(author)
      .map(([name, value], k) => `${indent}${k === 0 ? '- ' : '  '}${name}: ${yaml(value)}\n`)
      .join(''),
  );
  return `authors:\n${lines.join('')}`;
}

export function cffOf({
  page,
  title,
  authors,
  license,
  version,
  commit,
  date,
  url,
  repository,
}: Citation): string {
  const line = (name: string, value: string | null): string =>
    value === null ? '' : `${name}: ${yaml(value)}\n`;
  const cited =
    page === null
      ? ''
      : `preferred-citation:\n  type: webpage\n  ${line('title', page.title)}  ${cffAuthors(authors, '    ')}  ${line('date-released', date)}${
          page.url === null ? '' : `  ${line('url', page.url)}`
        }${page.run === null ? '' : `  ${line('notes', page.run)}`}`;
  return `cff-version: 1.2.0
${line('message', `If you use this ${page === null ? 'notebook' : 'page'}, please cite it.`)}type: software
${line('title', title)}${cffAuthors(authors, '  ')}${line('version', version)}${commit === 'unknown' ? '' : line('commit', commit)}${line('date-released', date)}${line('license', license)}${line('url', url)}${line('repository-code', repository)}${cited}`;
}
