/** Where this project's own repository is, as far as it is known when the site is built. */

/** What a package says of itself. */
export interface PackageFacts {
  readonly homepage?: string;
  readonly repository?: string | { readonly url?: string };
}

/**
 * The package's own word first; else that of the workflow in which it is built (`GITHUB_SERVER_URL`,
 * `GITHUB_REPOSITORY`), so that a fork links to the fork; else null.
 */
export function projectAddress(
  { homepage, repository }: PackageFacts,
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  const named = typeof repository === 'string' ? repository : repository?.url;
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name } = environment;
  const built = server && name ? `${server}/${name}` : undefined;
  return [homepage, named, built].map(webAddress).find((address) => address !== null) ?? null;
}

/** `git+https://host/owner/name.git` → `https://host/owner/name`; null for what is no address of a web page. */
function webAddress(text: string | undefined): string | null {
  const address = text
    ?.replace(/^git\+/, '')
    .replace(/(#.*|\.git)$/, '')
    .replace(/\/$/, '');
  return address !== undefined && /^https?:\/\/[^\s"<>]+$/.test(address) ? address : null;
}
