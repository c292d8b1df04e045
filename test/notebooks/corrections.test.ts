/** Where a claim is corrected: a filled-in issue or mail where the build knows a place, else words and no link that leads nowhere. */
import { expect, test } from 'vitest';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { correctionNote, replyNote } from '../../notebooks/claims/head.ts';

const repository = 'https://host.example/owner/name';

test('every claim has a link where the place is known', () => {
  for (const claim of publishedClaims) {
    const { href } = correctionNote(claim, repository).querySelector('a')!;
    expect(href).toMatch(/^https:\/\/host\.example\/owner\/name\/issues\/new\?title=.+&body=.+/);
    expect(decodeURIComponent(href)).toContain(`Claim: ${claim.id}`);
  }
});

test('where it is not known there is none, and it says so', () => {
  for (const claim of publishedClaims)
    for (const note of [correctionNote(claim, null), replyNote(claim, null)]) {
      expect(note.querySelector('a'), claim.id).toBeNull();
      expect(note.textContent).not.toMatch(/mailto|null|undefined/);
    }
  expect(correctionNote(publishedClaims[0]!, null).textContent).toContain(
    'it names no place for corrections',
  );
});
