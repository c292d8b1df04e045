/** The choice between light and dark: kept for this tab only, so that a talk stays dark from page to page. */

import { find } from './find.ts';

const themeChoices = ['auto', 'light', 'dark'] as const;
type ThemeChoice = (typeof themeChoices)[number];

/** Key in the tab's session storage. */
const themeKey = 'theme';

/**
 * Runs before the first paint, or a page that is to be dark would flash white on its way in: inline and classic, since modules
 * wait for the whole page.
 */
export const earlyTheme = `try {
  const theme = sessionStorage.getItem('${themeKey}');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {}
`;

/** One button: each press is the next choice. */
export function createThemeSwitch(root: ParentNode, page: HTMLElement = document.documentElement): void {
  const button = find(root, '[data-do="theme"]', HTMLButtonElement);
  let choice = remembered();
  const apply = (): void => {
    if (choice === 'auto') delete page.dataset.theme;
    else page.dataset.theme = choice;
    button.textContent = `Colors: ${choice}`;
  };
  button.addEventListener('click', () => {
    choice = themeChoices[(themeChoices.indexOf(choice) + 1) % themeChoices.length]!;
    apply();
    remember(choice);
  });
  apply();
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
