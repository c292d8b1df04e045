/** Copies a text and says so on the button that was pressed. */

const SHOWN_FOR = 1600;

export async function copyText(button: HTMLButtonElement, text: string): Promise<void> {
  const label = (button.dataset.label ??= button.textContent ?? '');
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  } catch {
    // no permission, or an insecure context: hand the text over for copying by hand
    window.prompt('Copy this:', text);
  }
  setTimeout(() => {
    button.textContent = label;
  }, SHOWN_FOR);
}
