/** Sizes of files as readers see them. */
import { decimal, plural } from './number.ts';

/** `21.6 MB`: a million bytes each. */
export function bytesText(bytes: number): string {
  if (bytes < 1e4) return plural(bytes, 'byte');
  return bytes < 1e6 ? `${decimal(bytes / 1e3, 0)}\u202fkB` : `${decimal(bytes / 1e6, 1)}\u202fMB`;
}
