/** Links between the site's pages that open the same run. */

/** What a link changes in the address; null takes a key out. */
export type QueryChanges = Readonly<Record<string, string | number | null>>;

/** What the controls of one page say. */
export const viewKey = 'view';

/** Keys that name something on one page; a link leaves them behind, unless it sets them. */
const ofOnePage: QueryChanges = { deployment: null, [viewKey]: null };

/** The list of all claims, under the site's root. */
export const claimsPath = 'claims/';
/** A claim's own page. */
export const claimPath = (id: string): string => `${claimsPath}${id}/`;

/** A link to a claim's own page that keeps the run. */
export function claimHref(from: string, id: string, query: string, changes: QueryChanges = {}): string {
  return linkTo(from, claimPath(id), query, changes);
}

/** A page's address relative to another's; both are paths under the site's root ('' or `cycle-time/`). */
export function linkTo(from: string, to: string, query: string, changes: QueryChanges = {}): string {
  const up = '../'.repeat(from.split('/').length - 1);
  const path = `${up}${to}` || './';
  const text = changedQuery(query, { ...ofOnePage, ...changes });
  return text === '' ? path : `${path}?${text}`;
}

/** The query with some keys set or taken out; the order of the others is kept. */
export function changedQuery(query: string, changes: QueryChanges): string {
  const kept = new URLSearchParams(query);
  for (const [key, change] of Object.entries(changes)) {
    if (change === null) kept.delete(key);
    else kept.set(key, String(change));
  }
  return kept.toString();
}

/** Which deployment the address asks for: a whole number from 0 to n − 1; the fallback when it asks for none. */
export function deploymentIn(query: string, deployments: number, fallback: number): number {
  const text = new URLSearchParams(query).get('deployment');
  const index = text !== null && /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  return index < deployments ? index : fallback;
}

/** A link from a figure to the page that argues it; the shell keeps its query current by `data-to`. */
export function pageLink(from: string, to: string, title: string, query: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = linkTo(from, to, query);
  link.dataset.to = to;
  link.className = 'figure__more';
  link.textContent = `More: ${title.toLowerCase()}`;
  return link;
}
