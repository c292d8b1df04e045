/** The notebook of the claim that the address names, and that claim as the window's title. */
import { publishedClaims } from '../../engine/claims/published/index.ts';
import type { Notebook } from '../../notebooks/authoring/define.ts';
import type { ReplayClient } from '../../workers/replay/pool.ts';
import { claimIn } from '../state/address.ts';

/** Started once, when the first lens asks for it. */
let pool: Promise<ReplayClient> | null = null;
const replay = (): Promise<ReplayClient> => {
  pool ??= import('../../notebooks/claims/kept-replays.ts').then(({ KeptReplays }) => new KeptReplays());
  return pool;
};

export async function notebook(): Promise<Notebook> {
  const claim = publishedClaims.find(({ id }) => id === claimIn(location.search)) ?? null;
  const project = document.querySelector<HTMLMetaElement>('meta[name="project"]')?.content || null;
  const made =
    claim === null
      ? (await import('../../notebooks/claim/claim-index.ts')).claimIndex()
      : (await import('../../notebooks/claim/notebook.ts')).claimNotebook({ claim, project, replay });
  document.title = `${claim === null ? '' : `${claim.printed}: `}${made.title} · GenOps, re-run`;
  document.querySelector('.page-head > h1')!.textContent = made.title;
  document.querySelector('.page-head > .lead')!.textContent = made.lead;
  return made;
}
