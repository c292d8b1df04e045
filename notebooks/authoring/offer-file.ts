/** Hands a file to the reader: the browser saves it, or asks where. */

/** How long the file is kept while the browser asks, milliseconds. */
const KEPT_FOR = 60_000;

export function offerFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_FOR);
}
