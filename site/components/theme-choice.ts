/** Light, dark, or as the system has it. */
import { type ThemeChoice, themeChoices, themeKey } from './theme.ts';

export function createThemeSwitch(root: ParentNode, page: HTMLElement = document.documentElement): void {
  const buttons = [...root.querySelectorAll<HTMLButtonElement>('[data-theme-choice]')];
  const apply = (choice: ThemeChoice): void => {
    if (choice === 'auto') delete page.dataset.theme;
    else page.dataset.theme = choice;
    for (const button of buttons) {
      button.setAttribute('aria-pressed', String(button.dataset.themeChoice === choice));
    }
  };
  for (const button of buttons) {
    button.addEventListener('click', () => {
      const choice = themeChoices.find((name) => name === button.dataset.themeChoice) ?? 'auto';
      apply(choice);
      remember(choice);
    });
  }
  apply(remembered());
}

function remembered(): ThemeChoice {
  try {
    return themeChoices.find((name) => name === sessionStorage.getItem(themeKey)) ?? 'auto';
  } catch {
    // storage is refused: nothing is kept then
    return 'auto';
  }
}

function remember(choice: ThemeChoice): void {
  try {
    sessionStorage.setItem(themeKey, choice);
  } catch {
    // as above
  }
}
