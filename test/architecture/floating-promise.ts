/**
 * A promise that nobody waits for, forgiven on purpose: were the lint to stop looking at types, the directive would
 * forgive nothing, and `npm run check` reports directives that forgive nothing.
 */
const later = (): Promise<void> => Promise.resolve();
// oxlint-disable-next-line typescript/no-floating-promises -- it is there to be found: unused, this line fails the check
later();
