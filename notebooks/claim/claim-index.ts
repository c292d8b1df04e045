/** Every claim as a list, with the links of the run on show. */
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { defineNotebook, type Notebook } from '../authoring/define.ts';
import { claimsPath as path } from '../authoring/links.ts';
import { allClaims, updateClaimLinks } from '../claims/head.ts';
import { meta } from './notebook.ts';

/** What the page shows when its address names no claim, or none that there is. */
export function claimIndex(): Notebook {
  const list = allClaims(publishedClaims, null);
  return defineNotebook({ ...meta, claims: [], path }, ({ study, prose, text, cell }) => {
    prose('<h2>All claims</h2><p>Each has a page of its own.</p>');
    text({}, () => list);
    cell('links of this run', { run: study }, ({ run }) => updateClaimLinks(list, path, run.query));
  });
}
