/** A correction is one press away: an issue or a mail with everything filled in. */
import { expect, test } from 'vitest';
import { publishedClaims } from '../../../engine/claims/index.ts';
import { correctionLink } from '../../../notebooks/claims/head.ts';
import { claimCalled } from '../view-of.ts';

test('where the project is known the link opens a new issue of it, with title and body', () => {
  const link = new URL(correctionLink(claimCalled('success-baseline'), 'https://host.example/owner/name/'));
  expect(link.origin + link.pathname).toBe('https://host.example/owner/name/issues/new');
  expect(link.searchParams.get('title')).toBe('Correction of a claim: success-baseline (89%)');
  const body = link.searchParams.get('body')!;
  expect(body).toContain('- 89% (README, study results)');
  expect(body).toContain('- 94.2% (replication document, baseline)');
});

test('a host that has an address of mail gets a mail with the same subject and body', () => {
  for (const claim of publishedClaims) {
    const mail = new URL(correctionLink(claim, 'mailto:corrections@host.example'));
    const issue = new URL(correctionLink(claim, 'https://host.example/owner/name'));
    expect([mail.protocol, mail.pathname]).toEqual(['mailto:', 'corrections@host.example']);
    // mail has no plus for a space, and ends its lines as mails do
    expect(mail.search).not.toContain('+');
    expect(mail.searchParams.get('subject')).toBe(issue.searchParams.get('title'));
    expect(mail.searchParams.get('body')!.replaceAll('\r\n', '\n')).toBe(issue.searchParams.get('body'));
  }
});

test('the authors’ reply has a link of its own', () => {
  const claim = claimCalled('canary-catch');
  const reply = new URL(correctionLink(claim, 'https://host.example/owner/name', 'reply'));
  expect(reply.searchParams.get('title')).toBe('Reply to a claim: canary-catch (14.4%)');
  expect(reply.href).not.toBe(correctionLink(claim, 'https://host.example/owner/name'));
});
