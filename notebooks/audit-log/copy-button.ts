/** A button that copies a text, and says so for a moment. */
import { element } from '../authoring/html.ts';

const SHOWN_FOR = 1600;

export function copyButton(label: string, text: string): HTMLButtonElement {
  const button = element`<button class="button" type="button">${label}</button>` as HTMLButtonElement;
  const copy = async (): Promise<void> => {
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
  };
  button.addEventListener('click', () => void copy());
  return button;
}
