/** Where a reader says that something here is wrong: a new issue of the project, or a letter without an address. */
import type { Claim } from '../../engine/claims/claim.ts';

/** What is written into the issue: a correction of ours, or the authors’ reply to the claim. */
export type CorrectionKind = 'correction' | 'reply';

/**
 * A link that opens an issue with title and body filled in; where the project is not known, the same as a mail whose
 * addressee the reader knows better.
 *
 * @param project address of the project’s repository on a host with issues (`https://github.com/owner/name`), or null
 */
export function correctionLink(
  claim: Claim,
  project: string | null,
  kind: CorrectionKind = 'correction',
): string {
  const subject = `${titles[kind]}: ${claim.id} (${claim.printed})`;
  const body = bodyOf(claim, kind);
  return project === null
    ? `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`
    : `${project.replace(/\/+$/, '')}/issues/new?title=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

const titles: Readonly<Record<CorrectionKind, string>> = {
  correction: 'Correction of a claim',
  reply: 'Reply to a claim',
};

function bodyOf({ id, sentence, printed, source, alternatives }: Claim, kind: CorrectionKind): string {
  const figures = [{ printed, source }, ...alternatives].map(
    (figure) => `- ${figure.printed} (${figure.source.document}, ${figure.source.locator})`,
  );
  const asked =
    kind === 'correction'
      ? ['What is wrong here:', '', 'What it should say, and the source for it:', '']
      : ['Your reply, as it should be shown:', '', 'Name, as it should be shown:', ''];
  return [`Claim: ${id}`, sentence, '', 'Printed:', ...figures, '', ...asked].join('\n');
}
