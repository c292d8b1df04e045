/** The tests' browser: found where `npm test` has made sure that there is one. */
export { chromiumLaunch } from '../scripts/find-chromium.mjs';
