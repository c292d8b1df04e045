/** What a host of the site may change, from one file: its name, where it is, where its source is, and where corrections go. */
import facts from '../site.json' with { type: 'json' };

export interface SiteFacts {
  /** Behind each page's own title. */
  readonly name: string;
  /** Of the first page. */
  readonly title: string;
  /** Where the site will be, with a slash at its end; null where it is not known. */
  readonly url: string | null;
  /** Its source; null where it is not known. */
  readonly repository: string | null;
  /** Where a correction is sent: an address of the web, or of mail; null: the repository's issues. */
  readonly corrections: string | null;
}

/** As written: names are no matter of the environment. */
export const site: SiteFacts = facts;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The file, or what stands in the environment of a build: `SITE_URL`, `REPOSITORY`, and what GitHub's workflows set
 * (`GITHUB_SERVER_URL`, `GITHUB_REPOSITORY`), so that a fork links to the fork.
 *
 * @throws Error for what is no address of the web
 */
export function siteFacts(environment: Environment, written: SiteFacts = facts): SiteFacts {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name } = environment;
  const fork = server && name ? `${server}/${name}` : null;
  const url = webAddress('SITE_URL', environment['SITE_URL'] || written.url);
  return {
    ...written,
    url: url === null ? null : `${url}/`,
    repository: webAddress('REPOSITORY', environment['REPOSITORY'] || written.repository || fork),
  };
}

/** `git+https://host/owner/name.git/` → `https://host/owner/name`. */
function webAddress(where: string, text: string | null): string | null {
  if (text === null) return null;
  const address = text
    .replace(/^git\+/, '')
    .replace(/(#.*|\.git)$/, '')
    .replace(/\/+$/, '');
  if (!/^https?:\/\/[^\s"<>]+$/.test(address))
    throw new Error(`${where}: expected an address such as https://host/path/, got ${JSON.stringify(text)}`);
  return address;
}
