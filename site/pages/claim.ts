/** The notebook of the claim that the page is about, or of the list of all. */
import { publishedClaims } from '../../engine/claims/published/index.ts';
import type { Notebook } from '../../notebooks/authoring/define.ts';
import { claimPath } from '../../notebooks/authoring/links.ts';
import type { ReplayClient } from '../../workers/replay/pool.ts';

/** Started once, when the first lens asks for it. */
let pool: Promise<ReplayClient> | null = null;
const replay = (): Promise<ReplayClient> => {
  pool ??= import('../../notebooks/claims/kept-replays.ts').then(({ KeptReplays }) => new KeptReplays());
  return pool;
};

export async function notebook(): Promise<Notebook> {
  const claim = publishedClaims.find(({ id }) => document.body.dataset.page === claimPath(id));
  if (claim === undefined) return (await import('../../notebooks/claim/claim-index.ts')).claimIndex();
  const place = document.querySelector<HTMLMetaElement>('meta[name="corrections"]')?.content || null;
  const { claimNotebook } = await import('../../notebooks/claim/notebook.ts');
  return claimNotebook({ claim, corrections: place, replay });
}
