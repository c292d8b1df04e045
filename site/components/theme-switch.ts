/** Light, dark, or as the system has it. Kept for this tab only, so that a talk stays dark from page to page. */

const KEY = 'theme';
const choices = ['auto', 'light', 'dark'] as const;
type Choice = (typeof choices)[number];

export function createThemeSwitch(root: ParentNode, page: HTMLElement = document.documentElement): void {
  const buttons = [...root.querySelectorAll<HTMLButtonElement>('[data-theme-choice]')];
  const apply = (choice: Choice): void => {
    if (choice === 'auto') delete page.dataset.theme;
    else page.dataset.theme = choice;
    for (const button of buttons) {
      button.setAttribute('aria-pressed', String(button.dataset.themeChoice === choice));
    }
  };
  for (const button of buttons) {
    button.addEventListener('click', () => {
      const choice = choices.find((name) => name === button.dataset.themeChoice) ?? 'auto';
      apply(choice);
      remember(choice);
    });
  }
  apply(remembered());
}

function remembered(): Choice {
  try {
    return choices.find((name) => name === sessionStorage.getItem(KEY)) ?? 'auto';
  } catch {
    // storage is refused: nothing is kept then
    return 'auto';
  }
}

function remember(choice: Choice): void {
  try {
    sessionStorage.setItem(KEY, choice);
  } catch {
    // as above
  }
}
