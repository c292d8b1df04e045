/** Hands a file that was made in the page to the reader. */
export function download(name: string, text: string, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new File([text], name, { type }));
  link.download = name;
  link.click();
  // the browser has taken its own hold of the file by the next task
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
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
