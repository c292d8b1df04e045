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

/** The same for a text, with the type that its kind of file has. */
export function download(name: string, text: string, type: string): void {
  offerFile(new Blob([text], { type }), name);
}

/** A button that does one thing. */
export function actionButton(text: string, act: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.className = 'button';
  button.type = 'button';
  button.textContent = text;
  button.addEventListener('click', act);
  return button;
}
