/** What a citation needs of the build: the names and the title of CITATION.cff, this version, its day, where it is. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Author, CitationFacts } from '../pages/citation.ts';
import { siteFacts } from '../pages/site-facts.ts';

/** @throws Error for a file without title or authors */
export function citationFacts(
  version: string,
  commit: string,
  environment: NodeJS.ProcessEnv = process.env,
  text = readFileSync(new URL('../../CITATION.cff', import.meta.url), 'utf8'),
): CitationFacts {
  const cff = parse(text) as { title?: string; license?: string; authors?: readonly Author[] };
  if (!cff.title || !cff.authors?.length) throw new Error('CITATION.cff: expected title and authors');
  const { SOURCE_DATE_EPOCH: seconds } = environment;
  const date = (seconds ? new Date(1000 * Number(seconds)) : new Date()).toISOString().slice(0, 10);
  const { url, repository } = siteFacts(environment);
  const { title, authors, license = 'MIT' } = cff;
  return { title, authors, license, version, commit, date, url, repository };
}
