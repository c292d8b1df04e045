/** The choice between light and dark: kept for this tab only, so that a talk stays dark from page to page. */

export const themeChoices = ['auto', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** Key in the tab's session storage. */
export const themeKey = 'theme';

/**
 * Runs before the first paint, or a page that is to be dark would flash white on its way in. A classic script of its own:
 * modules wait for the whole page, and the content security policy forbids inline scripts, all but one.
 */
export const earlyTheme = `try {
  const theme = sessionStorage.getItem('${themeKey}');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {}
`;
