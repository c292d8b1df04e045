/** Sets of rules as files: saved from the page, opened by hand. Nothing of a file is trusted before its check. */
import { complaint, expected, inWords } from '../../engine/errors.ts';
import type { PolicySet } from '../../engine/policy-language/policy-set.ts';
import { count } from '../format/number.ts';

/** Thirty-two rules at their longest are 140,000 characters. */
const LONGEST_FILE = 500_000;
const FILE_NAME = 'policies.json';

/** The browser may ask where to put it, milliseconds. */
const KEPT_MS = 60_000;

/** Offers the set as a download. */
export function saveSet(set: PolicySet): void {
  const address = URL.createObjectURL(
    new Blob([`${JSON.stringify(set, null, 2)}\n`], { type: 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = FILE_NAME;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}

export type OpenedFile =
  | { readonly kind: 'data'; readonly data: unknown }
  | { readonly kind: 'refused'; readonly message: string };

/** Reads a file as JSON; what is in it is for the check to say. */
export async function openFile(file: File): Promise<OpenedFile> {
  if (file.size > LONGEST_FILE) {
    return refused(`at most ${count(LONGEST_FILE)} bytes`, count(file.size));
  }
  try {
    return { kind: 'data', data: JSON.parse(await file.text()) };
  } catch (error) {
    return refused('JSON', 'other text', error instanceof Error ? error.message : String(error));
  }
}

const refused = (what: string, came: string, fix?: string): OpenedFile => ({
  kind: 'refused',
  message: complaint(expected('file', what, inWords(came), fix)),
});
